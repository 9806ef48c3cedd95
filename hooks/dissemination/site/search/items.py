"""The entries of news, events and best practices, and of the pages of docs/."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from html import unescape
from typing import Any, Final

from dissemination import urls
from dissemination.library.library import Library
from dissemination.library.versions import item_versions
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.news import News
from dissemination.site.search.search_entry import SearchEntry
from dissemination.site.search.search_text import SearchText, plain
from dissemination.site.search.searched import Searched

_TAG: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class ItemTexts:
    """Where the texts of items come from: `search_text` has those of their fields, `body` gives the
    plain body of one."""

    search_text: SearchText
    body: Callable[[Entry[Any]], str]


@dataclass(frozen=True, slots=True)
class SearchedItem:
    """The entry of an item, which is made of its texts."""

    item: Entry[Any]
    texts: ItemTexts
    key: str

    @property
    def address(self) -> str:
        """That of its page."""
        return urls.item(self.item.kind, self.item.slug)

    @property
    def kind(self) -> str:
        """That of the item."""
        return self.item.kind

    def answer(self) -> SearchEntry:
        """The entry as answers show it."""
        search_text, item = self.texts.search_text, self.item.item
        library = search_text.library
        return SearchEntry(
            self.address,
            self.kind,
            search_text.locale.event_title(item) if isinstance(item, Event) else item.title,
            item.summary,
            meta=_meta(search_text, self.item),
            language="" if item.language == library.settings.language else item.language or "",
            since=library.published(self.item),
        )

    def whole(self) -> SearchEntry:
        """The entry with all words by which it is found."""
        search_text, item = self.texts.search_text, self.item.item
        details = f"{search_text.details(item)} {_words(search_text, item)}"
        return replace(self.answer(), details=details, body=self.texts.body(self.item))


def searched_items(
    library: Library, body: Callable[[Entry[Any]], str]
) -> list[tuple[datetime, Searched]]:
    """An entry for each public item with the instant at which it was published, the oldest first,
    so that a new one comes last; `body` gives the plain body of one whose words are wanted."""
    texts, versions = ItemTexts(SearchText(library), body), item_versions(library)
    items = [(library.published(entry), entry) for entry in library.entries.values()]
    items.sort(key=lambda item: (item[0], item[1].kind, item[1].item.id))
    return [
        (published, SearchedItem(entry, texts, versions[entry.path])) for published, entry in items
    ]


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
    details = {
        urls.HOME: f"{project.slogan} {' '.join(project.outcome)}",
        urls.PROJECT: f"{plain(project.summary)} {search_text.details(bare)}",
    }
    if publication := library.settings.publication:
        own = (publication.title, publication.subtitle, publication.statement)
        details[urls.PRACTICES] = " ".join([*filter(None, own), plain(publication.preface)])
    for entry in sorted(docs, key=lambda entry: entry.address):
        if entry.address == urls.HOME:
            description = entry.text or library.settings.description
            entry = replace(entry, text=description, names=project.acronym)
        yield entry.with_details(details.get(entry.address, ""))


def _meta(search_text: SearchText, entry: Entry[Any]) -> str:
    """The day of a news item, the days of an event, and its town or that it is online."""
    item = entry.item
    match item:
        case News():
            return search_text.locale.day(item.date.day)
        case Event():
            when = search_text.locale.event(item, search_text.library.zone)
            where = item.place.town if item.place else search_text.locale.where(item)
            return f"{when}, {where}" if where else when
    return search_text.locale.state("practice", item.state)


def _words(search_text: SearchText, item: Any) -> str:
    """The titles of an item's categories, its type or its area, and that an event is online."""
    library, settings = search_text.library, search_text.library.settings
    match item:
        case News():
            titles = (library.choice(settings.categories, key).title for key in item.categories)
            return " ".join(titles)
        case Event():
            title = library.choice(settings.event_types, item.type).title
            return f"{title} {library.locale.gettext('online')}" if item.online else title
    return library.choice(settings.areas, item.area).title
