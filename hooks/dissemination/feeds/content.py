"""The whole text of an item for a feed: its picture, introductory paragraphs, the text, and its
correction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from dissemination.feeds.body import (
    inner_html,
    labelled,
    link,
    paragraph,
    plain_html,
    strong,
    with_language,
)
from dissemination.feeds.feed_entry import Picture, page, picture, picture_of
from dissemination.library.attachment import Attachment
from dissemination.library.grants import grant_of
from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.entry import Entry
from dissemination.model.item import Item
from dissemination.model.reported import Reported
from dissemination.urls import Addresses


def content(
    entry: Entry[Any],
    first: Iterable[HtmlElement],
    library: Library,
    addresses: Addresses,
    adapt: Callable[[HtmlElement, Locale], None] | None = None,
    after: Iterable[HtmlElement] = (),
) -> str:
    """The HTML of an item: its picture, the paragraphs of `first`, its text, what comes `after`
    it, its correction.
    `adapt` alters the text, as plain HTML in the language of the item, where it is given. Where
    its language is not the site's, each part has its own `lang` and `dir`; else the whole has them
    if its script is written to the left."""
    site_locale = library.locale
    item_locale = Locale(entry.item.language or site_locale.language)
    text = plain_html(library.bodies.html(entry, addresses.root), page(entry, addresses))
    if adapt:
        adapt(text, item_locale)
    text.extend(gallery(entry, library, addresses))
    own_picture = picture(entry, library, addresses)
    figures = [figure(own_picture)] if own_picture else []
    before = list(first)
    behind = [*files(entry, library, addresses), *funded(entry.item, library), *after]
    behind += correction(entry.item, site_locale)
    if item_locale == site_locale:
        element = _extended([*figures, *before], text, behind)
        return inner_html(
            element if item_locale.direction == "ltr" else _div(with_language(element, item_locale))
        )
    own_parts = [with_language(part, item_locale) for part in (*figures, text)]
    before, behind = (
        [with_language(part, site_locale) for part in parts] for parts in (before, behind)
    )
    return inner_html(_div(*own_parts[:-1], *before, own_parts[-1], *behind))


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


def files(entry: Entry[Any], library: Library, addresses: Addresses) -> list[HtmlElement]:
    """The files to take along of an item, with format, size and pages, as a list below its
    label."""
    if not (named := library.files_of(entry)):
        return []
    locale, points = library.locale, html.Element("ul")
    for file, attachment in named:
        point = html.Element("li")
        point.append(link(file.title or attachment.name, addresses.absolute(attachment.address)))
        point[0].tail = f" ({_facts(attachment, locale)})"
        points.append(point)
    return [paragraph(strong(locale.label(locale.gettext("Files to take along")))), points]


def _facts(file: Attachment, locale: Locale) -> str:
    return locale.file_facts(file.format.name, file.bytes, file.pages)


def figure(picture: Picture) -> HtmlElement:
    """A picture as a paragraph."""
    image = html.Element("img", src=picture.url, alt=picture.alt)
    if picture.width:
        image.set("width", str(picture.width))
        image.set("height", str(picture.height))
    return paragraph(image)


def funded(item: Item, library: Library) -> list[HtmlElement]:
    """The statement of the further funder to whom an item belongs, as at most one paragraph."""
    if not (grant := grant_of(library, item)):
        return []
    statement = paragraph(grant.funding.statement)
    language = Locale(grant.funding.statement_language)
    return [statement if language == library.locale else with_language(statement, language)]


def correction(item: Item | Reported, locale: Locale) -> list[HtmlElement]:
    """The note of a correction with its day, as at most one paragraph."""
    if not (item.updated and item.correction):
        return []
    label = locale.gettext("Corrected on %(day)s", day=locale.day(item.updated.day))
    return [labelled(label, locale, item.correction)]
