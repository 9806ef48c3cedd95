"""Records as plain values that JSON can carry, and the same records of these, which were validated
once and are not validated again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, dataclass
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

from pydantic_core import to_json

from dissemination.model.dates import Moment, When
from dissemination.model.fields import Form, Group, Leaf, Many, Named, Shape, fields
from dissemination.model.quantity import parse_money
from dissemination.model.record import Model

M = TypeVar("M", bound=Model)
Change = Callable[[Any], Any] | None


def packed(record: Model) -> list[Any]:
    """A sound record as a list of plain values."""
    return _packing(type(record)).packed(record)


def unpacked(model: type[M], values: list[Any]) -> M:
    """The record of a model that was packed into these values; equal to it, and as frozen."""
    record: M = _packing(model).unpacked(values)
    return record


def as_json(values: list[Any]) -> bytes:
    """Plain values as JSON without a line end, in a third of the time that `json` takes."""
    return to_json(values)


@dataclass(frozen=True)
class _Packing:
    """How the fields of a model become plain values, in the order of their `names`; `changes` are
    those of which the value changes, each with its place and its two ways."""

    model: type[Model]
    names: tuple[str, ...]
    changes: tuple[tuple[int, str, Change, Change], ...]

    def packed(self, record: Model) -> list[Any]:
        """The values, behind the numbers of the fields that were given."""
        own = record.__dict__
        given = record.__pydantic_fields_set__
        values = [own[name] for name in self.names]
        for place, _, pack, _ in self.changes:
            if pack and values[place] is not None:
                values[place] = pack(values[place])
        return [[place for place, name in enumerate(self.names) if name in given], *values]

    def unpacked(self, values: list[Any]) -> Any:
        """The record of these values."""
        given, *values = values
        own = dict(zip(self.names, values, strict=True))
        for _, name, _, unpack in self.changes:
            if unpack and own[name] is not None:
                own[name] = unpack(own[name])
        record = self.model.__new__(self.model)
        fill = object.__setattr__
        fill(record, "__dict__", own)
        fill(record, "__pydantic_fields_set__", {self.names[place] for place in given})
        fill(record, "__pydantic_extra__", None)
        fill(record, "__pydantic_private__", None)
        return record


@cache
def _packing(model: type[Model]) -> _Packing:
    own = fields(model)
    changes = (
        (place, field.attribute, *_ways(field.shape))
        for place, field in enumerate(own)
        if _ways(field.shape) != (None, None)
    )
    return _Packing(model, tuple(field.attribute for field in own), tuple(changes))


def _ways(shape: Shape) -> tuple[Change, Change]:
    """What makes a plain value of one of this shape, and that of it again; None where it is plain
    itself."""
    match shape:
        case Leaf():
            return _LEAVES.get(shape.form, (None, None))
        case Group():
            packing = _packing(shape.model)
            return packing.packed, packing.unpacked
        case Many():
            return _ways_of_many(*_ways(shape.of))
        case Named():
            return _ways_of_named(*_ways(shape.of))
    return None, None


def _ways_of_many(pack: Change, unpack: Change) -> tuple[Change, Change]:
    return (
        (lambda values: [*map(pack, values)]) if pack else None,
        (lambda values: tuple(map(unpack, values))) if unpack else tuple,
    )


def _ways_of_named(pack: Change, unpack: Change) -> tuple[Change, Change]:
    return (
        (lambda values: {name: pack(value) for name, value in values.items()}) if pack else None,
        (lambda values: {name: unpack(value) for name, value in values.items()})
        if unpack
        else None,
    )


def _moment(value: str | list[Any]) -> Moment:
    """A moment: a bare day as that alone, which most are."""
    if isinstance(value, str):
        return Moment(date.fromisoformat(value))
    day, clock, fold = value
    return Moment(date.fromisoformat(day), clock and time.fromisoformat(clock), fold)


def _packed_moment(moment: Moment) -> str | list[Any]:
    day = moment.day.isoformat()
    if moment.clock is None and moment.fold is None:
        return day
    return [day, moment.clock and moment.clock.isoformat(), moment.fold]


_OF_WHEN: Final = (astuple, lambda value: When(*value))
_LEAVES: Final[dict[Form, tuple[Change, Change]]] = {
    "day": (date.isoformat, date.fromisoformat),
    "month": _OF_WHEN,
    "date": _OF_WHEN,
    "moment": (_packed_moment, _moment),
    "clock": (time.isoformat, time.fromisoformat),
    "money": (lambda money: money.text, parse_money),
    "decimal": (str, Decimal),
    "zone": (lambda zone: zone.key, ZoneInfo),
}
