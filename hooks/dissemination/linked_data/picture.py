"""The picture of an item."""

from __future__ import annotations

from typing import Any, Final

from dissemination.library.library import Library
from dissemination.linked_data.terms import Ids, Node, node
from dissemination.model.entry import Entry

PIXELS: Final = "E37"  # UN/CEFACT


def picture(library: Library, entry: Entry[Any], ids: Ids) -> Node | None:
    """The ImageObject of an item's picture, or of the card in its place where search engines would
    not show that, with its size in pixels; None if it has no picture."""
    if not (shared := library.shared_pictures.get(entry.path)):
        return None
    return node(
        "ImageObject",
        url=ids.page(shared.address),
        width=_pixels(shared.width),
        height=_pixels(shared.height),
        caption=shared.alt or None,
    )


def _pixels(count: int) -> Node:
    return node("QuantitativeValue", value=count, unitCode=PIXELS)
