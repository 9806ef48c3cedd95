"""An entry of a feed, the same in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

from dissemination.feeds.ids import tag
from dissemination.library import names
from dissemination.library.bodies import picture_address
from dissemination.library.instants import corrected, published
from dissemination.library.library import Library
from dissemination.model.author import Author
from dissemination.model.entry import Entry
from dissemination.model.picture_format import type_of
from dissemination.model.settings import Choice
from dissemination.urls import Addresses, item, record


@dataclass(frozen=True)
class Person:
    """Who answers for a text: a name, and a public address if there is one."""

    name: str
    url: str | None = None


@dataclass(frozen=True)
class Picture:
    """A picture of an item, by its absolute address, with its MIME type and size in bytes; no
    `alt` if it is decorative."""

    url: str
    alt: str
    type: str
    bytes: int
    width: int | None
    height: int | None


@dataclass(frozen=True)
class Enclosure:
    """A file that goes with an item: its absolute address, what it is, its MIME type and its size
    in bytes."""

    url: str
    title: str
    type: str
    bytes: int


@dataclass(frozen=True)
class EventDetails:
    """When and where an event takes place: in words (`when`, `place`), and in ISO 8601 as days, the
    last one included, or instants with their offset. `start` is None if the day is unknown."""

    when: str
    type: str
    status: str
    start: str | None
    end: str | None
    place: str | None


@dataclass(frozen=True)
class FeedEntry:
    """An item in a feed. `text` gives the whole text, HTML with absolute addresses; `title` and
    `summary` are plain text, and so is `correction`, what was corrected last. `reported_at` is
    the address of the source that published it first. Beside its `category` it may stand in others.
    """

    id: str
    url: str
    title: str
    summary: str
    text: Callable[[], str] = field(compare=False, repr=False)
    published: datetime
    updated: datetime | None
    category: Choice
    also_in: tuple[Choice, ...] = ()
    authors: tuple[Person, ...] = ()
    language: str | None = None
    picture: Picture | None = None
    files: tuple[Enclosure, ...] = ()
    reported_at: str | None = None
    event: EventDetails | None = None
    correction: str | None = None

    @cached_property
    def html(self) -> str:
        """The whole text."""
        return self.text()

    @property
    def categories(self) -> tuple[Choice, ...]:
        """All categories in which it stands, its own first."""
        return (self.category, *self.also_in)

    @property
    def changed(self) -> datetime:
        """When it was last corrected, else published."""
        return self.updated or self.published


def page(entry: Entry[Any], addresses: Addresses) -> str:
    """The absolute address of an item's page."""
    return addresses.absolute(item(entry.kind, entry.slug))


def common_fields(entry: Entry[Any], library: Library, addresses: Addresses) -> dict[str, Any]:
    """The arguments of `FeedEntry` that every kind of item has."""
    own, settings = entry.item, library.settings
    updated = corrected(own, settings)
    return {
        "id": tag(settings, entry.kind, own.id),
        "url": page(entry, addresses),
        "title": own.title,
        "summary": own.summary,
        "published": stamp(published(own, settings)),
        "updated": stamp(updated) if updated else None,
        "correction": own.correction if updated else None,
        "authors": tuple(_author(author, library, addresses) for author in own.authors),
        "language": own.language,
        "picture": _shared(entry, library, addresses),
        "files": tuple(enclosures(entry, library, addresses)),
    }


def _author(author: Author, library: Library, addresses: Addresses) -> Person:
    place = record("person", author.person) if author.person else None
    return Person(names.author(library, author), addresses.absolute(place) if place else None)


def stamp(instant: datetime) -> datetime:
    """An instant as RFC 3339 and RFC 2822 can write it: in its own zone, or in UTC where the
    zone's offset is not in whole minutes, as in Liberia until 1972."""
    offset = instant.utcoffset() or timedelta()
    return instant.astimezone(UTC) if offset.seconds % 60 else instant


def picture(entry: Entry[Any], library: Library, addresses: Addresses) -> Picture | None:
    """The picture that an item's front matter names."""
    own = entry.item
    if not own.image:
        return None
    return picture_of(entry, own.image, own.image_alt, library, addresses)


def enclosures(entry: Entry[Any], library: Library, addresses: Addresses) -> Iterator[Enclosure]:
    """The files to take along that an item's front matter names."""
    for named, file in library.files_of(entry):
        title, address = named.title or file.name, addresses.absolute(file.address)
        yield Enclosure(address, title, file.format.type, file.bytes)


def _shared(entry: Entry[Any], library: Library, addresses: Addresses) -> Picture | None:
    """The picture that goes with an item for programs, of which not all show every picture."""
    if not (shared := library.shared_pictures.get(entry.path)):
        return None
    address = addresses.absolute(shared.address)
    size = (shared.width, shared.height)
    return Picture(address, shared.alt, shared.type, shared.bytes, *size)


def picture_of(
    entry: Entry[Any], file: str, alt: str | None, library: Library, addresses: Addresses
) -> Picture:
    """A picture in an item's own folder; `file` is its name."""
    path = entry.target(file)
    width, height = library.pictures.get(path) or (None, None)
    return Picture(
        url=addresses.absolute(picture_address(entry, path)),
        alt=alt or "",
        type=type_of(picture_address(entry, path)),
        bytes=library.weights[path].bytes,
        width=width,
        height=height,
    )
