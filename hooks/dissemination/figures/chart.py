"""The charts under the map: the countries of Europe or of the world, from Natural Earth."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from dissemination.figures import projection
from dissemination.figures.projection import Point, Projection
from dissemination.figures.window import Window

PROJECTIONS: Final[Mapping[str, Projection]] = {
    "europe": projection.europe,
    "world": projection.world,
}
# What each chart reaches, in kilometres of its projection.
REACH: Final = {
    "europe": Window(1500, 900, 7400, 5600),
    "world": Window(-17300, -8400, 17300, 8400),
}
# The least width and height of a window in kilometres, for which the lines are exact enough.
LEAST: Final = {"europe": 1300.0, "world": 5000.0}


@dataclass(frozen=True)
class Chart:
    """The edges of the parts of each country, in kilometres of the projection, by the country's
    code (ISO 3166-1 alpha-2; empty for areas without one)."""

    name: str
    countries: Mapping[str, tuple[tuple[Point, ...], ...]]

    @property
    def project(self) -> Projection:
        """The function from latitude and longitude to the plane of the chart."""
        return PROJECTIONS[self.name]

    @property
    def reach(self) -> Window:
        """The window that holds the whole chart."""
        return REACH[self.name]

    @property
    def least(self) -> float:
        """The least width and height of a window on the chart, in kilometres."""
        return LEAST[self.name]


@cache
def chart(name: str) -> Chart:
    """The chart `europe` or `world`, from its file, which `tools/charts.py` writes."""
    text = (files("dissemination.figures") / "charts" / f"{name}.json").read_text("utf-8")
    countries: dict[str, list[list[int]]] = json.loads(text)["countries"]
    return Chart(name, {code: tuple(map(_ring, parts)) for code, parts in countries.items()})


def _ring(steps: list[int]) -> tuple[Point, ...]:
    """An edge from the steps of its file: east and north of the point before, in kilometres."""
    x = y = 0
    ring = []
    for east, north in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + east, y + north
        ring.append((float(x), float(y)))
    return tuple(ring)


def chart_for(places: Sequence[Point]) -> Chart:
    """The chart for places (latitude, longitude): Europe's if it holds them all."""
    is_near = all(REACH["europe"].holds(projection.europe(*place)) for place in places)
    return chart("europe" if is_near else "world")
