"""The page of each news item, event and practice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from html import unescape
from typing import Any, Final

from markupsafe import Markup

from dissemination import urls
from dissemination.library import changes
from dissemination.model.entry import Entry
from dissemination.model.practice import Practice
from dissemination.model.record import KindName
from dissemination.publication.document.citation import chapter_citation
from dissemination.site import responsive_images
from dissemination.site.card_text import entry_title
from dissemination.site.generated_page import Body, GeneratedPage, Section
from dissemination.site.last_modified import of_generated
from dissemination.site.pages.page_parts import head
from dissemination.site.partials import Partials
from dissemination.urls import relative_root

SECTIONS: Final[Mapping[KindName, Section]] = {
    "news": "news",
    "event": "events",
    "practice": "best-practices",
}
_TAG: Final = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


def entry_pages(partials: Partials) -> Iterator[GeneratedPage]:
    """A page for each public item."""
    for entry in partials.library.entries.values():
        yield _entry_page(partials, entry)


def plain_text(partials: Partials, entry: Entry[Any]) -> str:
    """The text of an item without markup, as its page shows it; it is asked for last."""
    text = _TAG.sub("", _html(partials, entry, urls.item(entry.kind, entry.slug)))
    partials.library.bodies.let_go(entry)
    return unescape(" ".join(text.split()))


def _entry_page(partials: Partials, entry: Entry[Any]) -> GeneratedPage:
    locale = partials.library.locale
    is_event = entry.kind == "event"
    return GeneratedPage(
        urls.item(entry.kind, entry.slug),
        SECTIONS[entry.kind],
        entry_title(partials.library, entry),
        locale.event_summary(entry.item) if is_event else entry.item.summary,
        partial(_body, partials, entry.path),
        about=entry,
        changed=of_generated(partials.library, changes.of_item(entry)),
    )


def _body(partials: Partials, path: str) -> Body:
    entry = partials.library.entries[path]
    address = urls.item(entry.kind, entry.slug)
    text = _text(partials, entry, address)
    text, popovers = _with_glossary_links(partials, entry, text, address)
    values = _chapter_values(partials, entry) if entry.kind == "practice" else {}
    values |= {"entry": entry, "item": entry.item, "body": text}
    content = partials.render(entry.kind, address, **values)
    return Body(content + popovers, head(partials, address, entry))


def _text(partials: Partials, entry: Entry[Any], here: str) -> Markup:
    """The text of an item as HTML, its pictures in all sizes."""
    return responsive_images.responsive(_html(partials, entry, here), entry, here, partials)


def _html(partials: Partials, entry: Entry[Any], here: str) -> str:
    """The text of an item as HTML; that of a practice is its chapter in the publication."""
    if entry.kind == "practice":
        chapter: str = partials.media.chapter(entry.slug).html
        return chapter
    return partials.library.bodies.html(entry, relative_root(here))


def _with_glossary_links(
    partials: Partials, entry: Entry[Any], text: Markup, here: str
) -> tuple[Markup, Markup]:
    """The text with links to the glossary, and their popovers; an item in a language other than
    the glossary's has none."""
    language = partials.library.settings.language
    if (entry.item.language or language) != language:
        return text, Markup()
    return partials.with_glossary_links(text, here)


def _chapter_values(partials: Partials, entry: Entry[Practice]) -> dict[str, Any]:
    """What the page of a practice shows as a chapter of the publication."""
    previous, following = partials.media.chapters_around(entry.slug)
    return {
        "citation": chapter_citation(entry, partials.library, partials.addresses),
        "previous": previous,
        "following": following,
    }
