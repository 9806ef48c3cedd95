"""The entries of news, events and best practices, and of the pages of docs/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any, Final

from dissemination import urls
from dissemination.library.library import Library
from dissemination.model.event import Event
from dissemination.model.news import News
from dissemination.model.record import Kind
from dissemination.site.search.search_entry import Entry
from dissemination.site.search.search_text import Telling, plain
from dissemination.source.entries import Article

SHOWN: Final[Mapping[Kind, str]] = {
    "news": "News",
    "event": "Event",
    "practice": "Best practice",
}
_TAG: Final = re.compile(r"<[^>]*>")


def items(library: Library, texts: Mapping[str, str]) -> Iterator[Entry]:
    """An entry for each public item, the oldest first, so that a new one comes last; `texts` has
    their plain bodies by their addresses."""
    telling = Telling(library)
    articles = sorted(
        library.articles.values(), key=lambda a: (library.published(a), a.kind, a.item.id)
    )
    for article in articles:
        address = urls.item(article.kind, article.slug)
        item = article.item
        yield Entry(
            address,
            SHOWN[article.kind],
            item.title,
            item.summary,
            meta=_meta(telling, article),
            told=f"{telling.told(item)} {_choice(library, item)}",
            body=texts.get(address, ""),
            language="" if item.language == library.settings.language else item.language or "",
        )


def page(address: str, title: str, description: str, html: str) -> Entry:
    """The entry of a page of docs/ with its own text, rendered; its records have their own."""
    return Entry(address, "Page", title, description, told=unescape(_TAG.sub(" ", html)))


def pages(library: Library, found: Iterable[Entry]) -> Iterator[Entry]:
    """The entries of the pages of docs/, with what the project says of itself on them."""
    project, telling = library.project, Telling(library)
    bare = project.model_copy(update={"facts": (), "outcome": ()})  # facts have entries
    publication = library.settings.publication
    more = {
        urls.HOME: f"{project.acronym} {project.slogan} {' '.join(project.outcome)}",
        urls.PROJECT: f"{plain(project.summary)} {telling.told(bare)}",
        urls.PRACTICES: f"{publication.title} {publication.subtitle or ''} "
        f"{publication.statement} {plain(publication.preface)}",
    }
    for entry in sorted(found, key=lambda entry: entry.address):
        yield entry.with_more(more.get(entry.address, ""))


def _meta(telling: Telling, article: Article[Any]) -> str:
    """The day of a news item, the days and the town of an event."""
    item = article.item
    match item:
        case News():
            return telling.words.day(item.date.day)
        case Event():
            when = telling.words.event(item, telling.library.zone)
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
