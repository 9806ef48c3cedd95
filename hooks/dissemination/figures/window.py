"""A window: the part of a plane (kilometres) that a figure shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dissemination.figures.projection import Point


@dataclass(frozen=True)
class Window:
    """A rectangle of a plane in kilometres, the top north."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """The distance from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """The distance from bottom to top."""
        return self.top - self.bottom

    def holds(self, point: Point) -> bool:
        """Whether a point lies inside or on the edge."""
        return self.left <= point[0] <= self.right and self.bottom <= point[1] <= self.top

    def clipped(self, ring: Sequence[Point]) -> list[Point]:
        """The part of a polygon that lies inside; the last corner joins the first."""
        corners = list(ring)
        for inside, cut in self._edges():
            corners = _cut(corners, inside, cut)
        return corners

    def _edges(self) -> Iterable[tuple[Callable[[Point], bool], Callable[[Point, Point], Point]]]:
        yield lambda p: p[0] >= self.left, lambda p, q: _crossing(p, q, 0, self.left)
        yield lambda p: p[0] <= self.right, lambda p, q: _crossing(p, q, 0, self.right)
        yield lambda p: p[1] >= self.bottom, lambda p, q: _crossing(p, q, 1, self.bottom)
        yield lambda p: p[1] <= self.top, lambda p, q: _crossing(p, q, 1, self.top)


def _cut(
    ring: list[Point], inside: Callable[[Point], bool], cut: Callable[[Point, Point], Point]
) -> list[Point]:
    """The part of a polygon on one side of a line (Sutherland and Hodgman)."""
    corners: list[Point] = []
    for before, point in pairwise([*ring[-1:], *ring]):
        if inside(before) != inside(point):
            corners.append(cut(before, point))
        if inside(point):
            corners.append(point)
    return corners


def _crossing(p: Point, q: Point, axis: int, value: float) -> Point:
    """Where the line between two points has a value on an axis (0 is x, 1 is y)."""
    part = (value - p[axis]) / (q[axis] - p[axis])
    other = p[1 - axis] + part * (q[1 - axis] - p[1 - axis])
    return (value, other) if axis == 0 else (other, value)


def window_around(points: Sequence[Point], chart: Window, least: float) -> Window:
    """The window of a chart that shows points with a margin of an eighth on each side, at least
    `least` wide and high, its width 0.95 to 1.3 times its height, within the chart."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    width = max(least, (max(xs) - min(xs)) * 1.25)
    height = max(least, (max(ys) - min(ys)) * 1.25)
    width, height = max(width, height * 0.95), max(height, width / 1.3)
    left, right = _span((min(xs) + max(xs)) / 2, width, chart.left, chart.right)
    bottom, top = _span((min(ys) + max(ys)) / 2, height, chart.bottom, chart.top)
    return Window(left, bottom, right, top)


def _span(middle: float, length: float, first: float, last: float) -> tuple[float, float]:
    """A span around a middle, moved and shortened to lie between two bounds."""
    length = min(length, last - first)
    start = min(max(middle - length / 2, first), last - length)
    return start, start + length
