"""What the published kinds and fields are, for those who read open data, as messages.

The model describes a field for the officer who writes it; here is what its published value is, in
which form, unit and zone. A field that several models share has the text of the model that owns it,
unless a model below has its own.
"""

from __future__ import annotations

from typing import Final

from dissemination.model.record import Model
from dissemination.open_data.descriptions import facts, items, project, records, site
from dissemination.open_data.descriptions.kinds import KINDS
from dissemination.open_data.descriptions.texts import Texts

__all__ = ["FIELDS", "KINDS", "description"]

FIELDS: Final[Texts] = {
    **project.TEXTS,
    **facts.TEXTS,
    **records.TEXTS,
    **site.TEXTS,
    **items.TEXTS,
}


def description(model: type[Model], name: str) -> str:
    """The message for a published field of a model; a KeyError if there is none."""
    for owner in model.__mro__:
        if name in (texts := FIELDS.get(owner, {})):
            return texts[name]
    raise KeyError(f"no description of {model.__name__}.{name} for readers")
