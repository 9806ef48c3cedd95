"""A feed and its archives (RFC 5005 4): documents that together hold every entry of a list.

Archives have 50 slots each, numbered from the oldest; one that would be too large is divided into
parts, each with as many of its slots as it can have, the oldest first. A document is closed on the
day after it is full, since items of one day come in any order, and the next one exists from then
on, so that the neighbours that a closed document names never change: new items do not change it.
The open one has no entries while the feed has them all, and so it stays as it is too. A closed one
changes if an item of its own 50 is corrected, renamed, withdrawn or expires, if the site gets
another address or another text about the project and its lists, if a release words something of
ours otherwise, and if an item is added with an older date, made a draft again or deleted, which
moves those behind it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count
from typing import Final

from dissemination.feeds.feed import Feed
from dissemination.feeds.slot import Slot, last_left, public_slots
from dissemination.urls import archive

ARCHIVE_SLOTS: Final = 50
MOST_ENTRIES: Final = 50

Fits = Callable[[Feed], bool]


def series(feed: Feed, slots: Sequence[Slot], fits: Fits, midnight: datetime) -> Iterator[Feed]:
    """The feed that readers subscribe to, and then its archives; `slots` are newest first, `fits`
    tells whether a document is small enough, and `midnight` is when the day of the build began.

    The first has the newest 50 entries, or fewer where `fits` refuses more, at least one. Its
    `previous` is the newest closed archive, with which it overlaps, or the open one where it does
    not reach back so far.
    """
    feed, shown = replace(feed, left=last_left(slots)), public_slots(slots)
    whole, full = replace(feed, slots=shown), _full(slots, midnight)
    if not full and len(shown) <= MOST_ENTRIES and (len(shown) < 2 or fits(whole)):
        yield whole
        return
    parts = _parts(feed, slots, fits, full)
    *closed, last = parts
    waiting = len(public_slots(parts[last]))

    def front(number: int) -> Feed:
        previous = closed[-1] if closed and number > waiting else last
        return replace(feed, slots=shown[:number], previous=previous)

    newest = front(_longest(min(MOST_ENTRIES, len(shown)), lambda number: fits(front(number))))
    yield newest
    yield from _archives(feed, parts if newest.previous == last else {**parts, last: ()})


def _archives(feed: Feed, parts: dict[str, Sequence[Slot]]) -> Iterator[Feed]:
    """The closed archives, the oldest first, and the open one."""
    names = [None, *parts, None]
    for name, previous, following in zip(parts, names, names[2:], strict=False):
        yield _document(feed, name, parts[name], previous, following)


def _full(slots: Sequence[Slot], midnight: datetime) -> int:
    """How many archives are full. What is published on the day of the build is in none of them, for
    what comes later on that day may sort before it."""
    today = bisect_left(slots, True, key=lambda slot: slot.published < midnight)
    return (len(slots) - today) // ARCHIVE_SLOTS


def _parts(feed: Feed, slots: Sequence[Slot], fits: Fits, full: int) -> dict[str, Sequence[Slot]]:
    """The slots of each archive document by its name, the oldest first: of so many `full` archives,
    and of the open one."""
    parts: dict[str, Sequence[Slot]] = {}
    oldest_first = slots[::-1]
    for number in range(1, full + 2):
        end = number * ARCHIVE_SLOTS if number <= full else None
        rest = oldest_first[(number - 1) * ARCHIVE_SLOTS : end]
        for part in count(1):
            name = archive(feed.name, number, part)

            def is_small(size: int, name: str = name, rest: Sequence[Slot] = rest) -> bool:
                return fits(_document(feed, name, rest[:size], name, name))

            size = _longest(len(rest), is_small)
            parts[name], rest = rest[:size], rest[size:]
            if not rest:
                break
    return parts


def _document(
    feed: Feed, name: str, own: Sequence[Slot], previous: str | None, following: str | None
) -> Feed:
    """An archive document with these slots, the oldest first; it is closed if one follows."""
    return replace(
        feed,
        name=name,
        description=feed.about,
        slots=public_slots(own[::-1]),
        current=feed.name,
        previous=previous,
        following=following,
        left=last_left(own),
        is_closed=following is not None,
    )


def _longest(most: int, fits: Callable[[int], bool]) -> int:
    """The largest number up to `most` that fits, at least 1; all fit up to some number."""
    if most < 2 or fits(most):
        return most
    return 1 + bisect_right(range(2, most), False, key=lambda number: not fits(number))
