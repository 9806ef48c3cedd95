"""Problems for the errors of pydantic, in plain words and on the line at fault: one for each slip,
however many errors follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from dissemination.model.fields import Field, Group, Named, fields, model_at, shape_at
from dissemination.model.look_alikes import typed
from dissemination.model.record import Model
from dissemination.model.text import NOT_TEXT, kind_of, look_alike
from dissemination.problems import Message, Names, Problem, nearest
from dissemination.source.examples import example
from dissemination.source.synonyms import synonym_of
from dissemination.source.tree import Location, Tree, named

MISSING: Final = Message("missing; expected {expected}", code="field-missing")
UNKNOWN_FIELD: Final = Message("no such field; {nearest}", code="unknown-field")
NOT_INDENTED: Final = Message(
    'what belongs to "{value}" begins two spaces further right than it: indent {fields}',
    code="not-indented",
)
NOT_A_LIST: Final = Message(
    "expected a list, found {value}; write it like {example}", code="not-a-list"
)
NOT_A_GROUP: Final = Message(
    "expected a group of fields, found {value}; write it like {example}", code="not-a-group"
)
DOTTED: Final = Message(
    "no such field; a group of fields is written like {example}", code="dotted-field"
)
NOT_A_KEY: Final = Message('unknown name "{value}"; {nearest}', code="unknown-name")


_WRONG_FORMS: Final = {"model_type", "dict_type", "tuple_type", "list_type"}


def problems(
    details: Iterable[Any], model: type[Model], tree: Tree, path: str, base: Location
) -> list[Problem]:
    """The problems for errors in what stands at `base` of a file for a record of a model."""
    return _FieldErrors(model, tree, path, base).problems(list(details))


class _FieldErrors:
    def __init__(self, model: type[Model], tree: Tree, path: str, base: Location) -> None:
        self._model, self._tree, self._path, self._base = model, tree, path, base

    def problems(self, details: list[Any]) -> list[Problem]:
        unknown = [_location(each) for each in details if each["type"] == "extra_forbidden"]
        missing = {_location(each) for each in details if each["type"] == "missing"}
        owners = self._outdented(unknown)
        meant = self._meant([u for u in unknown if u not in owners], missing - {*owners.values()})
        follows = {*owners, *owners.values(), *meant.values()}
        others = (d for d in details if _location(d) not in follows)
        return [
            *self._not_indented(owners),
            *(self._problem(each, meant.get(_location(each))) for each in _first_of_list(others)),
        ]

    def _outdented(self, unknown: list[Location]) -> dict[Location, Location]:
        """Unknown fields that belong to a group above them, which is empty or has a dot instead;
        each with that group."""
        owners: dict[Location, Location] = {}
        for location in unknown:
            head, dot, _ = str(location[-1]).partition(".")
            for field in self._fields(location[:-1]):
                owner, names = (*location[:-1], field.name), _names_in(field)
                line = self._tree.lines.get(self._base + owner)
                is_above = line and line < self._line(location) and not self._value(owner)
                if (is_above and location[-1] in names) or (dot and head == field.name and names):
                    owners[location] = owner
        return owners

    def _not_indented(self, owners: dict[Location, Location]) -> Iterator[Problem]:
        """A problem for each group of which fields are not indented, at the first of these."""
        for owner in dict.fromkeys(owners.values()):
            fields = [location for location in owners if owners[location] == owner]
            line, names = self._line(fields[0]), [str(location[-1]) for location in fields]
            if "." not in names[0]:
                values = {"value": owner[-1], "fields": ", ".join(names)}
                yield NOT_INDENTED.at(self._path, line, **values)
                continue
            given = {str(loc[-1]).partition(".")[2]: self._value(loc) for loc in fields}
            right = example(str(owner[-1]), shape_at(self._model, owner), given)
            yield DOTTED.at(self._path, line, example=right).in_field(named(fields[0]))

    def _meant(self, unknown: list[Location], missing: set[Location]) -> dict[Location, Location]:
        """Misspelled fields, each with that of the missing ones of its group which it likely
        stands for: one that is near, or the last that is left."""
        meant: dict[Location, Location] = {}
        for location in unknown:
            names = [str(each[-1]) for each in missing if each[:-1] == location[:-1]]
            name = str(location[-1])
            if near := _near(name, names) or synonym_of(name, names):
                meant[location] = (*location[:-1], near)
        for location in unknown:
            group = location[:-1]
            left = [each for each in missing - {*meant.values()} if each[:-1] == group]
            others = [each for each in unknown if each not in meant and each[:-1] == group]
            fields = [field.name for field in self._fields(group)]
            is_synonym = synonym_of(str(location[-1]), fields) is not None
            if len(left) == len(others) == 1 and location in others and not is_synonym:
                meant[location] = left[0]
        return meant

    def _problem(self, detail: Any, meant: Location | None) -> Problem:
        """The problem for one error; `meant` is the field that an unknown one stands for."""
        location = _location(detail)
        full = self._base + location
        if detail["type"] == "missing":
            parent = self._tree.nearest(full[:-1])
            field = (*parent[len(self._base) :], full[-1])
            line = self._tree.line((*parent, full[-1]))  # of the field if it is there, but empty
            problem = MISSING.at(self._path, line, expected=self._description(location))
            return problem.in_field(named(field))
        if detail["type"] == "extra_forbidden":
            problem = self._unknown_field(location, meant)
        else:
            problem = self._problem_of_value(location, detail)
        return problem.in_field(named(self._tree.nearest(full)[len(self._base) :]))

    def _problem_of_value(self, location: Location, detail: Any) -> Problem:
        """The problem for an error about a value that is there, without its field."""
        path, line, value = self._path, self._line(location), detail["input"]
        match detail["type"]:
            case "content":
                return Problem(path, line, detail["msg"], detail["ctx"]["code"])
            case "literal_error":
                expected = detail["ctx"]["expected"].replace(" or ", ",").split(",")
                near = nearest(str(value), [name.strip(" '") for name in expected])
                return NOT_A_KEY.at(path, line, value=value, nearest=near)
            case error:
                is_list = error in {"tuple_type", "list_type"}
                message = NOT_A_LIST if is_list else NOT_A_GROUP
                shape = shape_at(self._model, location)
                name = location[-1] if location and isinstance(location[-1], str) else ""
                right = example(name, shape, value)
                return message.at(path, line, value=kind_of(value), example=right)

    def _unknown_field(self, location: Location, meant: Location | None) -> Problem:
        """The problem of a field that there is not; `meant` is the one for which it stands."""
        name, line = str(location[-1]), self._line(location)
        names = [str(meant[-1])] if meant else [f.name for f in self._fields(location[:-1])]
        if typed(name) != name and typed(name) in names:
            message, values = look_alike(name, typed(name))
            return message.at(self._path, line, **values)
        end = f'did you mean "{names[0]}"?' if meant else self._nearest(location, names)
        return UNKNOWN_FIELD.at(self._path, line, nearest=end)

    def _nearest(self, location: Location, names: list[str]) -> str:
        """The end of a message about an unknown field: those that the file has not yet are more
        likely meant than the others."""
        lines, group = self._tree.lines, self._base + location[:-1]
        absent = [name for name in names if (*group, name) not in lines]
        name = str(location[-1])
        if synonym := synonym_of(name, names):
            is_absent = synonym in absent
            return f'did you mean "{synonym}"?' if is_absent else f'it belongs into "{synonym}"'
        return nearest(name, absent if Names(absent).closest(name) else names)

    def _line(self, location: Location) -> int:
        return self._tree.line(self._base + location)

    def _value(self, location: Location) -> Any:
        """What the file has at a path; None if it has nothing."""
        data = self._tree.data
        for step in self._base + location:
            data = data.get(step) if isinstance(data, dict) else data[step]
        return data

    def _description(self, location: Location) -> str:
        descriptions = {field.name: field.description for field in self._fields(location[:-1])}
        return descriptions.get(str(location[-1])) or "a value"

    def _fields(self, location: Location) -> tuple[Field, ...]:
        """The fields of the group at a path of the record."""
        owner = model_at(self._model, location)
        return fields(owner) if owner else ()


def _near(name: str, names: list[str]) -> str | None:
    return typed(name) if typed(name) in names else Names(names).closest(name)


def _location(detail: Any) -> Location:
    return tuple(detail["loc"])


def _first_of_list(details: Iterable[Any]) -> Iterator[Any]:
    """Of the entries of a list that have a wrong form only the first."""
    lists: set[Location] = set()
    for detail in details:
        location = _location(detail)
        if _has_wrong_form(detail) and location and isinstance(location[-1], int):
            if location[:-1] in lists:
                continue
            lists.add(location[:-1])
        yield detail


def _has_wrong_form(detail: Any) -> bool:
    code = detail["ctx"]["code"] if detail["type"] == "content" else ""
    return detail["type"] in _WRONG_FORMS or code == NOT_TEXT.code


def _names_in(field: Field) -> tuple[str, ...]:
    """The names that may stand below a field."""
    match field.shape:
        case Group(fields=inner):
            return tuple(each.name for each in inner)
        case Named(names):
            return names
        case _:
            return ()
