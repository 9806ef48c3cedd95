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
    for location, shape, value in values(model, data, referring_fields):
        if isinstance(shape, Leaf) and shape.refers and isinstance(value, str):
            yield location, shape.refers, value


def ids(record: Model) -> Iterator[tuple[KindName, tuple[str, ...]]]:
    """The ids of others in a record, each of their kinds with some; quicker than with their
    paths."""
    simple, nested = _referring_attributes(type(record))
    for attribute, kind in simple:
        if value := getattr(record, attribute):
            yield kind, value if isinstance(value, tuple) else (value,)
    if any(getattr(record, attribute) for attribute in nested):
        for _, kind, own in references(record):
            yield kind, (own,)


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
def _referring_attributes(model: type[Model]) -> tuple[list[tuple[str, KindName]], list[str]]:
    """The attributes of a model that are ids, or lists of ids, of a kind; and those in which other
    references lie."""
    simple, nested = list[tuple[str, KindName]](), list[str]()
    for field in referring_fields(model):
        shape = field.shape.of if isinstance(field.shape, Many) else field.shape
        if isinstance(shape, Leaf) and shape.refers:
            simple.append((field.attribute, shape.refers))
        else:
            nested.append(field.attribute)
    return simple, nested


def days(record: Model) -> Iterator[date | When | Moment]:
    """Every date of a record, quicker than with their paths."""
    simple, nested = _dated_attributes(type(record))
    for attribute in simple:
        if value := getattr(record, attribute):
            yield value
    if any(getattr(record, attribute) for attribute in nested):
        yield from (value for _, value in dates(record))


@cache
def _dated_attributes(model: type[Model]) -> tuple[list[str], list[str]]:
    """The attributes of a model that are dates, and those in which others lie."""
    own = _with_dates(model)
    simple = [field.attribute for field in own if isinstance(field.shape, Leaf)]
    return simple, [field.attribute for field in own if field.attribute not in simple]


@cache
def _with_dates(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a model in which dates lie."""
    return _fields_with(model, lambda leaf: leaf.form in {"day", "month", "date", "moment"})


@cache
def referring_fields(model: type[Model]) -> tuple[Field, ...]:
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
