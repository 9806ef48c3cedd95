"""A record without its references to some kinds of others."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar

from dissemination.model.fields import Group, Leaf, Many, Shape
from dissemination.model.record import KindName, Model
from dissemination.model.references import references, referring_fields

M = TypeVar("M", bound=Model)


def without(record: M, kinds: Collection[KindName]) -> M:
    """A record without the ids of others of these kinds, and without the groups of fields that
    need one; the record itself where it has none."""
    if not kinds or not any(kind in kinds for _, kind, _ in references(record)):
        return record
    return record.model_copy(update=_values(record, kinds))


def _values(record: Model, kinds: Collection[KindName]) -> dict[str, Any]:
    """The new values of the fields in which references lie."""
    return {
        field.attribute: _rest(field.shape, getattr(record, field.attribute), kinds)
        for field in referring_fields(type(record))
    }


def _rest(shape: Shape, value: Any, kinds: Collection[KindName]) -> Any:
    """What is left of a value; None if nothing is."""
    match shape:
        case Leaf(refers=kind):
            return None if kind in kinds else value
        case Many(of):
            rest = (_rest(of, each, kinds) for each in value or ())
            return tuple(each for each in rest if each is not None)
        case Group() if value is not None:
            return _group(shape, value, kinds)
    return value


def _group(shape: Group, group: Model, kinds: Collection[KindName]) -> Model | None:
    values = _values(group, kinds)
    needed = {field.attribute for field in shape.fields if field.required}
    if any(values[name] is None for name in needed & values.keys()):
        return None
    return group.model_copy(update=values)
