"""What stands in which list: every entry, made at most once and put into each of its lists."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from dissemination.cache import Cache
from dissemination.cache import digest as digest_of
from dissemination.feeds.channels import names
from dissemination.feeds.digest import digest
from dissemination.feeds.editions import edition_slots
from dissemination.feeds.events import event_entry
from dissemination.feeds.feed_entry import FeedEntry, stamp
from dissemination.feeds.ids import tag
from dissemination.feeds.news import news_entry
from dissemination.feeds.outcomes import outcome_entries
from dissemination.feeds.practices import practice_entry
from dissemination.feeds.slot import Slot, newest_first
from dissemination.library import instants
from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.model.record import KindName
from dissemination.urls import Addresses

ENTRIES: Final[dict[KindName, Callable[[Any, Library, Addresses], FeedEntry]]] = {
    "news": news_entry,
    "event": event_entry,
    "practice": practice_entry,
}


def collections(library: Library, addresses: Addresses, cache: Cache) -> dict[str, list[Slot]]:
    """The places of each list that has any, by the list's name, newest first."""
    found: dict[str, list[Slot]] = {}
    items = [
        *((a, partial(ENTRIES[a.kind], a, library, addresses)) for a in library.entries.values()),
        *((a, None) for a in (*library.withdrawn, *library.expired)),
    ]
    for entry, make in items:
        place = slot(entry, make, library)
        if place.published <= library.moment:
            for name in names(entry):
                found.setdefault(name, []).append(place)
    outcomes = [outcome(feed_entry, library) for feed_entry in outcome_entries(library, addresses)]
    found.setdefault("all", []).extend([*outcomes, *edition_slots(library, addresses)])
    found["milestones"] = outcomes
    found["digest"] = digest(found["all"], library, addresses, cache)
    return {name: newest_first(slots) for name, slots in found.items()}


def slot(entry: Entry[Any], make: Callable[[], FeedEntry] | None, library: Library) -> Slot:
    """The place of an item, with its entry if it is public."""
    settings, item = library.settings, entry.item
    published = stamp(instants.published(item, settings))
    version = digest_of(*library.version(entry))
    return Slot(published, tag(settings, entry.kind, item.id), version, make)


def outcome(feed_entry: FeedEntry, library: Library) -> Slot:
    """The place of what is known of a milestone or result, which depends on data alone."""
    return Slot(
        feed_entry.published,
        feed_entry.id,
        digest_of(library.digest, feed_entry.id),
        lambda: feed_entry,
    )
