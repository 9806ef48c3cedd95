"""The land under the map: the countries of a chart as paths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dissemination.figures.chart import Chart
from dissemination.figures.projection import Point
from dissemination.figures.svg import Element, ink, number, put
from dissemination.figures.window import Window

BEYOND: Final = 4.0  # how far land goes on behind the edge, so that no cut is seen
NEAR: Final = 0.9  # points of a coast that lie nearer to each other are one


@dataclass(frozen=True)
class View:
    """A window of a plane (kilometres), shown on a drawing `width` units wide."""

    window: Window
    width: float

    @property
    def scale(self) -> float:
        """Units of the drawing to one of the plane."""
        return self.width / self.window.width

    @property
    def height(self) -> float:
        """The height of the drawing in its units."""
        return self.window.height * self.scale

    def position(self, point: Point) -> Point:
        """The position of a point of the plane on the drawing, from its upper left corner."""
        x, y = point[0] - self.window.left, self.window.top - point[1]
        return x * self.scale, y * self.scale


def draw_land(root: Element, chart: Chart, view: View, highlighted: set[str]) -> None:
    """Put the countries of a chart on a drawing; those with a code in `highlighted` are tinted."""
    margin, window = BEYOND / view.scale, view.window
    visible = Window(
        window.left - margin, window.bottom - margin, window.right + margin, window.top + margin
    )
    for fill, is_tinted in (("paper", False), ("water-wash", True)):
        countries = (
            rings for c, rings in chart.countries.items() if (c in highlighted) == is_tinted
        )
        parts = [ring for rings in countries for ring in rings]
        if d := "".join(_path(visible.clipped(part), view) for part in parts):
            put(root, "path", d=d, class_=ink(stroke="line", fill=fill), stroke_width=0.6)


def _path(ring: Sequence[Point], view: View) -> str:
    """The edge of an area as a path, in steps of a tenth; nothing if it is too small to be seen."""
    corners: list[tuple[int, int]] = []
    for point in ring:
        x, y = (round(value * 10) for value in view.position(point))
        if not corners or abs(x - corners[-1][0]) + abs(y - corners[-1][1]) >= NEAR * 10:
            corners.append((x, y))
    if len(corners) < 3:
        return ""
    steps = ((q[0] - p[0], q[1] - p[1]) for p, q in pairwise(corners))
    return f"M{_pairs(corners[:1])}l{_pairs(steps)}z"


def _pairs(pairs: Iterable[tuple[int, int]]) -> str:
    return " ".join(f"{number(x / 10)},{number(y / 10)}" for x, y in pairs)
