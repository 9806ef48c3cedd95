"""Feeds at their earlier addresses: who subscribed there goes on getting the same entries.

Each is the feed of today with its own address as `self`, and with `current` (RFC 5005 4) for the
address of today. One with an earlier name has its archives beside it, as it had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dissemination.feeds.archive import series
from dissemination.feeds.feed import Feed
from dissemination.feeds.slot import Slot
from dissemination.library.earlier import earlier_addresses, earlier_feeds
from dissemination.library.library import Library


def at_earlier_addresses(
    feed: Feed, slots: Sequence[Slot], fits: Callable[[Feed], bool], library: Library
) -> Iterator[Feed]:
    """The documents of a feed at the addresses that it had, or that another site had for it; `feed`
    has no entries yet, and the other arguments are those of `series`."""
    for name in earlier_feeds(library).get(feed.name, ()):
        newest, *archives = series(replace(feed, name=name), slots, fits, library.midnight)
        yield replace(newest, current=feed.name)
        yield from archives
    formats = {feed.address(ending): ending for ending in feed.endings}
    for address, today in earlier_addresses(library).items():
        if today in formats:
            newest = next(series(feed, slots, fits, library.midnight))
            yield replace(newest, endings=(formats[today],), at=address, current=feed.name)
