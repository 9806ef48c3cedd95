"""The entries of news, events and best practices, and of the pages of docs/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any, Final

from dissemination import urls
from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.kinds import BY_NAME
from dissemination.model.news import News
from dissemination.site.search.search_entry import SearchEntry
from dissemination.site.search.search_text import SearchText, plain

_TAG: Final = re.compile(r"<[^>]*>")


def items(library: Library, texts: Mapping[str, str]) -> Iterator[SearchEntry]:
    """An entry for each public item, the oldest first, so that a new one comes last; `texts` has
    their plain bodies by their addresses."""
    telling = SearchText(library)
    entries = sorted(
        library.entries.values(), key=lambda a: (library.published(a), a.kind, a.item.id)
    )
    for entry in entries:
        address = urls.item(entry.kind, entry.slug)
        item = entry.item
        yield SearchEntry(
            address,
            BY_NAME[entry.kind].answer,
            item.title,
            item.summary,
            meta=_meta(telling, entry),
            told=f"{telling.told(item)} {_choice(library, item)}",
            body=texts.get(address, ""),
            language="" if item.language == library.settings.language else item.language or "",
        )


def page(address: str, title: str, description: str, html: str) -> SearchEntry:
    """The entry of a page of docs/ with its own text, rendered; its records have their own."""
    return SearchEntry(address, "Page", title, description, told=unescape(_TAG.sub(" ", html)))


def pages(library: Library, found: Iterable[SearchEntry]) -> Iterator[SearchEntry]:
    """The entries of the pages of docs/, with what the project says of itself on them."""
    project, telling = library.project, SearchText(library)
    bare = project.model_copy(update={"facts": (), "outcome": ()})  # facts have entries
    publication = library.settings.publication
    more = {
        urls.HOME: f"{project.acronym} {project.slogan} {' '.join(project.outcome)}",
        urls.PROJECT: f"{plain(project.summary)} {telling.told(bare)}",
        urls.PRACTICES: f"{publication.title} {publication.subtitle or ''} "
        f"{publication.statement} {plain(publication.preface)}",
    }
    for search_entry in sorted(found, key=lambda search_entry: search_entry.address):
        yield search_entry.with_more(more.get(search_entry.address, ""))


def _meta(telling: SearchText, entry: Entry[Any]) -> str:
    """The day of a news item, the days and the town of an event."""
    item = entry.item
    match item:
        case News():
            return telling.locale.day(item.date.day)
        case Event():
            when = telling.locale.event(item, telling.library.zone)
            return f"{when}, {item.place.town}" if item.place else when
    return "Done" if item.state == "done" else "Planned"


def _choice(library: Library, item: Any) -> str:
    """The title of an item's category, type or area."""
    settings = library.settings
    match item:
        case News():
            return library.choice(settings.categories, item.category).title
        case Event():
            return library.choice(settings.event_types, item.type).title
    return library.choice(settings.areas, item.area).title
