"""What stands beside the emblem of the European Union, as programmes prescribe it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dissemination.locale.catalogue import N_
from dissemination.locale.locale import Locale
from dissemination.model.funding import CO_FUNDED, CO_FUNDED_BY_ERASMUS, FUNDED, PROFILES
from dissemination.model.project import Funding

_BESIDE: Final[Mapping[str, str]] = {
    # Translators: prescribed to the letter; the European Commission publishes it in your language
    FUNDED: N_("Funded by the European Union"),
    # Translators: prescribed to the letter; the European Commission publishes it in your language
    CO_FUNDED: N_("Co-funded by the European Union"),
    # Translators: prescribed to the letter; the European Commission publishes it in your language
    CO_FUNDED_BY_ERASMUS: N_("Co-funded by the Erasmus+ Programme of the European Union"),
}


def beside_emblem(funding: Funding, locale: Locale) -> str:
    """The words that a programme prescribes beside the emblem; "" if it prescribes none."""
    words = PROFILES[funding.profile].beside_emblem(funding.statement)
    return locale.gettext(_BESIDE[words]) if words else ""
