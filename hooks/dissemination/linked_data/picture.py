"""The picture of an item."""

from __future__ import annotations

from typing import Any, Final

from dissemination.library import bodies
from dissemination.library.library import Library
from dissemination.linked_data.terms import Ids, Node, node
from dissemination.model.entry import Entry

PIXELS: Final = "E37"  # UN/CEFACT


def picture(library: Library, entry: Entry[Any], ids: Ids) -> Node | None:
    """The ImageObject of an item's picture, with its size in pixels if known; None if it has no
    picture."""
    if not entry.item.image:
        return None
    url = ids.page(bodies.picture_address(entry, entry.item.image))
    size = library.pictures.get(entry.target(entry.item.image))
    width, height = map(_pixels, size) if size else (None, None)
    caption = entry.item.image_alt
    return node("ImageObject", url=url, width=width, height=height, caption=caption)


def _pixels(count: int) -> Node:
    return node("QuantitativeValue", value=count, unitCode=PIXELS)
