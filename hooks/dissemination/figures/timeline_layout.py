"""Marks: the entries of a time line on a scale of whole years, in rows so that all can be seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dissemination.figures.timeline import Kind, Point

# On the narrowest phone a mark with its number needs this part of the width, in hundredths.
ROOM: Final = 6.4


@dataclass(frozen=True)
class Scale:
    """Whole years side by side, in hundredths of the width."""

    first: int
    last: int

    def at(self, day: date) -> float:
        """Where a day begins."""
        start, end = date(self.first, 1, 1).toordinal(), date(self.last + 1, 1, 1).toordinal()
        return (day.toordinal() - start) / (end - start) * 100

    def span(self, point: Point) -> tuple[float, float]:
        """From the first day on which something can have been to the end of the last."""
        day = self.at(date(self.first, 1, 2))
        return self.at(point.first), self.at(point.last) + day


@dataclass(frozen=True)
class Mark:
    """A point with its number in the list, from left to right, and the row of its lane."""

    number: int
    point: Point
    left: float
    right: float
    row: int

    @property
    def middle(self) -> float:
        """Where its number stands."""
        return (self.left + self.right) / 2


def marks(points: Sequence[Point], kinds: frozenset[Kind], scale: Scale) -> list[Mark]:
    """The points of some kinds in rows, so that none covers another nor another's number."""
    in_lane = [(number, point) for number, point in enumerate(points, 1) if point.kind in kinds]
    in_lane.sort(key=lambda each: each[1].kind != "project")  # its row is a line from end to end
    found: list[Mark] = []
    ends: list[float] = []
    for number, point in in_lane:
        left, right = scale.span(point)
        middle = (left + right) / 2
        begin, end = min(left, middle - ROOM / 2), max(right, middle + ROOM / 2)
        row = next((n for n, at in enumerate(ends) if at <= begin), len(ends))
        ends[row : row + 1] = [end]
        found.append(Mark(number, point, left, right, row))
    return found
