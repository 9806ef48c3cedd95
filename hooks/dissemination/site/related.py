"""Related items: at most three others that share something with an item.

Candidates come from an index of the traits of items (events, labels, partners, category …), and of
each trait only the items nearest in time are compared: so the cost grows with the number of items
and not with its square, and a new item changes the pages of a few neighbours alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, starmap
from math import inf
from typing import Any, Final

from dissemination.library.library import Library, event_order, question
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
LIMITS: Final[Mapping[str, float]] = {"partners": 1.5, "objectives": 3.0, "kind": 2.0}
Trait = tuple[str, str]  # the field, and the id or word in it
# By field, for each trait of an item in it: the numbers of all items with this trait, in the order
# of time, and the item's position among them.
Places = dict[str, list[tuple[list[int], int]]]


@question
def related_to(library: Library, path: str) -> list[Entry[Any]]:
    """At most three items related to the one of a file, the most closely first; none that it or its
    page names already, and none at all if nothing is close."""
    index = _index(library)
    return _closest(library, index, index.numbers[path])


@dataclass(frozen=True)
class _Index:
    """Items by their traits. An item is its number in the order of time, in `numbers` by its path;
    `instants` are in seconds of 1970, and `places` are those of each item."""

    entries: list[Entry[Any]]
    instants: list[float]
    numbers: dict[str, int]
    places: list[Places]

    @classmethod
    def of(cls, entries: list[Entry[Any]], instants: list[float]) -> _Index:
        """The index of items in the order of time, with their instants."""
        sharing: dict[Trait, list[int]] = {}
        places: list[Places] = []
        for number, entry in enumerate(entries):
            own: Places = {}
            places.append(own)
            for trait in dict.fromkeys(_traits(entry)):
                numbers = sharing.setdefault(trait, [])
                own.setdefault(trait[0], []).append((numbers, len(numbers)))
                numbers.append(number)
        by_path = {entry.path: number for number, entry in enumerate(entries)}
        return cls(entries, instants, by_path, places)

    def scores(self, number: int) -> dict[int, float]:
        """How much each neighbour of an item shares with it."""
        scores: dict[int, float] = {}
        for field, places in self.places[number].items():
            worth, most = WORTH[field], LIMITS.get(field, inf)
            if len(places) == 1:  # as most
                for neighbour in _neighbours(*places[0]):
                    scores[neighbour] = scores.get(neighbour, 0.0) + worth
                continue
            shared = Counter(chain.from_iterable(starmap(_neighbours, places)))
            for neighbour, count in shared.items():
                scores[neighbour] = scores.get(neighbour, 0.0) + min(count * worth, most)
        return scores


@question
def _index(library: Library) -> _Index:
    """All items by their traits."""
    dated = [(_when(library, e), e.kind, e.item.id, e) for e in library.entries.values()]
    dated.sort(key=lambda each: each[:3])
    return _Index.of([each[3] for each in dated], [each[0].timestamp() for each in dated])


def _closest(library: Library, index: _Index, number: int) -> list[Entry[Any]]:
    """The items most closely related to the one of a number."""
    entries, instants = index.entries, index.instants
    named, own = _named(library, entries[number]), instants[number]
    ranks = sorted(
        (-score - _nearness(own, instants[other]), -other)
        for other, score in index.scores(number).items()
        if score >= LEAST and not (named and _key(entries[other]) in named)
    )
    return [entries[-other] for _, other in ranks[:AT_MOST]]


def _key(entry: Entry[Any]) -> tuple[str, str]:
    return entry.kind, entry.item.id


def _neighbours(numbers: list[int], position: int) -> list[int]:
    """The items nearest in time to the one at a position among those that share a trait."""
    begin = position - EARLIER if position > EARLIER else 0
    return numbers[begin:position] + numbers[position + 1 : position + 1 + LATER]


def _when(library: Library, entry: Entry[Any]) -> datetime:
    """The instant of an item: an event's day, if that is known, else when it was published."""
    if entry.kind == "event":
        return event_order(entry, library.settings)
    return library.published(entry)


def _nearness(first: float, second: float) -> float:
    """How near two instants are: 1 for the same, 0.5 a month apart, towards 0."""
    apart = abs(first - second) / 86400
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
    yield from (("kind", category) for category in getattr(item, "also_in", ()))


def _named(library: Library, entry: Entry[Any]) -> set[tuple[str, str]]:
    """The kinds and ids of the items that an item's page names already: those that it refers to,
    and those that refer to it."""
    item = entry.item
    named = {("event", event) for event in getattr(item, "events", ())}
    named |= {("news", news) for news in getattr(item, "news", ())}
    if entry.kind in ("news", "event"):
        is_referred_to = library.is_referred_to(entry.kind, item.id)
        for collection in ("news", "practices") if is_referred_to else ():
            named |= set(map(_key, library.referring_apart(entry.kind, item.id, collection)))
    return named
