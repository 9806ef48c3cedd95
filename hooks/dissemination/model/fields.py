"""The fields of a model with their shapes, and the walk over the values of a record.

The one reading of the models' annotations: the reader takes names of fields from it, the checks
references and Markdown, the search texts, open data its schemas, values and columns.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from dissemination.model import aliases, dates, identifiers, online, position, quantity, text
from dissemination.model.fact import Fact, Mention
from dissemination.model.record import KindName, Model, Refers, Shortened

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
    "alias",
    "path",
    "permalink",
    "e-mail",
    "contact",
    "online",
    "money",
    "decimal",
    "ror",
    "orcid",
    "pic",
    "wikidata",
    "cordis",
    "grant doi",
    "openaire",
    "raid",
]


@dataclass(frozen=True)
class Leaf:
    """A single value of a form; `refers` is the kind of record whose id it is."""

    form: Form
    refers: KindName | None = None


@dataclass(frozen=True)
class Choice:
    """One of a closed list of values."""

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
    """A field of a model: its name in files and in what is published, its description, its shape,
    and whether it is required; `attribute` is its name in Python, and a plain value can stand for
    the group where the field `is_short`."""

    name: str
    description: str
    shape: Shape
    required: bool = True
    optional: bool = False
    attribute: str = ""
    is_short: bool = False


Shape = Leaf | Choice | Many | Named | Group
Location = tuple[str | int, ...]
Value = tuple[Location, Shape, Any]
FieldsOf = Callable[[type[Model]], tuple[Field, ...]]

# Each type of the model is known by its validator.
_TYPES: Final[tuple[tuple[Any, Form], ...]] = (
    (text.Line, "line"),
    (text.Prose, "prose"),
    (text.Id, "id"),
    (text.Code, "code"),
    (text.IdOfRecord, "id"),
    (text.CodeOfRecord, "code"),
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
    (aliases.Alias, "alias"),
    (aliases.CodeAlias, "alias"),
    (aliases.EarlierPath, "path"),
    (aliases.Permalink, "permalink"),
    (text.Email, "e-mail"),
    (text.Contact, "contact"),
    (online.Online, "online"),
    (quantity.Amount, "money"),
    (quantity.Decimal, "decimal"),
    (identifiers.Ror, "ror"),
    (identifiers.Orcid, "orcid"),
    (identifiers.Pic, "pic"),
    (identifiers.Wikidata, "wikidata"),
    (identifiers.CordisId, "cordis"),
    (identifiers.GrantDoi, "grant doi"),
    (identifiers.OpenAire, "openaire"),
    (identifiers.Raid, "raid"),
)
_FORMS: Final = {get_args(annotation)[1].func: form for annotation, form in _TYPES}


@cache
def group(model: type[Model]) -> Group:
    """The shape of a model."""
    stands_for = model.stands_for if issubclass(model, Shortened) else ""
    own = tuple(
        Field(
            field.alias or name,
            field.description or "",
            _shape(field.annotation, tuple(field.metadata)),
            field.is_required(),
            type(None) in get_args(field.annotation),
            name,
            name == stands_for,
        )
        for name, field in model.model_fields.items()
    )
    short = next((field.shape for field in own if field.name == stands_for), None)
    return Group(model, own, short)


def fields(model: type[Model]) -> tuple[Field, ...]:
    """The fields of a model, in their order."""
    return group(model).fields


def values(
    model: type[Model],
    record: Any,
    fields_of: FieldsOf = fields,
    whole: frozenset[type[Model]] = frozenset(),
) -> Iterator[Value]:
    """Path, shape and value of every single value of a record, or of what a file has in its place,
    as far as that has the model's form. `fields_of` gives the fields of a model that are visited;
    groups of the models in `whole` are values themselves. Values under names (`Named`) are none.
    """
    return _values(group(model), record, (), fields_of, whole)


def _values(
    shape: Shape, value: Any, loc: Location, fields_of: FieldsOf, whole: frozenset[type[Model]]
) -> Iterator[Value]:
    if isinstance(shape, Group) and shape.model not in whole:
        for field in fields_of(shape.model):
            if (inner := _value(value, field)) is not None:
                yield from _values(field.shape, inner, (*loc, field.name), fields_of, whole)
    elif isinstance(shape, Many):
        for number, element in enumerate(value if isinstance(value, list | tuple) else ()):
            yield from _values(shape.of, element, (*loc, number), fields_of, whole)
    elif not isinstance(shape, Named):
        yield loc, shape, value


def _value(group: Any, field: Field) -> Any:
    """The value of a field; a plain value in a file stands for the fields `value` and `id`."""
    if isinstance(group, Model):
        return getattr(group, field.attribute)
    if isinstance(group, dict):
        return group.get(field.name)
    return group if field.is_short else None


def shape_at(model: type[Model], loc: Location) -> Shape:
    """The shape of what lies at a path of a record. Steps that are no names of fields are passed
    over."""
    shape: Shape = group(model)
    for step in loc:
        if isinstance(shape, Many) and isinstance(step, int):
            shape = shape.of
        elif isinstance(shape, Group):
            own = shape.fields
            shape = next((field.shape for field in own if field.name == step), shape)
    return shape


def model_at(model: type[Model], loc: Location) -> type[Model] | None:
    """The model of the group of fields at a path of a record; None if none lies there."""
    shape = shape_at(model, loc)
    while isinstance(shape, Many):
        shape = shape.of
    return shape.model if isinstance(shape, Group) else None


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
