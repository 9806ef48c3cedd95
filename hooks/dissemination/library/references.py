"""References of a record to others by their ids, and its fields in Markdown."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from dissemination.model.record import Kind, Refers
from dissemination.model.text import Markdown

Location = tuple[str | int, ...]
Annotation = Refers | Markdown
AnnotatedValue = tuple[Location, Annotation, str]
Walk = Callable[[Any, Location], Iterator[AnnotatedValue]]


def references(record: BaseModel) -> Iterator[tuple[Location, Kind, str]]:
    """Every reference of a record to another, whatever group it lies in: the path of the field,
    and kind and id of the other record."""
    return references_in(type(record), record)


def references_in(model: type[BaseModel], data: Any) -> Iterator[tuple[Location, Kind, str]]:
    """The same of what a file has for a record of a model, as far as it has the model's form."""
    for location, annotation, value in _model_walk(model)(data, ()):
        if isinstance(annotation, Refers):
            yield location, annotation.kind, value


def prose(record: BaseModel) -> Iterator[tuple[Location, str]]:
    """Every Markdown text of a record, with the path of its field."""
    return prose_in(type(record), record)


def prose_in(model: type[BaseModel], data: Any) -> Iterator[tuple[Location, str]]:
    """The same of what a file has for a record of a model, as far as it has the model's form."""
    for location, annotation, value in _model_walk(model)(data, ()):
        if isinstance(annotation, Markdown):
            yield location, value


@cache
def _model_walk(model: type[BaseModel]) -> Walk:
    fields = [
        (name, walk)
        for name, field in model.model_fields.items()
        if (walk := _walk(field.annotation, tuple(field.metadata)))
    ]

    def walk_model(record: Any, location: Location) -> Iterator[AnnotatedValue]:
        for name, walk in fields:
            if (value := _field(record, name)) is not None:
                yield from walk(value, (*location, name))

    return walk_model


def _field(record: Any, name: str) -> Any:
    """A field of a record, or of the data for one; a plain value stands for value or id."""
    if isinstance(record, BaseModel):
        return getattr(record, name)
    if isinstance(record, dict):
        return record.get(name)
    return record if name in {"value", "id"} else None


def _walk(annotation: Any, metadata: tuple[Any, ...] = ()) -> Walk | None:
    """How to find annotated values in a value of this type; None if there can be none."""
    own = next((m for m in metadata if isinstance(m, Refers | Markdown)), None)
    if own:
        return lambda value, location: iter(
            [(location, own, value)] if isinstance(value, str) else []
        )
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _walk(inner, tuple(more))
    if origin in {Union, types.UnionType}:
        return next(filter(None, map(_walk, get_args(annotation))), None)
    if origin is tuple:
        walk = _walk(get_args(annotation)[0])
        return _each(walk) if walk else None
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _model_walk(annotation)
    return None


def _each(walk: Walk) -> Walk:
    def walk_each(values: Any, location: Location) -> Iterator[AnnotatedValue]:
        for number, value in enumerate(values if isinstance(values, list | tuple) else ()):
            yield from walk(value, (*location, number))

    return walk_each
