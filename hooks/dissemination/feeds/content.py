"""The whole text of an item for a feed: its picture, what must be known first, the text, and what
was corrected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from dissemination.feeds.body import paragraph, readable, spoken, strong, written
from dissemination.feeds.feed_entry import Picture, page, picture, picture_of
from dissemination.library.bodies import body
from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.entry import Entry
from dissemination.model.item import Item
from dissemination.model.outcome import Outcome
from dissemination.urls import Addresses


def content(
    entry: Entry[Any], first: Iterable[HtmlElement], library: Library, addresses: Addresses
) -> str:
    """The HTML of an item, after the paragraphs that should come first. Where its language is not
    that of the site, each part says its own; else only one that is written to the left does."""
    site = Locale(library.settings.language)
    own = Locale(entry.item.language or site.language)
    text = readable(body(entry, addresses.absolute, library.pictures), page(entry, addresses))
    text.extend(gallery(entry, library, addresses))
    shown = picture(entry, library, addresses)
    pictured = [figure(shown)] if shown else []
    before, after = list(first), correction(entry.item, site)
    if own == site:
        whole = _enclosed([*pictured, *before], text, after)
        return written(whole if own.direction == "ltr" else _held(spoken(whole, own)))
    its_own = [spoken(part, own) for part in (*pictured, text)]
    before, after = ([spoken(part, site) for part in parts] for parts in (before, after))
    return written(_held(*its_own[:-1], *before, its_own[-1], *after))


def _held(*parts: HtmlElement) -> HtmlElement:
    """Elements in a `<div>`."""
    whole = html.Element("div")
    whole.extend(parts)
    return whole


def _enclosed(
    before: list[HtmlElement], text: HtmlElement, after: list[HtmlElement]
) -> HtmlElement:
    """A text with elements before and after what it holds."""
    text[:0] = before
    if before:
        before[-1].tail, text.text = text.text, None
    text.extend(after)
    return text


def gallery(entry: Entry[Any], library: Library, addresses: Addresses) -> Iterator[HtmlElement]:
    """The pictures of an item's gallery, each with its caption and whom it is by."""
    for shown in entry.item.gallery:
        yield figure(picture_of(entry, shown.picture, shown.alt, library, addresses))
        if locale := " ".join(filter(None, (shown.caption, shown.credit))):
            yield paragraph(locale)


def figure(shown: Picture) -> HtmlElement:
    """A picture as a paragraph."""
    found = html.Element("img", src=shown.url, alt=shown.alt)
    if shown.width:
        found.set("width", str(shown.width))
        found.set("height", str(shown.height))
    return paragraph(found)


def correction(item: Item | Outcome, locale: Locale) -> list[HtmlElement]:
    """The note of a correction, with its day."""
    if not (item.updated and item.correction):
        return []
    said = f"Corrected on {locale.day(item.updated.day)}:"
    return [paragraph(strong(said), f" {item.correction}")]
