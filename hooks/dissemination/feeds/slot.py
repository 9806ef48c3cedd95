"""The place of an entry in a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dissemination.feeds.entry import Entry


@dataclass(frozen=True)
class Slot:
    """An entry's place in a list, by its time of publication and its id. It stays when the item is
    withdrawn or expires (`entry` is then None), so that no other entry moves to another archive."""

    published: datetime
    id: str
    entry: Entry | None

    @classmethod
    def of(cls, entry: Entry) -> Slot:
        """The place of an entry that is public."""
        return cls(entry.published, entry.id, entry)


def newest_first(slots: Iterable[Slot]) -> list[Slot]:
    """By the time of publication, newest first, then by id."""
    ordered = sorted(slots, key=lambda slot: slot.id)
    ordered.sort(key=lambda slot: slot.published, reverse=True)
    return ordered


def entries(slots: Iterable[Slot]) -> tuple[Entry, ...]:
    """The entries that are public."""
    return tuple(slot.entry for slot in slots if slot.entry)
