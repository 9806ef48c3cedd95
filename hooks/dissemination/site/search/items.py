"""The entries of news, events and best practices, and of the pages of docs/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import unescape
from typing import Any, Final

from dissemination import urls
from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.news import News
from dissemination.site.search.search_entry import SearchEntry
from dissemination.site.search.search_text import SearchText, plain

_TAG: Final = re.compile(r"<[^>]*>")


def item_entries(library: Library, texts: Mapping[str, str]) -> Iterator[SearchEntry]:
    """An entry for each public item, the oldest first, so that a new one comes last; `texts` has
    their plain bodies by their addresses."""
    search_text = SearchText(library)
    entries = sorted(
        library.entries.values(), key=lambda e: (library.published(e), e.kind, e.item.id)
    )
    for entry in entries:
        address = urls.item(entry.kind, entry.slug)
        item = entry.item
        yield SearchEntry(
            address,
            entry.kind,
            search_text.locale.event_title(item) if isinstance(item, Event) else item.title,
            item.summary,
            meta=_meta(search_text, entry),
            details=f"{search_text.details(item)} {_choice(library, item)}",
            body=texts.get(address, ""),
            language="" if item.language == library.settings.language else item.language or "",
            since=library.published(entry),
        )


def docs_page_entry(address: str, title: str, description: str, html: str) -> SearchEntry:
    """The entry of a page of docs/ from its HTML; the records on it have entries of their own, and
    so have the items of the two lists, which are found by their titles and descriptions alone."""
    text = "" if address in (urls.NEWS, urls.EVENTS) else unescape(_TAG.sub(" ", html))
    return SearchEntry(address, "page", title, description, details=text)


def docs_page_entries(library: Library, docs: Iterable[SearchEntry]) -> Iterator[SearchEntry]:
    """The entries of the pages of docs/ by address; those of home, project and practices with the
    texts about the project and the publication that the data have."""
    project, search_text = library.project, SearchText(library)
    bare = project.model_copy(update={"facts": (), "outcome": ()})  # facts have entries
    publication = library.settings.publication
    details = {
        urls.HOME: f"{project.slogan} {' '.join(project.outcome)}",
        urls.PROJECT: f"{plain(project.summary)} {search_text.details(bare)}",
        urls.PRACTICES: f"{publication.title} {publication.subtitle or ''} "
        f"{publication.statement} {plain(publication.preface)}",
    }
    for entry in sorted(docs, key=lambda entry: entry.address):
        if entry.address == urls.HOME:
            description = entry.text or library.settings.description
            entry = replace(entry, text=description, names=project.acronym)
        yield entry.with_details(details.get(entry.address, ""))


def _meta(search_text: SearchText, entry: Entry[Any]) -> str:
    """The day of a news item, the days and the town of an event."""
    item = entry.item
    match item:
        case News():
            return search_text.locale.day(item.date.day)
        case Event():
            when = search_text.locale.event(item, search_text.library.zone)
            return f"{when}, {item.place.town}" if item.place else when
    return search_text.locale.state("practice", item.state)


def _choice(library: Library, item: Any) -> str:
    """The title of an item's category, type or area."""
    settings = library.settings
    match item:
        case News():
            return library.choice(settings.categories, item.category).title
        case Event():
            return library.choice(settings.event_types, item.type).title
    return library.choice(settings.areas, item.area).title
