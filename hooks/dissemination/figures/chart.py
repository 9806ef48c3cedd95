"""The charts under the map: the countries of Europe, or of the world, drawn from Natural Earth."""

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
# How small a part of each may be shown: no more than its lines can bear.
LEAST: Final = {"europe": 1300.0, "world": 5000.0}


@dataclass(frozen=True)
class Chart:
    """Countries in the plane of a projection: by their code, the edges of their parts."""

    name: str
    countries: Mapping[str, tuple[tuple[Point, ...], ...]]

    @property
    def project(self) -> Projection:
        """Its projection."""
        return PROJECTIONS[self.name]

    @property
    def reach(self) -> Window:
        """How far it reaches."""
        return REACH[self.name]

    @property
    def least(self) -> float:
        """How wide and high a window on it is at least."""
        return LEAST[self.name]


@cache
def chart(name: str) -> Chart:
    """A chart by its name; `tools/charts.py` makes the files."""
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
