"""The slots of every channel: each entry is created at most once, and stands in each of its
lists."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from dissemination.cache import Cache
from dissemination.cache import digest as digest_of
from dissemination.feeds.channels import channel_names
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
from dissemination.library.changes import of_notice
from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.model.record import KindName
from dissemination.urls import Addresses

ENTRIES: Final[dict[KindName, Callable[[Any, Library, Addresses], FeedEntry]]] = {
    "news": news_entry,
    "event": event_entry,
    "practice": practice_entry,
}


def slots_by_channel(library: Library, addresses: Addresses, cache: Cache) -> dict[str, list[Slot]]:
    """The slots of each channel that has any, by the channel's name, newest first."""
    channels: dict[str, list[Slot]] = {}
    items = [
        *(
            (entry, partial(ENTRIES[entry.kind], entry, library, addresses))
            for entry in library.entries.values()
        ),
        *((entry, None) for entry in (*library.withdrawn, *library.expired)),
    ]
    for entry, make in items:
        if instants.public_from(entry.item, library.settings) <= library.moment:
            slot = item_slot(entry, make, library)
            for name in channel_names(entry):
                channels.setdefault(name, []).append(slot)
    outcomes = [
        outcome_slot(feed_entry, library) for feed_entry in outcome_entries(library, addresses)
    ]
    channels.setdefault("all", []).extend([*outcomes, *edition_slots(library, addresses)])
    channels["milestones"] = outcomes
    channels["digest"] = digest(channels["all"], library, addresses, cache)
    return {name: newest_first(slots) for name, slots in channels.items()}


def item_slot(entry: Entry[Any], make: Callable[[], FeedEntry] | None, library: Library) -> Slot:
    """The slot of an item, empty if the item is no longer public (`make` is None)."""
    settings, item = library.settings, entry.item
    published = stamp(instants.published(item, settings))
    version = digest_of(*library.version(entry))
    notice = None if make else of_notice(entry)
    left = stamp(instants.left(item, notice, settings)) if notice else None
    return Slot(published, tag(settings, entry.kind, item.id), version, make, left)


def outcome_slot(feed_entry: FeedEntry, library: Library) -> Slot:
    """The slot of a milestone or result; its version depends on the data files alone."""
    return Slot(
        feed_entry.published,
        feed_entry.id,
        digest_of(library.digest, feed_entry.id),
        lambda: feed_entry,
    )
