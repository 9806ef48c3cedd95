"""Related items: what a reader of one may read next, because both share something.

Candidates come from an index of what items share, and of each thing shared only the nearest in
time are asked: so ten thousand items cost no more each than ten, and a new item changes the pages
of a few neighbours alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from dissemination.library.library import Library, event_order, once
from dissemination.model.entry import Entry

AT_MOST: Final = 3
LEAST: Final = 2.0  # shared partners alone say too little
EARLIER: Final = 6  # neighbours that are asked, of earlier items
LATER: Final = 2  # and of later ones
MONTH: Final = 30.0  # days

# What a shared thing is worth: the rarer it is by its nature, the more.
WORTH: Final[Mapping[str, float]] = {
    "events": 4.0,
    "labels": 4.0,
    "milestones": 3.0,
    "training": 2.0,
    "objectives": 1.5,
    "partners": 1.0,
    "kind": 2.0,
}
# Whoever shares many partners or objectives is not closer by each of them.
LIMITS: Final[Mapping[str, float]] = {"partners": 1.5, "objectives": 3.0}
Shared = tuple[str, str]


def related(library: Library, entry: Entry[Any]) -> list[Entry[Any]]:
    """At most three items related to one, the most closely first; none that it or its page names
    already, and none at all if nothing is close."""
    return _related(library)[entry.path]


@once
def _related(library: Library) -> dict[str, list[Entry[Any]]]:
    ordered = sorted(library.entries.values(), key=lambda a: (_when(library, a), a.kind, a.item.id))
    shared = [dict.fromkeys(_shared(entry)) for entry in ordered]
    index: dict[Shared, list[int]] = {}
    places: list[dict[Shared, int]] = []
    for number, things in enumerate(shared):
        places.append({})
        for thing in things:
            standing = index.setdefault(thing, [])
            places[number][thing] = len(standing)
            standing.append(number)
    related_to = {}
    for number, entry in enumerate(ordered):
        named = _named(library, entry)
        common: dict[int, dict[str, float]] = {}
        for thing, at in places[number].items():
            for other in _near(index[thing], at):
                by_field = common.setdefault(other, {})
                by_field[thing[0]] = by_field.get(thing[0], 0.0) + WORTH[thing[0]]
        scores = {other: _score(by_field) for other, by_field in common.items()}
        best = sorted(
            (-score - _nearness(library, entry, ordered[other]), -other)
            for other, score in scores.items()
            if score >= LEAST and (ordered[other].kind, ordered[other].item.id) not in named
        )
        related_to[entry.path] = [ordered[-other] for _, other in best[:AT_MOST]]
    return related_to


def _score(by_field: Mapping[str, float]) -> float:
    return sum(min(worth, LIMITS.get(field, worth)) for field, worth in by_field.items())


def _near(standing: list[int], at: int) -> list[int]:
    """The items nearest in time to the one at a place among those that share a thing."""
    return standing[max(0, at - EARLIER) : at] + standing[at + 1 : at + 1 + LATER]


def _when(library: Library, entry: Entry[Any]) -> datetime:
    """Where an item stands in time: an event on its day, if that is known."""
    if entry.kind == "event":
        return event_order(entry, library.settings)
    return library.published(entry)


def _nearness(library: Library, one: Entry[Any], other: Entry[Any]) -> float:
    """From 1 for the same instant towards 0, half of it after a month."""
    apart = abs((_when(library, one) - _when(library, other)).total_seconds()) / 86400
    return 1.0 / (1.0 + apart / MONTH)


def _shared(entry: Entry[Any]) -> Iterator[Shared]:
    """What an item could share with others; nothing that is only inferred."""
    item = entry.item
    for field in ("events", "labels", "milestones", "training", "objectives", "partners"):
        for each in getattr(item, field, ()):
            if isinstance(each, str):
                yield field, each.partition(".")[0] if field == "objectives" else each
            elif not each.inferred:
                yield field, each.id
    if entry.kind == "event":
        yield "events", item.id
    for field in ("category", "type", "area"):
        if value := getattr(item, field, None):
            yield "kind", value


def _named(library: Library, entry: Entry[Any]) -> set[tuple[str, str]]:
    """The items that the page of an item names already: those it refers to, and the other way
    round."""
    item = entry.item
    named = {("event", each) for each in getattr(item, "events", ())}
    named |= {("news", each) for each in getattr(item, "news", ())}
    if entry.kind in ("news", "event"):
        for collection in ("news", "practices"):
            for other in library.referring(entry.kind, item.id, collection):
                named.add((other.kind, other.item.id))
    return named
