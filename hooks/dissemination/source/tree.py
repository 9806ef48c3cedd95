"""A YAML text as a tree of texts with positions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dissemination.problems import shown

Location = tuple[str | int, ...]


@dataclass
class Tree:
    """What a YAML text holds: dicts, lists and str; empty values are left out.

    `lines` has the line of each key and list entry by its path, `literals` the line on which the
    text of a value after `|` begins, and `reported` the paths that have a problem already.
    """

    data: Any = None
    lines: dict[Location, int] = field(default_factory=lambda: {(): 1})
    literals: dict[Location, int] = field(default_factory=dict)
    reported: set[Location] = field(default_factory=set)

    def line(self, location: Location) -> int:
        """The line of a path, or of its nearest known parent."""
        return self.lines[self.nearest(location)]

    def nearest(self, location: Location) -> Location:
        """The longest known beginning of a path; steps that are in no file are passed over."""
        beginning: Location = ()
        for step in location:
            if (*beginning, step) in self.lines:
                beginning = (*beginning, step)
        return beginning

    def text_line(self, location: Location, line: int) -> int:
        """The line of the file that holds line `line` (from 1) of a text of several lines.

        Only of text after `|` is it known; else it is the line of the field.
        """
        beginning = self.nearest(location)
        if beginning in self.literals:
            return self.literals[beginning] + line - 1
        return self.lines[beginning]

    def is_reported(self, location: Location) -> bool:
        """Whether this value has a problem already."""
        return self.nearest(location) in self.reported


def form_of(data: object) -> str:
    """The form of a file's data, in words for a message that expected another."""
    if isinstance(data, dict):
        return "fields"
    return "a list" if isinstance(data, list) else "only text" if data else "nothing"


def named(location: Location) -> str:
    """A path as the officer reads it: `place.town`, `partners[2].name` (counted from 1)."""
    name = ""
    for step in location:
        if isinstance(step, int):
            name += f"[{step + 1}]"
        else:
            name += f".{shown(step)}" if name else shown(step)
    return name
