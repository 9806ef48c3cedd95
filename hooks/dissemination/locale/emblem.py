"""What stands beside the emblem of the European Union, as programmes prescribe it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dissemination.locale.catalogue import N_
from dissemination.locale.locale import Locale
from dissemination.model.funding import ProfileId

_BESIDE: Final[Mapping[ProfileId, str]] = {
    # Translators: prescribed to the letter; the European Commission publishes it in your language
    "eu-funded": N_("Funded by the European Union"),
    # Translators: prescribed to the letter; the European Commission publishes it in your language
    "eu-co-funded": N_("Co-funded by the European Union"),
}


def beside_emblem(profile: ProfileId, locale: Locale) -> str:
    """The words that a programme prescribes beside the emblem; "" if it prescribes none."""
    words = _BESIDE.get(profile)
    return locale.gettext(words) if words else ""
