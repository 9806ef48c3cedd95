"""YAML as a tree of text with positions: nothing is typed, nothing is silently dropped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import yaml

from dissemination.problems import Message, Problem

NOT_YAML: Final = Message("this line is not valid YAML: {found}")
COLON: Final = Message(
    'a value with ": " in it needs quotes around it, such as title: "Berlin: a training"'
)
TAB: Final = Message("a tab stands in the indentation; use spaces")
REPEATED: Final = Message('the field "{found}" stands here a second time; delete one of the two')
ALIAS: Final = Message('YAML\'s "{found}" is not allowed here; put the value between quotes')
NULL: Final = Message('"{found}" stands for nothing in YAML; leave the line out')
NOT_A_NAME: Final = Message("a field's name must be a plain word, found {found}")
NOT_FIELDS: Final = Message("expected fields like name: value, found {found}")
NOT_RECORDS: Final = Message('expected a list of records that begin with "- id: …", found {found}')
TOO_DEEP: Final = Message("lists and groups are nested too deeply here")

Loc = tuple[str | int, ...]
MOST_DEPTH: Final = 20


@dataclass(frozen=True)
class Tree:
    """What a YAML text holds: dicts, lists and str; empty values are left out.

    `lines` has the line of each key and list entry by its path.
    """

    data: Any
    lines: dict[Loc, int]

    def line(self, loc: Loc) -> int:
        """The line of a path, or of its nearest known parent."""
        return self.lines[self.nearest(loc)]

    def nearest(self, loc: Loc) -> Loc:
        """The longest known beginning of a path; steps that are in no file are passed over."""
        known: Loc = ()
        for step in loc:
            if (*known, step) in self.lines:
                known = (*known, step)
        return known


def tree(text: str, path: str) -> tuple[Tree, list[Problem]]:
    """The tree of a YAML text, and the problems of its form."""
    problems = [*_tabs(text, path), *_marks(text, path)]
    empty = Tree(None, {(): 1})
    if problems:
        return empty, problems
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        return empty, [_malformed(error, path)]
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return empty, [NOT_YAML.at(path, 1, found=error)]
    if node is None:
        return empty, []
    lines: dict[Loc, int] = {(): node.start_mark.line + 1}
    data = _Reading(path, lines, problems).value(node, ())
    return Tree(data, lines), problems


def _tabs(text: str, path: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line[: len(line) - len(line.lstrip())] and line.strip():
            yield TAB.at(path, number)


def _marks(text: str, path: str) -> Iterator[Problem]:
    """Anchors, aliases and tags: `compose` would resolve or drop them without a word."""
    if not any(mark in text for mark in "&*!"):
        return
    try:
        events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
        for event in events:
            for mark in _marks_of(event):
                yield ALIAS.at(path, event.start_mark.line + 1, found=mark)
    except yaml.YAMLError:
        return  # composing the same text reports it


def _marks_of(event: Any) -> list[str]:
    if isinstance(event, yaml.AliasEvent):
        return [f"*{event.anchor}"]
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    return [f"&{anchor}"] * bool(anchor) + [str(tag)] * bool(tag)


def _malformed(error: yaml.MarkedYAMLError, path: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    if error.problem and "mapping values are not allowed" in error.problem:
        return COLON.at(path, line)
    return NOT_YAML.at(path, line, found=error.problem or error.context or "unfinished")


@dataclass
class _Reading:
    path: str
    lines: dict[Loc, int]
    problems: list[Problem]

    def value(self, node: yaml.Node, loc: Loc) -> Any:
        if len(loc) > MOST_DEPTH:
            self.problems.append(TOO_DEEP.at(self.path, node.start_mark.line + 1))
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, loc)
        if isinstance(node, yaml.SequenceNode):
            return self._sequence(node, loc)
        return self._scalar(node) if isinstance(node, yaml.ScalarNode) else None

    def _scalar(self, node: yaml.ScalarNode) -> str | None:
        if not node.style and node.value in {"~", "null", "Null", "NULL"}:
            self.problems.append(NULL.at(self.path, node.start_mark.line + 1, found=node.value))
            return None
        return str(node.value) if node.value.strip() else None

    def _mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Any]:
        found: dict[str, Any] = {}
        seen: set[str] = set()
        for key, child in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode) or not key.value:
                what = "nothing" if isinstance(key, yaml.ScalarNode) else "a list or a group"
                self.problems.append(NOT_A_NAME.at(self.path, line, found=what))
                continue
            if key.value in seen:
                self.problems.append(REPEATED.at(self.path, line, found=key.value))
                continue
            seen.add(key.value)
            self.lines[*loc, key.value] = line
            if (value := self.value(child, (*loc, key.value))) is not None:
                found[key.value] = value
        return found

    def _sequence(self, node: yaml.SequenceNode, loc: Loc) -> list[Any]:
        found: list[Any] = []
        for child in node.value:
            here = (*loc, len(found))
            self.lines[here] = child.start_mark.line + 1
            value = self.value(child, here)
            found.append("" if value is None else value)
        return found
