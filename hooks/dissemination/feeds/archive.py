"""A feed and its archives (RFC 5005 4): documents that together hold every entry of a list.

Archives have 50 places each, numbered from the oldest. One is closed when it is full, and from
then on the next one exists, so that a closed document names both its neighbours for ever: new
items never change it. A correction, withdrawal or expiry of one of its own items does, or a new
address of the site, or other words about the project and its lists; an item that is added with an
older date, made a draft again or deleted moves those behind it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from dissemination.feeds.feed import Feed
from dissemination.feeds.slot import Slot, public
from dissemination.urls import archive

PLACES: Final = 50
MOST_ENTRIES: Final = 50


def series(whole: Feed, slots: Sequence[Slot], fits: Callable[[Feed], bool]) -> Iterator[Feed]:
    """The feed that readers subscribe to, and then its archives; `slots` are newest first.

    The first has the newest 50 entries, or fewer where more would not fit, one at least. It leads
    to the newest closed archive, with which it overlaps, or to the open one after it where it does
    not reach back so far.
    """
    shown, closed = public(slots), len(slots) // PLACES
    waiting = len(public(slots[: len(slots) - closed * PLACES]))

    def front(number: int) -> Feed:
        is_whole = not closed and number == len(shown)
        last = closed if number > waiting else closed + 1
        previous = None if is_whole else archive(whole.name, last)
        return replace(whole, slots=shown[:number], previous=previous)

    most = min(MOST_ENTRIES, len(shown))
    newest = front(most)
    if most > 1 and not fits(newest):
        newest = front(1 + bisect_right(range(2, most), False, key=lambda n: not fits(front(n))))
    yield newest
    if newest.previous:
        yield from archives(whole, slots)


def archives(whole: Feed, slots: Sequence[Slot]) -> Iterator[Feed]:
    """The closed archives, the oldest first, and the open one."""
    closed, oldest_first = len(slots) // PLACES, slots[::-1]
    for number in range(1, closed + 2):
        own = oldest_first[(number - 1) * PLACES : number * PLACES]
        yield replace(
            whole,
            name=archive(whole.name, number),
            description=whole.about,
            slots=public(own[::-1]),
            current=whole.name,
            previous=archive(whole.name, number - 1) if number > 1 else None,
            following=archive(whole.name, number + 1) if number <= closed else None,
            is_closed=number <= closed,
        )
