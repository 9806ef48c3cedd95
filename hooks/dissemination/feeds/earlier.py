"""Feeds at their earlier addresses: who subscribed there goes on getting the same entries.

Each is the feed of today with its own address as `self`, and with `current` (RFC 5005 4) for the
address of today. One with an earlier name has its archives beside it, as it had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from dissemination.feeds.archive import series
from dissemination.feeds.feed import Feed
from dissemination.feeds.slot import Slot
from dissemination.library.earlier import earlier_addresses, earlier_feeds
from dissemination.library.library import Library


def at_earlier_names(
    feed: Feed, slots: Sequence[Slot], fits: Callable[[Feed], bool], library: Library
) -> Iterator[Feed]:
    """The documents of a feed under the names that it had; it has no entries yet, and the other
    arguments are those of `series`."""
    for name in earlier_feeds(library).get(feed.name, ()):
        newest, *archives = series(replace(feed, name=name), slots, fits, library.midnight)
        yield replace(newest, current=feed.name)
        yield from archives


def at_earlier_addresses(newest: Feed, earlier: Mapping[str, Sequence[str]]) -> Iterator[Feed]:
    """A feed to subscribe to at the addresses that another site had for it, each of one format;
    `earlier` has them by the addresses of today."""
    for ending in newest.endings:
        for address in earlier.get(newest.address(ending), ()):
            yield replace(newest, endings=(ending,), at=address, current=newest.name)


def by_address_of_today(library: Library) -> dict[str, list[str]]:
    """The earlier addresses of pages and feeds, by those of today."""
    addresses: dict[str, list[str]] = {}
    for address, today in earlier_addresses(library).items():
        addresses.setdefault(today, []).append(address)
    return addresses
