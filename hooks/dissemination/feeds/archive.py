"""A feed and its archives (RFC 5005 4): documents that together hold every entry of a list.

Archives have 50 slots each, numbered from the oldest. One is closed when it is full, and the next
one exists from then on, so that the neighbours that a closed document names never change: new
items do not change it. It changes if one of its own items is corrected, withdrawn or expires, if
the site gets another address or another text about the project and its lists, and if an item is
added with an older date, made a draft again or deleted, which moves those behind it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from dissemination.feeds.feed import Feed
from dissemination.feeds.slot import Slot, public_slots
from dissemination.urls import archive

ARCHIVE_SLOTS: Final = 50
MOST_ENTRIES: Final = 50


def series(feed: Feed, slots: Sequence[Slot], fits: Callable[[Feed], bool]) -> Iterator[Feed]:
    """The feed that readers subscribe to, and then its archives; `slots` are newest first.

    The first has the newest 50 entries, or fewer where `fits` refuses more, at least one. Its
    `previous` is the newest closed archive, with which it overlaps, or the open one where it does
    not reach back so far.
    """
    shown, closed = public_slots(slots), len(slots) // ARCHIVE_SLOTS
    waiting = len(public_slots(slots[: len(slots) - closed * ARCHIVE_SLOTS]))

    def front(number: int) -> Feed:
        is_whole = not closed and number == len(shown)
        last = closed if number > waiting else closed + 1
        previous = None if is_whole else archive(feed.name, last)
        return replace(feed, slots=shown[:number], previous=previous)

    most = min(MOST_ENTRIES, len(shown))
    newest = front(most)
    if most > 1 and not fits(newest):
        newest = front(1 + bisect_right(range(2, most), False, key=lambda n: not fits(front(n))))
    yield newest
    if newest.previous:
        yield from archives(feed, slots)


def archives(feed: Feed, slots: Sequence[Slot]) -> Iterator[Feed]:
    """The closed archives, the oldest first, and the open one."""
    closed, oldest_first = len(slots) // ARCHIVE_SLOTS, slots[::-1]
    for number in range(1, closed + 2):
        own = oldest_first[(number - 1) * ARCHIVE_SLOTS : number * ARCHIVE_SLOTS]
        yield replace(
            feed,
            name=archive(feed.name, number),
            description=feed.about,
            slots=public_slots(own[::-1]),
            current=feed.name,
            previous=archive(feed.name, number - 1) if number > 1 else None,
            following=archive(feed.name, number + 1) if number <= closed else None,
            is_closed=number <= closed,
        )
