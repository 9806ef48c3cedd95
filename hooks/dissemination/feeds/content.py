"""The whole text of an item for a feed: its picture, what must be known first, the text, and what
was corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from dissemination.addresses import Addresses
from dissemination.feeds.body import paragraph, readable, strong, written
from dissemination.feeds.entry import Picture, page, picture, picture_of
from dissemination.library.bodies import body
from dissemination.library.library import Library
from dissemination.model.item import Item
from dissemination.model.outcome import Outcome
from dissemination.source.articles import Article
from dissemination.words import Words


def content(
    article: Article[Any], first: Iterable[HtmlElement], library: Library, addresses: Addresses
) -> str:
    """The HTML of an item, after the paragraphs that should come first."""
    text = body(article, addresses.absolute, library.pictures)
    whole = readable(text, page(article, addresses))
    shown = picture(article, library, addresses)
    before = [*([figure(shown)] if shown else []), *first]
    whole[:0] = before
    if before:
        before[-1].tail, whole.text = whole.text, None
    whole.extend(gallery(article, library, addresses))
    whole.extend(correction(article.item, Words(library.settings.language)))
    return written(whole, article.item.language)


def gallery(article: Article[Any], library: Library, addresses: Addresses) -> Iterator[HtmlElement]:
    """The pictures of an item's gallery, each with its caption and whom it is by."""
    for shown in article.item.gallery:
        yield figure(picture_of(article, shown.picture, shown.alt, library, addresses))
        if words := " ".join(filter(None, (shown.caption, shown.credit))):
            yield paragraph(words)


def figure(shown: Picture) -> HtmlElement:
    """A picture as a paragraph."""
    found = html.Element("img", src=shown.url, alt=shown.alt)
    if shown.width:
        found.set("width", str(shown.width))
        found.set("height", str(shown.height))
    return paragraph(found)


def correction(item: Item | Outcome, words: Words) -> list[HtmlElement]:
    """The note of a correction, with its day."""
    if not (item.updated and item.correction):
        return []
    said = f"Corrected on {words.day(item.updated.day)}:"
    return [paragraph(strong(said), f" {item.correction}")]
