"""The place of an entry in a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter

from dissemination.feeds.feed_entry import FeedEntry


@dataclass(frozen=True)
class Slot:
    """An entry's place in a list, by its time of publication and its id.

    The entry is created when it is asked for, and not held; equal versions have equal entries. The
    slot stays when the item is withdrawn or expires (`make` is then None, and `left` the stamp of
    that day), so that no other entry moves to another archive.
    """

    published: datetime
    id: str
    version: str
    make: Callable[[], FeedEntry] | None = field(compare=False, repr=False)
    left: datetime | None = None

    def feed_entry(self) -> FeedEntry:
        """The entry of a public item, created now; only for slots with `make`."""
        assert self.make is not None
        return self.make()


def newest_first(slots: Iterable[Slot]) -> list[Slot]:
    """Slots by the time of publication, newest first, then by id."""
    ordered = sorted(slots, key=attrgetter("id"))
    ordered.sort(key=attrgetter("published"), reverse=True)
    return ordered


def last_left(slots: Iterable[Slot]) -> datetime | None:
    """When an item of these slots was last withdrawn, or expired."""
    return max((slot.left for slot in slots if slot.left), default=None)


def public_slots(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """The slots whose entries are public."""
    return tuple([slot for slot in slots if slot.make])
