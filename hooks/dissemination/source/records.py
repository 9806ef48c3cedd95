"""Trees of text into checked records, every problem of every field at once."""

from __future__ import annotations

import types
from dataclasses import dataclass
from typing import Annotated, Any, Final, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from dissemination.model.text import kind_of
from dissemination.problems import Message, Problem, nearest
from dissemination.source.tree import Loc, Tree

MISSING: Final = Message("missing; expected {expected}")
UNKNOWN_FIELD: Final = Message("no such field; {nearest}")
NOT_A_LIST: Final = Message("expected a list like [one, two], found {found}")
NOT_A_GROUP: Final = Message("expected a group of fields, found {found}")
NOT_A_KEY: Final = Message('unknown name "{found}"; {nearest}')

M = TypeVar("M", bound=BaseModel, covariant=True)


@dataclass(frozen=True)
class Placed(Generic[M]):
    """A record and where it stands: `line` finds the line of a field by its path."""

    record: M
    path: str
    tree: Tree
    loc: Loc = ()

    def line(self, *loc: str | int) -> int:
        """The line of a field of this record."""
        return self.tree.line(self.loc + loc)

    def problem(self, message: Message, *loc: str | int, **values: object) -> Problem:
        """A problem of a field of this record."""
        text = message.filled(**values)
        return Problem(
            self.path, self.line(*loc), f"{name}: {text}" if (name := named(loc)) else text
        )


def placed(model: type[M], tree: Tree, path: str, loc: Loc = ()) -> Placed[M] | list[Problem]:
    """The record at a path of the tree, or every problem of its fields."""
    data = tree.data
    for step in loc:
        data = data[step]
    try:
        return Placed(model.model_validate(data), path, tree, loc)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=True)
        return [_problem(model, tree, path, loc, detail) for detail in details]


def named(loc: Loc) -> str:
    """A path as the officer reads it: `place.town`, `partners[2].name` (counted from 1)."""
    name = ""
    for step in loc:
        name += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if name else step
    return name


def _problem(model: type[BaseModel], tree: Tree, path: str, base: Loc, detail: Any) -> Problem:
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
            names = _field_names(model, detail["loc"][:-1])
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


def _told(path: str, line: int, field: Loc, message: Message, **values: object) -> Problem:
    text = message.filled(**values)
    return Problem(path, line, f"{named(field)}: {text}" if field else text)


def _described(model: type[BaseModel], loc: Loc) -> str:
    owner = _model_at(model, loc[:-1])
    field = owner.model_fields.get(str(loc[-1])) if owner else None
    return (field.description if field else None) or "a value"


def _field_names(model: type[BaseModel], loc: Loc) -> list[str]:
    owner = _model_at(model, loc)
    return list(owner.model_fields) if owner else []


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The model of the group of fields at a path."""
    owner: type[BaseModel] | None = model
    for step in loc:
        if isinstance(step, str) and owner and step in owner.model_fields:
            owner = _model_in(owner.model_fields[step].annotation)
    return owner


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in {Annotated, Union, types.UnionType, tuple}:
        return next(filter(None, map(_model_in, get_args(annotation))), None)
    return None
