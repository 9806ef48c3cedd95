"""Ids: none is given twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from dissemination.model.kinds import CHOICES, RECORDS
from dissemination.problems import Message, Problem
from dissemination.source.reading import Reading
from dissemination.source.records import Invalid, Located
from dissemination.source.tree import Location

EQUAL_IDS: Final = Message(
    'the id "{found}" is already used in {other}; choose another for the newer one'
)

EQUAL_PLACES: Final = Message(
    'the position of "{found}" in this country already stands in {other}; delete one of them'
)

# A record, and the path and text of an id in it.
Standing = tuple[Located[Any] | Invalid, Location, str | None]


def id_problems(reading: Reading, items: list[Located[Any] | Invalid]) -> Iterator[Problem]:
    """Ids that two records of a kind, two items of any kind, or two parts of a record share."""
    for name, kind in RECORDS.items():
        broken = [record for record in reading.broken if record.model is kind.model]
        whole = reading.records.get(name, [])
        yield from equal_ids(owners(sorted([*whole, *broken], key=lambda r: r.line())))
    yield from equal_places(reading.records.get("positions", []))
    yield from equal_ids(owners(items))
    if "project" in reading.groups:
        yield from equal_ids(parts([reading.groups["project"]], "facts"))
    parted = ((kind.file, kind.parts) for kind in RECORDS.values() if kind.parts)
    for name, inner in (("partners", "facts"), ("networks", "facts"), *parted):
        yield from equal_ids(parts(reading.records.get(name, []), inner))
    for name in CHOICES.values():
        if "site" in reading.groups:
            yield from equal_ids(parts([reading.groups["site"]], name))


def owners(records: Iterable[Located[Any] | Invalid]) -> Iterator[Standing]:
    """Records with their own ids."""
    for record in records:
        yield record, ("id",), record.id


def parts(records: Iterable[Located[Any]], name: str) -> Iterator[Standing]:
    """The parts of records in the field `name`, each with its place and id."""
    for record in records:
        for number, part in enumerate(getattr(record.record, name)):
            yield record, (name, number, "id"), part.id


def equal_places(positions: Iterable[Located[Any]]) -> Iterator[Problem]:
    """Towns that have two positions; the later one names the first."""
    first: dict[tuple[str, str], str] = {}
    for located in positions:
        place = (located.record.name, located.record.country)
        here = f"{located.path}:{located.line('name')}"
        if (other := first.setdefault(place, here)) != here:
            yield located.problem(EQUAL_PLACES, "name", found=place[0], other=other)


def equal_ids(standing: Iterable[Standing]) -> Iterator[Problem]:
    """Ids that stand in two places; each of the later ones names the first."""
    first: dict[str, str] = {}
    for record, loc, found in standing:
        here = f"{record.path}:{record.line(*loc)}"
        if found and (other := first.setdefault(found, here)) != here:
            yield record.problem(EQUAL_IDS, *loc, found=found, other=other)
