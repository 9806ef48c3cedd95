"""A window: the part of a plane that a figure shows, and what lies in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dissemination.figures.projection import Point


@dataclass(frozen=True)
class Window:
    """A rectangle of a plane."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it, or on its edge."""
        return self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top

    def clipped(self, ring: Sequence[Point]) -> list[Point]:
        """The part of an area that lies in it; the area is given by its edge, without an end."""
        found = list(ring)
        for inside, cut in self._edges():
            found = _cut(found, inside, cut)
        return found

    def _edges(self) -> Iterable[tuple[Callable[[Point], bool], Callable[[Point, Point], Point]]]:
        yield lambda p: p[0] >= self.left, lambda p, q: _at(p, q, 0, self.left)
        yield lambda p: p[0] <= self.right, lambda p, q: _at(p, q, 0, self.right)
        yield lambda p: p[1] >= self.bottom, lambda p, q: _at(p, q, 1, self.bottom)
        yield lambda p: p[1] <= self.top, lambda p, q: _at(p, q, 1, self.top)


def _cut(
    ring: list[Point], inside: Callable[[Point], bool], cut: Callable[[Point, Point], Point]
) -> list[Point]:
    """The part of an area on one side of a line (Sutherland and Hodgman)."""
    found: list[Point] = []
    for before, point in pairwise([*ring[-1:], *ring]):
        if inside(before) != inside(point):
            found.append(cut(before, point))
        if inside(point):
            found.append(point)
    return found


def _at(p: Point, q: Point, axis: int, value: float) -> Point:
    """Where the way from one point to another crosses a line along the other axis."""
    part = (value - p[axis]) / (q[axis] - p[axis])
    other = p[1 - axis] + part * (q[1 - axis] - p[1 - axis])
    return (value, other) if axis == 0 else (other, value)


def around(points: Sequence[Point], chart: Window, least: float) -> Window:
    """The window of a chart that shows points with room around them; at least `least` wide and
    high, neither narrow nor flat, and never beyond the chart."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width = max(least, (max(xs) - min(xs)) * 1.25)
    height = max(least, (max(ys) - min(ys)) * 1.25)
    width, height = max(width, height * 0.95), max(height, width / 1.3)
    left, right = _span((min(xs) + max(xs)) / 2, width, chart.left, chart.right)
    bottom, top = _span((min(ys) + max(ys)) / 2, height, chart.bottom, chart.top)
    return Window(left, bottom, right, top)


def _span(middle: float, length: float, first: float, last: float) -> tuple[float, float]:
    """A span around a middle, moved and shortened so that it lies between two bounds."""
    length = min(length, last - first)
    start = min(max(middle - length / 2, first), last - length)
    return start, start + length
