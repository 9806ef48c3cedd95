"""Trees of text into checked records, every problem of every field at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from pydantic import ValidationError

from dissemination.model.fields import Field, fields, model_at
from dissemination.model.record import Model
from dissemination.model.text import kind_of
from dissemination.problems import Message, Problem, nearest, shown
from dissemination.source.tree import Location, Tree

MISSING: Final = Message("missing; expected {expected}")
UNKNOWN_FIELD: Final = Message("no such field; {nearest}")
NOT_A_LIST: Final = Message("expected a list like [one, two], found {found}")
NOT_A_GROUP: Final = Message("expected a group of fields, found {found}")
NOT_A_KEY: Final = Message('unknown name "{found}"; {nearest}')

# Parts of a path that a file may leave out: a plain value stands for the group of fields.
SHORT: Final = {"id", "value"}

M = TypeVar("M", bound=Model, covariant=True)


@dataclass(frozen=True)
class Place:
    """Where a record stands: `line` finds the line of a field by its path."""

    path: str
    tree: Tree
    loc: Location

    def line(self, *loc: str | int) -> int:
        """The line of a field of this record."""
        return self.tree.line(self.loc + loc)

    def problem(self, message: Message, *loc: str | int, **values: object) -> Problem:
        """A problem of a field of this record."""
        while loc and loc[-1] in SHORT and self.loc + loc not in self.tree.lines:
            loc = loc[:-1]
        return _told(self.path, self.line(*loc), loc, message, **values)


@dataclass(frozen=True)
class Located(Place, Generic[M]):
    """A record and where it stands."""

    record: M

    @property
    def id(self) -> str | None:
        """The id of the record; None if it is of a kind without one."""
        return getattr(self.record, "id", None)


@dataclass(frozen=True)
class Invalid(Place):
    """What a file has in place of a record, and the problems of its fields.

    The tree's `told` then has the paths of these fields; the others are still worth a check.
    """

    model: type[Model]
    data: Any
    problems: list[Problem]

    @property
    def id(self) -> str | None:
        """The id, if there is one."""
        found = self.data.get("id") if isinstance(self.data, dict) else None
        return found.strip() if isinstance(found, str) else None


def located(model: type[M], tree: Tree, path: str, loc: Location = ()) -> Located[M] | Invalid:
    """The record at a path of the tree, or what stands there with every problem of its fields."""
    data = tree.data
    for step in loc:
        data = data[step]
    try:
        return Located(path, tree, loc, model.model_validate(data))
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=True)
        problems = [
            _problem(model, tree, path, loc, detail)
            for detail in details
            if not tree.is_told(loc + tuple(detail["loc"]))
        ]
        tree.told.update(tree.nearest(loc + tuple(detail["loc"])) for detail in details)
        return Invalid(path, tree, loc, model, data, problems)


def named(loc: Location) -> str:
    """A path as the officer reads it: `place.town`, `partners[2].name` (counted from 1)."""
    name = ""
    for step in loc:
        if isinstance(step, int):
            name += f"[{step + 1}]"
        else:
            name += f".{shown(step)}" if name else shown(step)
    return name


def _problem(model: type[Model], tree: Tree, path: str, base: Location, detail: Any) -> Problem:
    full = base + tuple(detail["loc"])
    kind = detail["type"]
    known = tree.nearest(full)
    field = known[len(base) :]
    if kind == "missing":
        parent = tree.nearest(full[:-1])
        field = (*parent[len(base) :], full[-1])
        return _told(
            path, tree.line(parent), field, MISSING, expected=_described(model, detail["loc"])
        )
    found = detail["input"]
    match kind:
        case "content":
            name = named(field)
            text = detail["msg"]
            return Problem(path, tree.line(full), f"{name}: {text}" if name else text)
        case "extra_forbidden":
            names = [each.name for each in _fields(model, detail["loc"][:-1])]
            return _told(
                path, tree.line(full), field, UNKNOWN_FIELD, nearest=nearest(str(full[-1]), names)
            )
        case "literal_error":
            names = [
                part.strip(" '")
                for part in detail["ctx"]["expected"].replace(" or ", ",").split(",")
            ]
            return _told(
                path,
                tree.line(full),
                field,
                NOT_A_KEY,
                found=found,
                nearest=nearest(str(found), names),
            )
        case "tuple_type" | "list_type":
            return _told(path, tree.line(full), field, NOT_A_LIST, found=kind_of(found))
        case _:
            return _told(path, tree.line(full), field, NOT_A_GROUP, found=kind_of(found))


def _told(path: str, line: int, field: Location, message: Message, **values: object) -> Problem:
    text = message.filled(**values)
    return Problem(path, line, f"{named(field)}: {text}" if field else text)


def _described(model: type[Model], loc: Location) -> str:
    described = {field.name: field.description for field in _fields(model, loc[:-1])}
    return described.get(str(loc[-1])) or "a value"


def _fields(model: type[Model], loc: Location) -> tuple[Field, ...]:
    """The fields of the group at a path of a record of a model."""
    owner = model_at(model, loc)
    return fields(owner) if owner else ()
