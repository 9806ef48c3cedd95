"""Markdown texts in data files, each a field of a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dissemination.checks.fields import prose_of
from dissemination.markdown.examination import Examination, examine
from dissemination.problems import Problem
from dissemination.source.records import Invalid, Located
from dissemination.source.tree import Location, named


@dataclass(frozen=True)
class Prose:
    """A field in Markdown of a record, its text and its examination, whose lines are counted from
    its first."""

    node: Located[Any] | Invalid
    location: Location
    text: str
    examination: Examination

    @property
    def path(self) -> str:
        """The path of the data file."""
        return self.node.path

    def line(self, line: int) -> int:
        """The line of the file for a line of the text."""
        return self.node.tree.text_line(self.node.location + self.location, line)

    def problem(self, problem: Problem) -> Problem:
        """A problem of the text as one of the field in its file."""
        return problem.on_line(self.line(problem.line)).in_field(named(self.location))


def examined(nodes: Iterable[Located[Any] | Invalid]) -> Iterator[Prose]:
    """The Markdown texts of these nodes, each with its examination."""
    for node in nodes:
        for location, text in prose_of(node):
            yield Prose(node, location, text, examine(text, node.path))
