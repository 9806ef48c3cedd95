"""Trees of text validated into records; all problems of all fields are collected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from pydantic import ValidationError

from dissemination.model.fields import Field, fields, model_at
from dissemination.model.look_alikes import typed
from dissemination.model.record import Model
from dissemination.model.text import kind_of, look_alike
from dissemination.problems import Message, Problem, nearest, shown
from dissemination.source.tree import Location, Tree

MISSING: Final = Message("missing; expected {expected}", code="field-missing")
UNKNOWN_FIELD: Final = Message("no such field; {nearest}", code="unknown-field")
NOT_A_LIST: Final = Message("expected a list like [one, two], found {value}", code="not-a-list")
NOT_A_GROUP: Final = Message("expected a group of fields, found {value}", code="not-a-group")
NOT_A_KEY: Final = Message('unknown name "{value}"; {nearest}', code="unknown-name")

# Parts of a path that a file may leave out: a plain value stands for the group of fields.
SHORT: Final = {"id", "value"}
# Fields of every item that must be there, and say nothing to a comparison of two states.
STAND_INS: Final = {"title", "summary"}

M = TypeVar("M", bound=Model, covariant=True)


@dataclass(frozen=True)
class Node:
    """A part of a file's tree, valid or not; `location` is its path in the tree."""

    path: str
    tree: Tree
    location: Location

    def line(self, *location: str | int) -> int:
        """The line of a field of this record."""
        return self.tree.line(self.location + location)

    def problem(self, message: Message, *location: str | int, **values: object) -> Problem:
        """A problem of a field of this record."""
        while (
            location and location[-1] in SHORT and self.location + location not in self.tree.lines
        ):
            location = location[:-1]
        problem = message.at(self.path, self.line(*location), **values)
        return problem.in_field(named(location))


@dataclass(frozen=True)
class Located(Node, Generic[M]):
    """A record and the lines of its fields."""

    record: M

    @property
    def id(self) -> str | None:
        """The id of the record; None if it is of a kind without one."""
        return getattr(self.record, "id", None)


@dataclass(frozen=True)
class Invalid(Node):
    """The data of a file that are no record of the model, and the problems of their fields.

    The tree's `reported` then has the paths of these fields; the others can still be checked.
    """

    model: type[Model]
    data: Any
    problems: list[Problem]

    @property
    def id(self) -> str | None:
        """The id, if there is one."""
        own = self.data.get("id") if isinstance(self.data, dict) else None
        return own.strip() if isinstance(own, str) else None


def located(model: type[M], tree: Tree, path: str, location: Location = ()) -> Located[M] | Invalid:
    """The record at a path of the tree, or an Invalid with every problem of its fields."""
    data = tree.data
    for step in location:
        data = data[step]
    try:
        return Located(path, tree, location, model.model_validate(data))
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=True)
        problems = [
            _problem(model, tree, path, location, detail)
            for detail in details
            if not tree.is_reported(location + tuple(detail["loc"]))
        ]
        tree.reported.update(tree.nearest(location + tuple(detail["loc"])) for detail in details)
        return Invalid(path, tree, location, model, data, problems)


def salvaged(invalid: Invalid) -> tuple[Located[Any], frozenset[str]] | None:
    """What the model takes of data that are no record of it, with the names of the fields in error,
    which are left out (a text that must be there is "x"); None where too little is left."""
    if not isinstance(invalid.data, dict):
        return None
    node = invalid.path, invalid.tree, invalid.location
    data, left_out = dict(invalid.data), frozenset[str]()
    while True:
        try:
            return Located(*node, invalid.model.model_validate(data)), left_out
        except ValidationError as error:
            names = {str(detail["loc"][0]) for detail in error.errors() if detail["loc"]}
        if not names - left_out:
            return None
        for name in names:
            data.pop(name, None)
            if name in STAND_INS:
                data[name] = "x"
        left_out |= names


def named(location: Location) -> str:
    """A path as the officer reads it: `place.town`, `partners[2].name` (counted from 1)."""
    name = ""
    for step in location:
        if isinstance(step, int):
            name += f"[{step + 1}]"
        else:
            name += f".{shown(step)}" if name else shown(step)
    return name


def _problem(model: type[Model], tree: Tree, path: str, base: Location, detail: Any) -> Problem:
    """The problem for one error of pydantic in what stands at `base`."""
    location: Location = tuple(detail["loc"])
    full = base + location
    if detail["type"] == "missing":
        parent = tree.nearest(full[:-1])
        field = (*parent[len(base) :], full[-1])
        expected = _description(model, location)
        return MISSING.at(path, tree.line(parent), expected=expected).in_field(named(field))
    problem = _problem_of_value(model, location, detail, path, tree.line(full))
    return problem.in_field(named(tree.nearest(full)[len(base) :]))


def _problem_of_value(
    model: type[Model], location: Location, detail: Any, path: str, line: int
) -> Problem:
    """The problem for an error of pydantic about a value that is there, without its field."""
    value = detail["input"]
    match detail["type"]:
        case "content":
            return Problem(path, line, detail["msg"], detail["ctx"]["code"])
        case "extra_forbidden":
            names = [field.name for field in _fields(model, location[:-1])]
            if (name := str(location[-1])) not in names and typed(name) in names:
                message, values = look_alike(name, typed(name))
                return message.at(path, line, **values)
            return UNKNOWN_FIELD.at(path, line, nearest=nearest(name, names))
        case "literal_error":
            expected = detail["ctx"]["expected"].replace(" or ", ",").split(",")
            near = nearest(str(value), [name.strip(" '") for name in expected])
            return NOT_A_KEY.at(path, line, value=value, nearest=near)
        case "tuple_type" | "list_type":
            return NOT_A_LIST.at(path, line, value=kind_of(value))
        case _:
            return NOT_A_GROUP.at(path, line, value=kind_of(value))


def _description(model: type[Model], location: Location) -> str:
    descriptions = {field.name: field.description for field in _fields(model, location[:-1])}
    return descriptions.get(str(location[-1])) or "a value"


def _fields(model: type[Model], location: Location) -> tuple[Field, ...]:
    """The fields of the group at a path of a record of a model."""
    owner = model_at(model, location)
    return fields(owner) if owner else ()
