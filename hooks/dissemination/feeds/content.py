"""The whole text of an item for a feed: its picture, introductory paragraphs, the text, and its
correction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from dissemination.feeds.body import inner_html, labelled, paragraph, plain_html, with_language
from dissemination.feeds.feed_entry import Picture, page, picture, picture_of
from dissemination.library.bodies import body
from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.entry import Entry
from dissemination.model.item import Item
from dissemination.model.outcome import Outcome
from dissemination.urls import Addresses


def content(
    entry: Entry[Any],
    first: Iterable[HtmlElement],
    library: Library,
    addresses: Addresses,
    adapt: Callable[[HtmlElement, Locale], None] | None = None,
) -> str:
    """The HTML of an item: its picture, the paragraphs of `first`, its text, its correction.
    `adapt` alters the text, as plain HTML in the language of the item, where it is given. Where
    its language is not the site's, each part has its own `lang` and `dir`; else the whole has them
    if its script is written to the left."""
    site_locale = library.locale
    item_locale = Locale(entry.item.language or site_locale.language)
    text = plain_html(
        body(entry, addresses.absolute, library.pictures, site_locale), page(entry, addresses)
    )
    if adapt:
        adapt(text, item_locale)
    text.extend(gallery(entry, library, addresses))
    own_picture = picture(entry, library, addresses)
    figures = [figure(own_picture)] if own_picture else []
    before, after = list(first), correction(entry.item, site_locale)
    if item_locale == site_locale:
        element = _extended([*figures, *before], text, after)
        return inner_html(
            element if item_locale.direction == "ltr" else _div(with_language(element, item_locale))
        )
    own_parts = [with_language(part, item_locale) for part in (*figures, text)]
    before, after = (
        [with_language(part, site_locale) for part in parts] for parts in (before, after)
    )
    return inner_html(_div(*own_parts[:-1], *before, own_parts[-1], *after))


def _div(*parts: HtmlElement) -> HtmlElement:
    """Elements in a `<div>`."""
    element = html.Element("div")
    element.extend(parts)
    return element


def _extended(
    before: list[HtmlElement], text: HtmlElement, after: list[HtmlElement]
) -> HtmlElement:
    """The `<div>` of a text, with elements before and after its content."""
    text[:0] = before
    if before:
        before[-1].tail, text.text = text.text, None
    text.extend(after)
    return text


def gallery(entry: Entry[Any], library: Library, addresses: Addresses) -> Iterator[HtmlElement]:
    """The pictures of an item's gallery, each followed by its caption and credit."""
    for gallery_picture in entry.item.gallery:
        yield figure(
            picture_of(entry, gallery_picture.picture, gallery_picture.alt, library, addresses)
        )
        if caption := " ".join(filter(None, (gallery_picture.caption, gallery_picture.credit))):
            yield paragraph(caption)


def figure(picture: Picture) -> HtmlElement:
    """A picture as a paragraph."""
    image = html.Element("img", src=picture.url, alt=picture.alt)
    if picture.width:
        image.set("width", str(picture.width))
        image.set("height", str(picture.height))
    return paragraph(image)


def correction(item: Item | Outcome, locale: Locale) -> list[HtmlElement]:
    """The note of a correction with its day, as at most one paragraph."""
    if not (item.updated and item.correction):
        return []
    label = locale.gettext("Corrected on %(day)s", day=locale.day(item.updated.day))
    return [labelled(label, locale, item.correction)]
