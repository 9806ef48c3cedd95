"""What had another name or address earlier, and has that of today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dissemination import urls
from dissemination.library.library import Library, question
from dissemination.model.aliases import names, paths
from dissemination.model.entry import Entry
from dissemination.model.kinds import CHOICES, RECORDS
from dissemination.model.record import KindName
from dissemination.urls import earlier


@dataclass(frozen=True)
class Bearer:
    """An item, a record, a part of one, or an entry of a closed list, by its slug or id of today,
    with its aliases."""

    kind: KindName
    name: str
    aliases: tuple[str, ...]

    @property
    def page(self) -> str:
        """The page, place or list that is its own."""
        return earlier.pages(self.kind, self.name)[0]

    @property
    def earlier_pages(self) -> Iterator[tuple[str, str]]:
        """The pages with an earlier name in their addresses, each with that of today."""
        today = earlier.pages(self.kind, self.name)
        for name in names(self.aliases):
            yield from zip(earlier.pages(self.kind, name), today, strict=True)


@question
def bearers(library: Library) -> tuple[Bearer, ...]:
    """All that has aliases."""
    return tuple(bearer for bearer in _bearers(library) if bearer.aliases)


def earlier_files(library: Library) -> dict[str, str]:
    """The addresses of today of calendars and of files of items, by their earlier ones."""
    files = {
        address: today
        for bearer in bearers(library)
        for today in earlier.files(bearer.kind, bearer.name)
        for name in names(bearer.aliases)
        for address in earlier.files(bearer.kind, name)
    }
    calendars = (pair for pair in _of_settings(library) if pair[1].endswith(".ics"))
    return {**files, **dict(calendars)}


@question
def earlier_feeds(library: Library) -> dict[str, list[str]]:
    """The earlier names of feeds, by their names of today."""
    feeds: dict[str, list[str]] = {}
    for bearer in bearers(library):
        for today in earlier.feeds(bearer.kind, bearer.name):
            old = (
                feed for name in names(bearer.aliases) for feed in earlier.feeds(bearer.kind, name)
            )
            feeds.setdefault(today, []).extend(old)
    return feeds


@question
def earlier_addresses(library: Library) -> dict[str, str]:
    """The addresses of today of pages and feeds, by whole earlier addresses, not by earlier names.
    What an alias names comes before what a template makes."""
    moved = {
        earlier.whole(path): bearer.page
        for bearer in bearers(library)
        for path in paths(bearer.aliases)
    }
    moved |= {old: today for old, today in _of_settings(library) if not today.endswith(".ics")}
    templates = library.settings.earlier_permalinks
    for entry in _items(library) if templates else ():
        for address in earlier.of_permalinks(templates, entry.kind, entry.slug, entry.item):
            moved.setdefault(address, urls.item(entry.kind, entry.slug))
    return moved


def _of_settings(library: Library) -> Iterator[tuple[str, str]]:
    for moved in library.settings.earlier_addresses:
        for path in moved.aliases:
            yield earlier.whole(path), earlier.whole(moved.of)


def _items(library: Library) -> tuple[Entry[Any], ...]:
    """The items of which there is a page, be it a notice."""
    return (*library.entries.values(), *library.withdrawn, *library.expired)


def _bearers(library: Library) -> Iterator[Bearer]:
    for entry in _items(library):
        yield Bearer(entry.kind, entry.slug, entry.item.aliases)
    for kind in RECORDS.values():
        for record_id in library.ids(kind.name):
            record = library.lookup(kind.name, record_id)
            yield Bearer(kind.name, record_id, getattr(record, "aliases", ()))
    for choices, field in CHOICES.items():
        for choice in getattr(library.settings, field):
            yield Bearer(choices, choice.id, choice.aliases)
