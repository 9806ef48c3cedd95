"""A feed: a list of entries, with what a reader needs to know of it, before it has a format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from dissemination.cache import digest
from dissemination.feeds.channels import Channel, named
from dissemination.feeds.feed_entry import Person
from dissemination.feeds.ids import tag
from dissemination.feeds.slot import Slot
from dissemination.library.library import Library
from dissemination.library.phases import end_sentence
from dissemination.urls import Addresses, uri
from dissemination.urls import feed as feed_address


@dataclass(frozen=True)
class Feed:
    """A document of a feed, its entries newest first.

    `name` is its part of an address and `endings` the ends of it; `page` is the absolute address
    of the page with the same list, `since` the date of an empty feed. `has_publisher` is false
    where the author is the editors, for want of a publisher. `description` is `about`, and
    the end of the project if it has ended. `current` is the name of the feed to subscribe to, in
    an archive or at an earlier address; `previous` and `following` are the archives of older and
    newer entries, and `left` says when an entry was last withdrawn or expired. `at` is its own
    address where that does not follow from its name.
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
    has_publisher: bool
    since: datetime
    slots: tuple[Slot, ...] = ()
    current: str | None = None
    previous: str | None = None
    following: str | None = None
    is_closed: bool = False
    left: datetime | None = None
    at: str = ""

    def address(self, ending: str) -> str:
        """Its own address in a format, below the root."""
        return self.at or feed_address(self.name, ending)

    @property
    def reaches(self) -> datetime:
        """When its newest entry was published."""
        return self.slots[0].published if self.slots else self.since

    @cached_property
    def version(self) -> str:
        """A digest of all that its documents depend on; creates no entry."""
        return digest(replace(self, slots=()), [slot.version for slot in self.slots])

    def updated(self, changed: Iterable[datetime]) -> datetime:
        """When an entry was last published or corrected, or left; never when the feed was built.
        The entries were last `changed` then."""
        left = [self.left] if self.left else []
        return max((*left, *changed), default=self.since)


def feed(channel: Channel, library: Library, addresses: Addresses) -> Feed:
    """The feed of a list of a library, still without entries."""
    project, settings = library.project, library.settings
    publisher = settings.publisher
    about = " ".join(filter(None, [channel.text, project.slogan]))
    return Feed(
        name=channel.name,
        endings=channel.endings,
        id=tag(settings, "feed", channel.name),
        title=named(channel.title, library),
        about=about,
        description=" ".join([about, *end_notice(library)]),
        page=addresses.absolute(channel.page),
        language=settings.language,
        rights=f"{settings.licence.name}: {settings.licence.url}",
        author=_author(library),
        has_publisher=publisher is not None,
        since=datetime.combine(settings.since, settings.bare_day_at, settings.zone),
    )


def end_notice(library: Library) -> list[str]:
    """At most one sentence, the end of a project that is over. It stands in the description of
    every feed, where no subscriber can get it twice."""
    return [sentence] if (sentence := end_sentence(library)) else []


def _author(library: Library) -> Person:
    """The publisher, or whoever keeps the site where none is set."""
    if publisher := library.settings.publisher:
        return Person(publisher.name, publisher.website and uri(publisher.website))
    acronym = library.project.acronym
    name = library.locale.gettext("Editors of the %(acronym)s site", acronym=acronym)
    return Person(name)
