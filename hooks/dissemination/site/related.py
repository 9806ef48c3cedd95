"""Related items: at most three others that share something with an item.

Candidates come from an index of the traits of items (events, labels, partners, category …), and of
each trait only the items nearest in time are compared: so the cost grows with the number of items
and not with its square, and a new item changes the pages of a few neighbours alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from dissemination.library.library import Library, event_order, once
from dissemination.model.entry import Entry

AT_MOST: Final = 3
LEAST: Final = 2.0  # of a score; a shared partner alone is not enough
EARLIER: Final = 6  # neighbours that are compared, of earlier items
LATER: Final = 2  # and of later ones
MONTH: Final = 30.0  # days

# The worth of a shared trait by its field: the rarer by its nature, the more.
WORTH: Final[Mapping[str, float]] = {
    "events": 4.0,
    "labels": 4.0,
    "milestones": 3.0,
    "training": 2.0,
    "objectives": 1.5,
    "partners": 1.0,
    "kind": 2.0,
}
# The most that a field is worth, however many traits of it are shared.
LIMITS: Final[Mapping[str, float]] = {"partners": 1.5, "objectives": 3.0}
Trait = tuple[str, str]  # the field, and the id or word in it


def related(library: Library, entry: Entry[Any]) -> list[Entry[Any]]:
    """At most three items related to one, the most closely first; none that it or its page names
    already, and none at all if nothing is close."""
    return _related(library)[entry.path]


@dataclass(frozen=True)
class _Index:
    """Items by their traits. An item is its number in the order of time; `sharing` has the items
    with a trait, and `positions` for each item its position among those of each of its traits."""

    entries: list[Entry[Any]]
    sharing: dict[Trait, list[int]]
    positions: list[dict[Trait, int]]

    @classmethod
    def of(cls, entries: list[Entry[Any]]) -> _Index:
        """The index of items in the order of time."""
        sharing: dict[Trait, list[int]] = {}
        positions: list[dict[Trait, int]] = []
        for number, entry in enumerate(entries):
            positions.append({})
            for trait in dict.fromkeys(_traits(entry)):
                numbers = sharing.setdefault(trait, [])
                positions[number][trait] = len(numbers)
                numbers.append(number)
        return cls(entries, sharing, positions)

    def scores(self, number: int) -> dict[int, float]:
        """How much each neighbour of an item shares with it."""
        worths: dict[int, dict[str, float]] = {}
        for trait, position in self.positions[number].items():
            field = trait[0]
            for neighbour in _neighbours(self.sharing[trait], position):
                by_field = worths.setdefault(neighbour, {})
                by_field[field] = by_field.get(field, 0.0) + WORTH[field]
        return {neighbour: _score(by_field) for neighbour, by_field in worths.items()}


@once
def _related(library: Library) -> dict[str, list[Entry[Any]]]:
    """The related items of each item, by the path of its file."""
    entries = sorted(library.entries.values(), key=lambda e: (_when(library, e), e.kind, e.item.id))
    index = _Index.of(entries)
    return {entry.path: _closest(library, index, number) for number, entry in enumerate(entries)}


def _closest(library: Library, index: _Index, number: int) -> list[Entry[Any]]:
    """The items most closely related to the one of a number."""
    entry = index.entries[number]
    named = _named(library, entry)
    ranks = sorted(
        (-score - _nearness(library, entry, index.entries[other]), -other)
        for other, score in index.scores(number).items()
        if score >= LEAST and _key(index.entries[other]) not in named
    )
    return [index.entries[-other] for _, other in ranks[:AT_MOST]]


def _key(entry: Entry[Any]) -> tuple[str, str]:
    return entry.kind, entry.item.id


def _score(by_field: Mapping[str, float]) -> float:
    return sum(min(worth, LIMITS.get(field, worth)) for field, worth in by_field.items())


def _neighbours(numbers: list[int], position: int) -> list[int]:
    """The items nearest in time to the one at a position among those that share a trait."""
    return (
        numbers[max(0, position - EARLIER) : position]
        + numbers[position + 1 : position + 1 + LATER]
    )


def _when(library: Library, entry: Entry[Any]) -> datetime:
    """The instant of an item: an event's day, if that is known, else when it was published."""
    if entry.kind == "event":
        return event_order(entry, library.settings)
    return library.published(entry)


def _nearness(library: Library, first: Entry[Any], second: Entry[Any]) -> float:
    """How near in time two items are: 1 for the same instant, 0.5 a month apart, towards 0."""
    apart = abs((_when(library, first) - _when(library, second)).total_seconds()) / 86400
    return 1.0 / (1.0 + apart / MONTH)


def _traits(entry: Entry[Any]) -> Iterator[Trait]:
    """The traits of an item; nothing that is only inferred."""
    item = entry.item
    for field in ("events", "labels", "milestones", "training", "objectives", "partners"):
        for reference in getattr(item, field, ()):
            if isinstance(reference, str):
                is_objective = field == "objectives"
                yield field, reference.partition(".")[0] if is_objective else reference
            elif not reference.inferred:
                yield field, reference.id
    if entry.kind == "event":
        yield "events", item.id
    for field in ("category", "type", "area"):
        if value := getattr(item, field, None):
            yield "kind", value


def _named(library: Library, entry: Entry[Any]) -> set[tuple[str, str]]:
    """The kinds and ids of the items that an item's page names already: those that it refers to,
    and those that refer to it."""
    item = entry.item
    named = {("event", event) for event in getattr(item, "events", ())}
    named |= {("news", news) for news in getattr(item, "news", ())}
    if entry.kind in ("news", "event"):
        for collection in ("news", "practices"):
            named |= set(map(_key, library.referring(entry.kind, item.id, collection)))
    return named
