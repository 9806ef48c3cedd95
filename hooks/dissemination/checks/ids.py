"""Ids: each is unique."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from dissemination.checks.loaded_project import EntryFile, LoadedProject
from dissemination.model.kinds import CHOICES, RECORDS
from dissemination.problems import Message, Problem
from dissemination.source.records import Invalid, Located
from dissemination.source.tree import Location

EQUAL_IDS: Final = Message(
    'the id "{value}" is already used in {other}; choose another for the newer one',
    code="equal-ids",
)
EQUAL_IDS_OF_ITEMS: Final = Message(
    'the id "{value}" is already used in {other}, and news, events and practices share their ids; '
    "for the newer one write id: {better} (its file keeps its name)",
    code="equal-ids-of-items",
)
EQUAL_PLACES: Final = Message(
    'the position of "{value}" in this country already stands in {other}; delete one of them',
    code="equal-positions",
)

# A record, or what stands in its place, and the path and text of an id in it.
OwnedId = tuple[Located[Any] | Invalid, Location, str | None]


def ids_of_records(project: LoadedProject) -> Iterator[Problem]:
    """Ids that two records of a kind share."""
    for name, kind in RECORDS.items():
        invalid = [each for each in project.reading.invalid_records if each.model is kind.model]
        records: list[Located[Any] | Invalid] = [*project.records_of(name), *invalid]
        yield from _equal(_own(sorted(records, key=lambda record: record.line())))


def ids_of_items(project: LoadedProject) -> Iterator[Problem]:
    """Ids that two items of any kind share."""
    first: dict[str, EntryFile] = {}
    for file in project.entry_files:
        node, own_id = file.front_matter, file.front_matter and file.front_matter.id
        if not node or not own_id or (other := first.setdefault(own_id, file)) is file:
            continue
        place = f"{other.path}:{other.front_matter.line('id') if other.front_matter else 1}"
        if file.kind != other.kind and file.slug == other.slug == own_id:
            better = f"{own_id}-{file.kind}"
            yield node.problem(EQUAL_IDS_OF_ITEMS, "id", value=own_id, other=place, better=better)
        else:
            yield node.problem(EQUAL_IDS, "id", value=own_id, other=place)


def ids_of_parts(project: LoadedProject) -> Iterator[Problem]:
    """Ids that two parts of a record, or of the records of a file, share."""
    with_facts = filter(None, [project.project])
    for record in (*with_facts, *project.records_of("partners"), *project.records_of("networks")):
        yield from _equal(_parts([record], "facts"))
    for kind in RECORDS.values():
        if kind.parts:
            yield from _equal(_parts(project.records_of(kind.file), kind.parts))
    for field in CHOICES.values() if project.settings else ():
        yield from _equal(_parts(filter(None, [project.settings]), field))


def positions(project: LoadedProject) -> Iterator[Problem]:
    """Towns that have two positions; the problem of the later one names the first."""
    first: dict[tuple[str, str], str] = {}
    for position in project.records_of("positions"):
        town = (position.record.name, position.record.country)
        place = f"{position.path}:{position.line('name')}"
        if (other := first.setdefault(town, place)) != place:
            yield position.problem(EQUAL_PLACES, "name", value=town[0], other=other)


def _own(records: Iterable[Located[Any] | Invalid]) -> Iterator[OwnedId]:
    """Records with their own ids."""
    for record in records:
        yield record, ("id",), record.id


def _parts(records: Iterable[Located[Any]], field: str) -> Iterator[OwnedId]:
    """The parts of records in a field, each with its path and id."""
    for record in records:
        for number, part in enumerate(getattr(record.record, field)):
            yield record, (field, number, "id"), part.id


def _equal(ids: Iterable[OwnedId]) -> Iterator[Problem]:
    """Ids that are used twice; the problem of each later one names the first."""
    first: dict[str, str] = {}
    for record, location, owned_id in ids:
        place = f"{record.path}:{record.line(*location)}"
        if owned_id and (other := first.setdefault(owned_id, place)) != place:
            yield record.problem(EQUAL_IDS, *location, value=owned_id, other=other)
