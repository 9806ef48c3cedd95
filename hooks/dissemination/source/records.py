"""Trees of text validated into records; all problems of all fields are collected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from pydantic import ValidationError

from dissemination.model.record import Model
from dissemination.problems import Message, Problem
from dissemination.source import field_errors
from dissemination.source.tree import Location, Tree, named

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
        new = [d for d in details if not tree.is_reported(location + tuple(d["loc"]))]
        problems = field_errors.problems(new, model, tree, path, location)
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
