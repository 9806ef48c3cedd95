"""A feed: a list of entries, with what a reader should know of it, before it has a format."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from dissemination.cache import digest
from dissemination.feeds.channels import Channel
from dissemination.feeds.feed_entry import FeedEntry, Person
from dissemination.feeds.ids import tag
from dissemination.feeds.slot import Slot
from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.urls import Addresses


@dataclass(frozen=True)
class Feed:
    """A document of a feed, its entries newest first.

    `name` is its part of an address and `endings` the ends of it; `page` is the absolute address
    of the page with the same list, `began` the date of an empty feed, and `credited` says whether
    the author is a known publisher, and not the maintainers for want of one. `description` is
    what it is `about`, and that the project has ended if it has. An archive names the feed to
    subscribe to as `current`, and it and the feed the archives of the entries before and after.
    """

    name: str
    endings: tuple[str, ...]
    id: str
    title: str
    about: str
    description: str
    page: str
    language: str
    rights: str
    author: Person
    credited: bool
    began: datetime
    slots: tuple[Slot, ...] = ()
    current: str | None = None
    previous: str | None = None
    following: str | None = None
    is_closed: bool = False

    @cached_property
    def entries(self) -> tuple[FeedEntry, ...]:
        """The entries, newest first, each made when it is first asked for."""
        return tuple(slot.feed_entry for slot in self.slots)

    @property
    def version(self) -> str:
        """A digest of all that it says; it asks for no entry."""
        return digest(replace(self, slots=()), [slot.version for slot in self.slots])

    @property
    def updated(self) -> datetime:
        """When an entry was last published or corrected; never when the feed was built."""
        return max((feed_entry.changed for feed_entry in self.entries), default=self.began)


def feed(channel: Channel, library: Library, addresses: Addresses) -> Feed:
    """The feed of a list of a library, still without entries."""
    project, settings = library.project, library.settings
    publisher = settings.publisher
    about = " ".join(filter(None, [channel.text, project.slogan]))
    return Feed(
        name=channel.name,
        endings=channel.endings,
        id=tag(settings, "feed", channel.name),
        title=title(channel, library),
        about=about,
        description=" ".join([about, *ended(library)]),
        page=addresses.absolute(channel.page),
        language=settings.language,
        rights=f"{settings.licence.name}: {settings.licence.url}",
        author=_author(library),
        credited=publisher is not None,
        began=datetime.combine(settings.since, settings.bare_day_at, settings.zone),
    )


def title(channel: Channel, library: Library) -> str:
    """The name of a feed among those of other sites."""
    return f"{library.project.acronym}: {channel.title}"


def ended(library: Library) -> list[str]:
    """A sentence that says when the project ended, if it has. It stands in the description of
    every feed, where no subscriber can get it twice."""
    end = library.project.ended(library.today)
    if end is None:
        return []
    at = "on" if end.precision == "day" else "in"
    return [f"The project ended {at} {Locale(library.settings.language).when(end)}."]


def _author(library: Library) -> Person:
    """The publisher, or whoever keeps the site where none is set."""
    if publisher := library.settings.publisher:
        return Person(publisher.name, publisher.website)
    return Person(f"Maintainers of the site of {library.project.acronym}")
