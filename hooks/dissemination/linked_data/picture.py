"""The picture of an item."""

from __future__ import annotations

from typing import Any, Final

from dissemination.library import bodies
from dissemination.library.library import Library
from dissemination.linked_data.terms import Ids, Node, node
from dissemination.source.entries import Article

PIXELS: Final = "E37"  # UN/CEFACT


def picture(library: Library, article: Article[Any], ids: Ids) -> Node | None:
    """The picture at the top of an item, with its size where that is known."""
    if not article.item.image:
        return None
    url = ids.page(bodies.picture_address(article, article.item.image))
    size = library.pictures.get(article.target(article.item.image))
    width, height = map(_pixels, size) if size else (None, None)
    caption = article.item.image_alt
    return node("ImageObject", url=url, width=width, height=height, caption=caption)


def _pixels(count: int) -> Node:
    return node("QuantitativeValue", value=count, unitCode=PIXELS)
