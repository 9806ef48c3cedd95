"""The marked fields of a record: references to others, and Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from dissemination.model.fields import Field, Group, Leaf, Location, Many, Shape, fields, values
from dissemination.model.record import Model, Refers
from dissemination.model.text import Markdown

Mark = Refers | Markdown


def marks(record: Model) -> Iterator[tuple[Location, Mark, str]]:
    """Path, mark and text of every marked value of a record, whatever group it lies in."""
    return marks_in(type(record), record)


def marks_in(model: type[Model], data: Any) -> Iterator[tuple[Location, Mark, str]]:
    """The same of what a file has for a record of a model, as far as it has the model's form."""
    for loc, shape, value in values(model, data, _marked):
        mark = _mark(shape)
        if mark and isinstance(value, str):
            yield loc, mark, value


@cache
def _marked(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a model in which marked values can lie."""
    return tuple(field for field in fields(model) if _has_marks(field.shape))


def _has_marks(shape: Shape) -> bool:
    if isinstance(shape, Many):
        return _has_marks(shape.of)
    return bool(_marked(shape.model)) if isinstance(shape, Group) else _mark(shape) is not None


@cache
def _mark(shape: Shape) -> Mark | None:
    if not isinstance(shape, Leaf):
        return None
    return Refers(shape.refers) if shape.refers else Markdown() if shape.form == "prose" else None
