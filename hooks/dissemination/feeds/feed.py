"""A feed: a list of entries, with what a reader should know of it, before it has a format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypeVar

from dissemination.addresses import Addresses
from dissemination.feeds.entry import Entry, Person
from dissemination.feeds.ids import tag
from dissemination.library.library import Library
from dissemination.model.item import Item
from dissemination.source.articles import Article
from dissemination.words import Words

MOST_ENTRIES: Final = 50

ItemT = TypeVar("ItemT", bound=Item)


@dataclass(frozen=True)
class Feed:
    """A feed of entries, newest first. `name` is its part of an address, `page` the absolute
    address of the page with the same list, `began` the date of an empty feed, and `credited` says
    whether the author is a known publisher, and not the project for want of one."""

    name: str
    id: str
    title: str
    description: str
    page: str
    language: str
    rights: str
    author: Person
    credited: bool
    began: datetime
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> datetime:
        """When an entry was last published or corrected; never when the feed was built."""
        return max((entry.changed for entry in self.entries), default=self.began)

    def newest(self, number: int) -> Feed:
        """The same feed with so many entries."""
        return replace(self, entries=self.entries[:number])


def feed(
    name: str, page: str, entries: Iterable[Entry], library: Library, addresses: Addresses
) -> Feed:
    """A feed of a library, such as `news`, with these entries; `page` is an address below the
    root."""
    project, settings = library.project, library.settings
    publisher = settings.publisher
    return Feed(
        name=name,
        id=tag(settings, "feed", name),
        title=f"{project.acronym}: {name}",
        description=" ".join([project.slogan, *ended(library)]),
        page=addresses.absolute(page),
        language=settings.language,
        rights=f"{settings.licence.name}: {settings.licence.url}",
        author=Person(publisher.name, publisher.website) if publisher else Person(project.acronym),
        credited=publisher is not None,
        began=datetime.combine(settings.since, settings.bare_day_at, settings.zone),
        entries=tuple(entries),
    )


def newest(
    articles: Iterable[Article[ItemT]], library: Library, most: int = MOST_ENTRIES
) -> list[Article[ItemT]]:
    """The items of a feed: by the time of publication, newest first, then by id."""
    ordered = sorted(articles, key=lambda article: article.item.id)
    ordered.sort(key=library.published, reverse=True)
    return ordered[:most]


def ended(library: Library) -> list[str]:
    """A sentence that says when the project ended, if it has."""
    end = library.project.ended(library.today)
    if end is None:
        return []
    at = "on" if end.precision == "day" else "in"
    return [f"The project ended {at} {Words(library.settings.language).when(end)}."]
