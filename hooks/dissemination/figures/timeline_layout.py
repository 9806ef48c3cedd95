"""The points of a timeline on a scale of whole years, in rows so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dissemination.figures.timeline import Kind, TimelinePoint

# On the narrowest phone a point with its number needs this part of the width, in hundredths.
ROOM: Final = 6.4


@dataclass(frozen=True)
class Scale:
    """The years from `first` to `last`, both included, over the whole width."""

    first: int
    last: int

    def at(self, day: date) -> float:
        """The position of the beginning of a day, in hundredths of the width."""
        start, end = date(self.first, 1, 1).toordinal(), date(self.last + 1, 1, 1).toordinal()
        return (day.toordinal() - start) / (end - start) * 100

    def span(self, point: TimelinePoint) -> tuple[float, float]:
        """The positions of the beginning of the first day and of the end of the last."""
        day = self.at(date(self.first, 1, 2))
        return self.at(point.first), self.at(point.last) + day


@dataclass(frozen=True)
class Placement:
    """A point with its number in the list, its ends in hundredths of the width, and its row within
    the lane."""

    number: int
    point: TimelinePoint
    left: float
    right: float
    row: int

    @property
    def middle(self) -> float:
        """The position of its number."""
        return (self.left + self.right) / 2


def lane_placements(
    points: Sequence[TimelinePoint], kinds: frozenset[Kind], scale: Scale
) -> list[Placement]:
    """The points of some kinds in rows in which none covers another or its number."""
    numbered = [(number, point) for number, point in enumerate(points, 1) if point.kind in kinds]
    numbered.sort(key=lambda pair: pair[1].kind != "project")  # its row is a line from end to end
    placements: list[Placement] = []
    ends: list[float] = []
    for number, point in numbered:
        left, right = scale.span(point)
        middle = (left + right) / 2
        begin, end = min(left, middle - ROOM / 2), max(right, middle + ROOM / 2)
        row = next((n for n, at in enumerate(ends) if at <= begin), len(ends))
        ends[row : row + 1] = [end]
        placements.append(Placement(number, point, left, right, row))
    return placements
