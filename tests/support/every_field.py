"""The walk over every field of every kind, and over all values that a project has in them.

A field is named by its kind and the fields that lead to it: `event.registration.until`. A fact is a
field like any other: what it is sure of, and by whom, is asked of facts and not of each field.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.model.fact import Fact, LabelledFact
from dissemination.model.fields import (
    Field,
    Group,
    Location,
    Many,
    Shape,
    fields,
    values,
)
from dissemination.model.kind import Kind
from dissemination.model.kinds import KINDS
from dissemination.model.record import Model

CERTAINTY: Final = frozenset(Fact.model_fields)


@dataclass(frozen=True)
class Filled:
    """A value in a field of a record or entry: where it lies there, its shape, and the model and
    the name of the field that has it."""

    record: Any
    location: Location
    shape: Shape
    value: Any
    model: type[Model]
    field: str

    @property
    def item(self) -> Any:
        """The record, or the front matter of the entry."""
        return self.record.item if isinstance(self.record, Entry) else self.record


def named(kind: Kind) -> Iterator[str]:
    """The names of all fields of a kind."""
    yield from (".".join((kind.name, *path)) for path in _paths(kind.model, ()))


def filled(library: Library) -> dict[str, list[Filled]]:
    """All that is public of a project, by the names of the fields."""
    found: dict[str, list[Filled]] = defaultdict(list)
    for kind in KINDS:
        for record in _records(library, kind):
            item = record.item if isinstance(record, Entry) else record
            for location, shape, value in values(kind.model, item):
                path, model = _path(kind.model, location)
                if path:
                    own = Filled(record, location, shape, value, model, path[-1])
                    found[".".join((kind.name, *path))].append(own)
    return dict(found)


def _records(library: Library, kind: Kind) -> list[Any]:
    if kind.is_group:
        return [getattr(library, kind.collection)]
    return list(getattr(library, kind.collection).values())


def _paths(model: type[Model], before: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for field in fields(model):
        yield from _of_shape(field, (*before, field.name))


def _of_shape(field: Field, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    shape = field.shape
    while isinstance(shape, Many):
        shape = shape.of
    if not isinstance(shape, Group) or _is_plain(shape):
        yield path
    elif shape.is_fact:
        yield path
        yield from ((*path, name) for name in ("id", "label"))
    else:
        yield from _paths(shape.model, path)


def _is_plain(shape: Group) -> bool:
    """Whether it is a value with its certainty, and has no name of its own."""
    return shape.is_fact and not issubclass(shape.model, LabelledFact)


def _path(model: type[Model], location: Location) -> tuple[tuple[str, ...], type[Model]]:
    """The names of the fields that lead to a value, and the model of the last; no names for how
    sure a fact is."""
    path: list[str] = []
    shape: Shape = Group(model, fields(model))
    for step in location:
        if isinstance(shape, Many):
            shape = shape.of
            continue
        assert isinstance(shape, Group), location
        field = next(each for each in shape.fields if each.name == step)
        if not (shape.is_fact and field.name in CERTAINTY):
            path.append(field.name)
            model = shape.model
        elif field.name != "value":
            return (), model
        shape = field.shape
    return tuple(path), model
