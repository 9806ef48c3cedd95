"""Draw the charts under the map from Natural Earth, as the package world-atlas carries it.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    .venv/bin/python tools/charts.py package

`package` is the unpacked package. The charts in hooks/dissemination/figures/charts/ are written
anew: projected, simplified, clipped to what a chart reaches, in whole kilometres.
"""

from __future__ import annotations

import json
import sys
from math import hypot, isfinite
from pathlib import Path
from typing import Any, NamedTuple

from babel.core import get_global

from dissemination.figures.chart import PROJECTIONS, REACH
from dissemination.figures.projection import Point

CHARTS = Path(__file__).resolve().parent.parent / "hooks/dissemination/figures/charts"
TERRITORIES = get_global("territory_aliases")  # CLDR has the numbers of ISO 3166 among them
# The chart of the world would be half ice.
LEFT_OUT = {"AQ"}


class Detail(NamedTuple):
    """What a chart is made of: the file; how far, in km, a line may lie from the coast; and the
    smallest island, in square kilometres, unless it is all that a country has."""

    file: str
    away: float
    island: float


DETAILS = {
    "europe": Detail("countries-50m.json", 2.5, 120.0),
    "world": Detail("countries-110m.json", 25.0, 8000.0),
}


def main(package: Path) -> None:
    """Write every chart."""
    version = json.loads((package / "package.json").read_text("utf-8"))["version"]
    for name, detail in DETAILS.items():
        topology = json.loads((package / detail.file).read_text("utf-8"))
        chart = {
            "source": "Natural Earth 4.1.0, public domain (naturalearthdata.com)",
            "package": f"world-atlas {version}, {detail.file} (ISC)",
            "countries": countries(name, topology, detail),
        }
        text = json.dumps(chart, separators=(",", ":")).replace('],"', '],\n"')
        (CHARTS / f"{name}.json").write_text(text + "\n", "utf-8", newline="\n")


def countries(name: str, topology: Any, detail: Detail) -> dict[str, list[list[int]]]:
    """The parts of every country of a chart, each as steps."""
    arcs = [simple(arc, detail.away) for arc in projected(name, topology)]
    parts_of: dict[str, list[list[int]]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        code = (TERRITORIES.get(country.get("id", ""), [""]))[0]
        if code in LEFT_OUT:
            continue
        parts = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        rings = [joined(arcs, ring) for part in parts for ring in part]
        clipped = [ring for ring in map(REACH[name].clipped, rings) if len(ring) > 2]
        clipped.sort(key=area, reverse=True)
        islands = [ring for n, ring in enumerate(clipped) if n == 0 or area(ring) >= detail.island]
        if islands:
            parts_of.setdefault(code, []).extend(steps(ring) for ring in islands)
    return dict(sorted(parts_of.items()))


def projected(name: str, topology: Any) -> list[list[Point]]:
    """The arcs of a topology in the plane of a chart."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append(PROJECTIONS[name](y * sy + ty, x * sx + tx))
        assert all(isfinite(value) for point in line for value in point)
        lines.append(line)
    return lines


def joined(arcs: list[list[Point]], ring: list[int]) -> list[Point]:
    """The edge that arcs make; a negative number is an arc in the other direction."""
    points: list[Point] = []
    for number in ring:
        points += (arcs[number] if number >= 0 else arcs[~number][::-1])[:-1]
    return points


def simple(line: list[Point], away: float) -> list[Point]:
    """A line with fewer points, none of them farther than `away` from it (Douglas and Peucker)."""
    first, last = line[0], line[-1]
    if first == last and len(line) > 3:  # a ring: its two halves
        far = max(
            range(len(line)), key=lambda n: hypot(line[n][0] - first[0], line[n][1] - first[1])
        )
        return simple(line[: far + 1], away)[:-1] + simple(line[far:], away)
    if len(line) < 3:
        return line
    n = max(range(1, len(line) - 1), key=lambda n: distance(line[n], first, last))
    if distance(line[n], first, last) <= away:
        return [first, last]
    return simple(line[: n + 1], away)[:-1] + simple(line[n:], away)


def distance(point: Point, first: Point, last: Point) -> float:
    """How far a point is from a stretch."""
    dx, dy = last[0] - first[0], last[1] - first[1]
    length = dx * dx + dy * dy
    part = ((point[0] - first[0]) * dx + (point[1] - first[1]) * dy) / length if length else 0.0
    part = max(0.0, min(1.0, part))
    return hypot(point[0] - first[0] - part * dx, point[1] - first[1] - part * dy)


def area(ring: list[Point]) -> float:
    """The area within an edge."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(p[0] * q[1] - q[0] * p[1] for p, q in pairs)) / 2


def steps(ring: list[Point]) -> list[int]:
    """An edge in whole kilometres, each point from the one before."""
    numbers: list[int] = []
    before = (0, 0)
    for x, y in ring:
        here = (round(x), round(y))
        if here != before or not numbers:
            numbers += [here[0] - before[0], here[1] - before[1]]
        before = here
    return numbers


if __name__ == "__main__":
    sys.setrecursionlimit(10_000)
    main(Path(sys.argv[1]))
