"""The references of a record to others, its texts in Markdown and its dates, with their paths."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any

from dissemination.model.dates import Moment, When
from dissemination.model.fields import Field, Group, Leaf, Location, Many, Shape, fields, values
from dissemination.model.record import KindName, Model


def references(record: Model) -> Iterator[tuple[Location, KindName, str]]:
    """Every reference of a record to another, at any depth: the path of the field, and kind and id
    of the other record."""
    return references_in(type(record), record)


def references_in(model: type[Model], data: Any) -> Iterator[tuple[Location, KindName, str]]:
    """The same of the data that a file has for a record of a model, as far as they have its
    form."""
    for location, shape, value in values(model, data, _referring):
        if isinstance(shape, Leaf) and shape.refers and isinstance(value, str):
            yield location, shape.refers, value


def prose(record: Model) -> Iterator[tuple[Location, str]]:
    """Every Markdown text of a record, with the path of its field."""
    return prose_in(type(record), record)


def prose_in(model: type[Model], data: Any) -> Iterator[tuple[Location, str]]:
    """The same of the data that a file has for a record of a model, as far as they have its
    form."""
    for location, _, value in values(model, data, _with_prose):
        if isinstance(value, str):
            yield location, value


def dates(record: Model) -> Iterator[tuple[Location, date | When | Moment]]:
    """Every date of a record, with the path of its field."""
    for location, _, value in values(type(record), record, _with_dates):
        if isinstance(value, date | When | Moment):
            yield location, value


@cache
def _with_dates(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a model in which dates lie."""
    return _fields_with(model, lambda leaf: leaf.form in {"day", "month", "date", "moment"})


@cache
def _referring(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a model in which references lie."""
    return _fields_with(model, lambda leaf: leaf.refers is not None)


@cache
def _with_prose(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a model in which Markdown lies."""
    return _fields_with(model, lambda leaf: leaf.form == "prose")


def _fields_with(model: type[Model], matches: Callable[[Leaf], bool]) -> tuple[Field, ...]:
    """The fields of a model in which a leaf matches, at any depth."""

    def has_leaf(shape: Shape) -> bool:
        if isinstance(shape, Many):
            return has_leaf(shape.of)
        if isinstance(shape, Group):
            return any(has_leaf(field.shape) for field in shape.fields)
        return isinstance(shape, Leaf) and matches(shape)

    return tuple(field for field in fields(model) if has_leaf(field.shape))
