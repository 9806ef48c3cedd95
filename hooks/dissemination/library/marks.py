"""The marked fields of a record: references to others, and Markdown."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from dissemination.model.record import Refers
from dissemination.model.text import Markdown

Location = tuple[str | int, ...]
Mark = Refers | Markdown
Walk = Callable[[Any, Location], Iterator[tuple[Location, Mark, str]]]


def marks(record: BaseModel) -> Iterator[tuple[Location, Mark, str]]:
    """Path, mark and text of every marked value of a record, whatever group it lies in."""
    return _model_walk(type(record))(record, ())


def marks_in(model: type[BaseModel], data: Any) -> Iterator[tuple[Location, Mark, str]]:
    """The same of what a file has for a record of a model, as far as it has the model's form."""
    return _model_walk(model)(data, ())


@cache
def _model_walk(model: type[BaseModel]) -> Walk:
    fields = [
        (name, walk)
        for name, field in model.model_fields.items()
        if (walk := _walk(field.annotation, tuple(field.metadata)))
    ]

    def walk_model(record: Any, loc: Location) -> Iterator[tuple[Location, Mark, str]]:
        for name, walk in fields:
            if (value := _held(record, name)) is not None:
                yield from walk(value, (*loc, name))

    return walk_model


def _held(record: Any, name: str) -> Any:
    """A field of a record, or of the data for one; a plain value stands for value or id."""
    if isinstance(record, BaseModel):
        return getattr(record, name)
    if isinstance(record, dict):
        return record.get(name)
    return record if name in {"value", "id"} else None


def _walk(annotation: Any, metadata: tuple[Any, ...] = ()) -> Walk | None:
    """How to find marked values in a value of this annotation; None if there can be none."""
    mark = next((m for m in metadata if isinstance(m, Refers | Markdown)), None)
    if mark:
        return lambda value, loc: iter([(loc, mark, value)] if isinstance(value, str) else [])
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
    def walk_each(values: Any, loc: Location) -> Iterator[tuple[Location, Mark, str]]:
        for number, value in enumerate(values if isinstance(values, list | tuple) else ()):
            yield from walk(value, (*loc, number))

    return walk_each
