"""The slots of every channel: each entry is created at most once, and stands in each of its
lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from dissemination.cache import digest as digest_of
from dissemination.feeds.channels import channel_names
from dissemination.feeds.digest import digest
from dissemination.feeds.editions import edition_slots
from dissemination.feeds.events import event_entry
from dissemination.feeds.feed_entry import FeedEntry, stamp
from dissemination.feeds.ids import tag
from dissemination.feeds.news import news_entry
from dissemination.feeds.practices import practice_entry
from dissemination.feeds.reports import report_entries
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


def slots_by_channel(library: Library, addresses: Addresses) -> dict[str, list[Slot]]:
    """The slots of each channel that has any, by the channel's name, newest first."""
    placed = [
        *_items(library, addresses),
        *_reports(library, addresses),
        *((slot, ("all",)) for slot in edition_slots(library, addresses)),
    ]
    names = {slot.version: channels for slot, channels in placed}
    channels: dict[str, list[Slot]] = {"all": []}
    for slot in newest_first(slot for slot, _ in placed):
        for name in names[slot.version]:
            channels.setdefault(name, []).append(slot)
    channels["digest"] = newest_first(digest(channels["all"], library, addresses))
    return channels


def _items(library: Library, addresses: Addresses) -> Iterator[tuple[Slot, tuple[str, ...]]]:
    """The slot of each item that is or was public, with the names of its channels."""
    entries, moment = library.entries, library.moment
    for entry in (*entries.values(), *library.withdrawn, *library.expired):
        if instants.public_from(entry.item, library.settings) <= moment:
            is_public = entry.path in entries.apart
            make = partial(ENTRIES[entry.kind], entry, library, addresses) if is_public else None
            yield item_slot(entry, make, library), tuple(channel_names(entry))


def _reports(library: Library, addresses: Addresses) -> Iterator[tuple[Slot, tuple[str, ...]]]:
    for kind, entry in report_entries(library, addresses):
        channel = "deliverables" if kind == "deliverable" else "milestones"
        yield report_slot(entry, library), ("all", channel)


def item_slot(entry: Entry[Any], make: Callable[[], FeedEntry] | None, library: Library) -> Slot:
    """The slot of an item, empty if the item is no longer public (`make` is None)."""
    settings, item = library.settings, entry.item
    published = stamp(library.published(entry))
    version = digest_of(*library.version(entry))
    notice = None if make else of_notice(entry)
    left = stamp(instants.left(item, notice, settings)) if notice else None
    return Slot(published, tag(settings, entry.kind, item.id), version, make, left)


def report_slot(feed_entry: FeedEntry, library: Library) -> Slot:
    """The slot of a reported record; its version depends on the data files alone."""
    return Slot(
        feed_entry.published,
        feed_entry.id,
        digest_of(library.digest, feed_entry.id),
        lambda: feed_entry,
    )
