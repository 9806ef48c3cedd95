"""YAML as a tree of text with positions: nothing is typed, nothing is silently dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NoReturn

import yaml

from dissemination.problems import Message, Problem
from dissemination.source import remarks, yaml_errors
from dissemination.source.tree import Location, Tree

TAB: Final = Message(
    "a tab or a special space stands in the indentation of {value}; use plain spaces",
    code="tab-in-indentation",
)
REPEATED: Final = Message(
    'the field "{value}" stands here a second time; delete one of the two', code="repeated-field"
)
ALIAS: Final = Message(
    'YAML\'s "{value}" is not allowed here; put the value between quotes', code="yaml-alias"
)
NULL: Final = Message(
    '"{value}" stands for nothing in YAML; write a value, or leave the line out', code="yaml-null"
)
COMMENT: Final = Message(
    'YAML takes "{value}" for a remark and drops it; put the whole value between quotes, or the '
    "remark on a line of its own above the field",
    code="yaml-comment",
)
NOT_A_NAME: Final = Message(
    "a field's name must be a plain word, found {value}", code="not-a-field-name"
)
NOT_FIELDS: Final = Message("expected fields like name: value, found {value}", code="not-fields")
NOT_RECORDS: Final = Message(
    'expected a list of records that begin with "- id: …", or [] for none; found {value}',
    code="not-records",
)
TOO_DEEP: Final = Message(
    "lists and groups are nested more than {most} deep here", code="yaml-too-deep"
)
MANY_FIELDS: Final = Message(
    "a group of fields has more than {most} fields up to here; delete what does not belong to it",
    code="too-many-fields",
)
MANY_ENTRIES: Final = Message(
    "a list has more than {most} entries up to here; shorten it", code="too-many-entries"
)
SECOND: Final = Message(
    'a second document begins here; a file holds one, so delete this "---"', code="second-document"
)

MOST_DEPTH: Final = 20
MOST_FIELDS: Final = 100
MOST_ENTRIES: Final = 500
MOST_RECORDS: Final = 5_000


def tree(text: str, path: str) -> tuple[Tree, list[Problem]]:
    """The tree of a YAML text, and the problems of its form; `data` is None if it has no form."""
    if problems := _tabs(text, path):
        return Tree(), problems
    reading = _Reading(path, text.split("\n"))
    try:
        reading.document(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        return Tree(), reading.problems_with(yaml_errors.problem(error, reading.text, path))
    except _LimitError as error:
        return Tree(), [*reading.problems, error.problem]
    return reading.tree, reading.problems


def _tabs(text: str, path: str) -> list[Problem]:
    """The problem of the first line that is not indented with spaces, which counts the others."""
    lines = [
        number
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip() and line[: len(line) - len(line.lstrip())].strip(" ")
    ]
    more = f" and of {len(lines) - 1} more" if len(lines) > 1 else ""
    return [TAB.at(path, lines[0], value=f"this line{more}")] if lines else []


class _LimitError(Exception):
    """Raised where a file goes beyond a limit, and is read no further."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Reading:
    """Makes the tree from YAML's events: composed nodes would hide anchors, aliases and tags, and
    deep nesting would end the interpreter."""

    def __init__(self, path: str, text: list[str]) -> None:
        self.path = path
        self.text = text
        self.problems: list[Problem] = []
        self.tree = Tree()
        self.column = 0  # in which the name or the dash of the value that is read stands

    def document(self, events: Iterator[Any]) -> None:
        """Read the one document of these events into the tree."""
        self.events = events
        starts = (event for event in events if isinstance(event, yaml.DocumentStartEvent))
        if next(starts, None):
            root = next(events)
            self.tree.lines[()] = _line(root)
            self.tree.data = self._value(root, ())
        if second := next(starts, None):
            self._report(SECOND, second)

    def problems_with(self, error: Problem) -> list[Problem]:
        """The problems and that of a parser's error, but for one that follows from a remark in the
        middle of a value."""
        last = self.problems[-1] if self.problems else None
        if last and last.code == COMMENT.code and error.line <= last.line + 1:
            return self.problems
        return [*self.problems, error]

    def _report(self, message: Message, event: Any, **values: object) -> None:
        self.problems.append(message.at(self.path, _line(event), **values))

    def _stop(self, message: Message, event: Any, most: int) -> NoReturn:
        raise _LimitError(message.at(self.path, _line(event), most=most))

    def _report_mark(self, event: Any) -> None:
        start = event.start_mark
        name = re.match(r"[^\s,\[\]{}]*", self.text[start.line][start.column :])
        self._report(ALIAS, event, value=name[0] if name else "")

    def _value(self, event: Any, location: Location) -> Any:
        if _is_marked(event):
            self._report_mark(event)
            self.tree.reported.add(location)
        if isinstance(event, yaml.AliasEvent):
            return None
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, location)
        if len(location) >= MOST_DEPTH:
            self._stop(TOO_DEEP, event, MOST_DEPTH)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        return self._mapping(location) if is_mapping else self._sequence(location)

    def _scalar(self, event: Any, location: Location) -> str | None:
        text = str(event.value)
        if event.style == "|":
            empty = text[: len(text) - len(text.lstrip())].count("\n")
            self.tree.literals[location] = _line(event) + 1 + empty
        if not event.style:
            self._plain(event, location)
        remark = remarks.behind(event, self.text) or remarks.below(event, self.text, self.column)
        if remark and location not in self.tree.reported:
            line, value = remark
            message = yaml_errors.CURLY if yaml_errors.opens_curly(text) else COMMENT
            value = f"{text} {value}" if message is yaml_errors.CURLY else value
            self.problems.append(message.at(self.path, line, value=value))
            self.tree.reported.add(location)
        return text if text.strip() else None

    def _plain(self, event: Any, location: Location) -> None:
        if event.value in {"~", "null", "Null", "NULL"}:
            self._report(NULL, event, value=event.value)
            self.tree.reported.add(location)
        if yaml_errors.curly(event.value):
            self._report(yaml_errors.CURLY, event, value=event.value)
            self.tree.reported.add(location)

    def _mapping(self, location: Location) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        repeated: set[str] = set()
        for number, key in enumerate(self.events, 1):
            if isinstance(key, yaml.MappingEndEvent):
                break
            if number > MOST_FIELDS:
                self._stop(MANY_FIELDS, key, MOST_FIELDS)
            name = self._key(key, location)
            if name is None or (*location, name) in self.tree.lines:
                if name is not None and name not in repeated:
                    self._report(REPEATED, key, value=name)
                    repeated.add(name)
                self._pass_over()
                continue
            child = (*location, name)
            self.tree.lines[child] = _line(key)
            event = next(self.events)
            if remark := remarks.above(key, event, self.text):
                self.problems.append(COMMENT.at(self.path, remark[0], value=remark[1]))
                self.tree.reported.add(child)
            self.column = key.start_mark.column
            value = self._value(event, child)
            if value is not None or child in self.tree.reported:
                fields[name] = value
        return fields

    def _key(self, key: Any, location: Location) -> str | None:
        if isinstance(key, yaml.ScalarEvent) and key.value:
            if _is_marked(key):
                self._report_mark(key)
            return str(key.value)
        is_empty = isinstance(key, yaml.ScalarEvent)
        self._report(NOT_A_NAME, key, value="nothing" if is_empty else "a list or a group")
        self._value(key, (*location, ""))
        return None

    def _pass_over(self) -> None:
        """Read the next value, without its problems and lines."""
        tree, self.tree = self.tree, Tree()
        problems, self.problems = self.problems, []
        self._value(next(self.events), ())
        self.tree, self.problems = tree, problems

    def _sequence(self, location: Location) -> list[Any]:
        values: list[Any] = []
        most = MOST_ENTRIES if location else MOST_RECORDS
        for number, event in enumerate(self.events, 1):
            if isinstance(event, yaml.SequenceEndEvent):
                break
            if number > most:
                self._stop(MANY_ENTRIES, event, most)
            child = (*location, len(values))
            self.tree.lines[child] = _line(event)
            self.column = self._dash(event.start_mark)
            value = self._value(event, child)
            if value is not None or child in self.tree.reported:
                values.append(value)
            else:
                del self.tree.lines[child]
        return values

    def _dash(self, mark: Any) -> int:
        """The column of the dash before a value; of one in brackets that of its own line's end,
        below which nothing is deeper."""
        line = self.text[mark.line] if mark.line < len(self.text) else ""
        before = line[: mark.column].rstrip()
        return len(before) - 1 if before.endswith("-") else len(line)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _is_marked(event: Any) -> bool:
    """Whether a value is an alias, or has an anchor or a tag."""
    return bool(event.anchor or getattr(event, "tag", None))
