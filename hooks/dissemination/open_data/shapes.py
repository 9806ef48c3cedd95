"""The shapes of fields: what the annotations of the model say, in a form that schemas, published
values and columns are all made from."""

from __future__ import annotations

import types
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from dissemination.model import dates, position, text
from dissemination.model.fact import Fact, Mention
from dissemination.model.record import KindName, Model, Refers

Form = Literal[
    "line",
    "prose",
    "id",
    "code",
    "domain",
    "doi",
    "web",
    "language",
    "country",
    "yes or no",
    "number",
    "day",
    "month",
    "date",
    "moment",
    "clock",
    "zone",
    "degrees",
]


@dataclass(frozen=True)
class Leaf:
    """A single value of a form; `refers` is the kind of record whose id it is."""

    form: Form
    refers: KindName | None = None


@dataclass(frozen=True)
class Choice:
    """One of a closed list of words."""

    options: tuple[str, ...]


@dataclass(frozen=True)
class Many:
    """A list."""

    of: Shape


@dataclass(frozen=True)
class Named:
    """Values under some of these names."""

    names: tuple[str, ...]
    of: Shape


@dataclass(frozen=True)
class Group:
    """The fields of a model. A plain value may stand for the group where it is a fact, whose
    value then has the shape `short`, or a mention."""

    model: type[Model]
    fields: tuple[Field, ...]
    short: Shape | None = None

    @property
    def is_fact(self) -> bool:
        """Whether it is a value with its certainty and its sources."""
        return issubclass(self.model, Fact)

    @property
    def is_mention(self) -> bool:
        """Whether it names another record, with the reason where that is inferred."""
        return issubclass(self.model, Mention)


@dataclass(frozen=True)
class Field:
    """A field of a model: its name, what it says, its shape, and whether it must be there."""

    name: str
    description: str
    shape: Shape
    required: bool = True
    optional: bool = False


Shape = Leaf | Choice | Many | Named | Group

# Each type of the model is known by its validator.
_TYPES: Final[tuple[tuple[Any, Form], ...]] = (
    (text.Line, "line"),
    (text.Prose, "prose"),
    (text.Id, "id"),
    (text.Code, "code"),
    (text.Domain, "domain"),
    (text.Doi, "doi"),
    (text.Web, "web"),
    (text.Language, "language"),
    (text.Country, "country"),
    (text.YesNo, "yes or no"),
    (text.Number, "number"),
    (dates.Day, "day"),
    (dates.Month, "month"),
    (dates.AnyDate, "date"),
    (dates.DayOrMoment, "moment"),
    (dates.Clock, "clock"),
    (dates.Zone, "zone"),
    (position.Degrees, "degrees"),
)
_FORMS: Final = {get_args(annotation)[1].func: form for annotation, form in _TYPES}


@cache
def group(model: type[Model]) -> Group:
    """The shape of a model."""
    fields = tuple(
        Field(
            name,
            field.description or "",
            _shape(field.annotation, tuple(field.metadata)),
            field.is_required(),
            type(None) in get_args(field.annotation),
        )
        for name, field in model.model_fields.items()
    )
    stands_for = "value" if issubclass(model, Fact) else "id" if issubclass(model, Mention) else ""
    short = next((field.shape for field in fields if field.name == stands_for), None)
    return Group(model, fields, short)


def _shape(annotation: Any, metadata: tuple[Any, ...] = ()) -> Shape:
    """The shape of a value of this annotation."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], (*arguments[1:], *metadata))
    if origin in {Union, types.UnionType}:
        return _shape(next(part for part in arguments if part is not type(None)), metadata)
    if origin is Literal:
        return Choice(tuple(arguments))
    if origin is tuple:
        return Many(_shape(arguments[0]))
    if origin is dict:
        return Named(get_args(arguments[0]), _shape(arguments[1]))
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return group(annotation)
    return _leaf(metadata)


def _leaf(metadata: tuple[Any, ...]) -> Leaf:
    forms = (_FORMS[check] for mark in metadata if (check := getattr(mark, "func", None)) in _FORMS)
    refers = next((mark.kind for mark in metadata if isinstance(mark, Refers)), None)
    return Leaf(next(forms), refers)
