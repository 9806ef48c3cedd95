"""The time line as a band: each entry where it stands in time and as long as its date is vague."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import Final

from dissemination.figures.svg import Element, drawing, ink, put, written
from dissemination.figures.timeline import Kind, Point, timeline, undated
from dissemination.figures.timeline_layout import Mark, Scale, marks
from dissemination.library.library import Library

LANES: Final[Sequence[tuple[str, frozenset[Kind]]]] = (
    ("Project", frozenset({"project", "entry"})),
    ("Milestones", frozenset({"milestone"})),
    ("Events", frozenset({"event"})),
    ("Labels", frozenset({"label"})),
)
HEAD: Final = 26.0  # the years
NAME: Final = 32.0  # the name of a lane
ROW: Final = 36.0  # a mark and its number
MOST: Final = 150
MOST_YEARS: Final = 8  # whose names fit side by side


def band(library: Library, name: str) -> str:
    """The band of a project's time line, or nothing if that is empty or has more entries than can
    be told apart. `name` begins its ids."""
    points = timeline(library)
    if not 0 < len(points) <= MOST:
        return ""
    scale = Scale(points[0].first.year, max(point.last.year for point in points))
    lanes = [(title, marks(points, kinds, scale)) for title, kinds in LANES]
    lanes = [(title, found) for title, found in lanes if found]
    heights = [NAME + ROW * (1 + max(mark.row for mark in found)) for _, found in lanes]
    text = _text(points, lanes, len(undated(library)))
    root = drawing(name, "The project in time", text, class_="band", width="100%")
    root.set("height", str(ceil(HEAD + sum(heights))))
    root.set("font-size", "13")
    _hatching(root, name)
    _years(root, scale, HEAD + sum(heights))
    top = HEAD
    for (title, found), height in zip(lanes, heights, strict=True):
        put(root, "line", x2="100%", y1=top, y2=top, style=ink(stroke="line"))
        put(root, "text", title, x=5, y=top + 20, style=f"font-weight:620;{ink(fill='ink')}")
        _lane(root, found, top + NAME, name)
        top += height
    return written(root)


def _text(points: Sequence[Point], lanes: list[tuple[str, list[Mark]]], without: int) -> str:
    """What the band says, for those who do not see it."""
    counts = ", ".join(f"{title.lower()} {len(found)}" for title, found in lanes)
    left_out = f" {without} without a known day are not drawn." if without else ""
    return (
        f"{len(points)} entries from {points[0].when} to "
        f"{max(points, key=lambda point: point.last).when}, in rows by kind: {counts}. "
        f"Each has the number that it has in the list, which says what it is.{left_out}"
    )


def _hatching(root: Element, name: str) -> None:
    """The filling of what is inferred."""
    pattern = put(put(root, "defs"), "pattern", id=f"{name}-hatch", width=4, height=4)
    pattern.set("patternUnits", "userSpaceOnUse")
    pattern.set("patternTransform", "rotate(45)")
    put(pattern, "line", y2=4, style=ink(stroke="violet"), stroke_width=2)


def _years(root: Element, scale: Scale, height: float) -> None:
    """A line where each year begins, and the names of as many as there is room for."""
    years = range(scale.first, scale.last + 1)
    step = ceil(len(years) / MOST_YEARS)
    lines = put(root, "g", style=ink(stroke="line"), stroke_width=1)
    for year in (*years, scale.last + 1):
        at = f"{scale.at(date(year, 1, 1)):.2f}%"
        put(lines, "line", x1=at, x2=at, y1=0, y2=height)
        if year in years and (year - scale.first) % step == 0:
            text = put(root, "text", str(year), x=at, y=14, style=ink(fill="ink-soft"))
            text.set("dx", "5")


def _lane(root: Element, found: list[Mark], top: float, name: str) -> None:
    """The marks of a lane, with a line from the beginning of the project to its end."""
    ends = [mark for mark in found if mark.point.kind == "project"]
    if len(ends) == 2 and ends[0].row == ends[1].row:
        y = top + ROW * ends[0].row + 6
        line = put(root, "line", y1=y, y2=y, style=ink(stroke="edge"), stroke_width=3)
        line.set("x1", f"{ends[0].right:.2f}%")
        line.set("x2", f"{ends[1].left:.2f}%")
        line.set("stroke-dasharray", "0.1 7")
        line.set("stroke-linecap", "round")
    for mark in found:
        group = put(root, "g", class_="band__mark")
        group.set("data-number", str(mark.number))
        _mark(group, mark, top + ROW * mark.row + 6, name)


def _mark(group: Element, mark: Mark, y: float, name: str) -> None:
    """A day or days as a round mark, a month or year as a bar of its length; hollow if it is
    planned, hatched if it is inferred, dashed if it is off."""
    colour = "violet" if mark.point.reason else "water"
    is_whole = mark.point.state == "done" and not mark.point.reason
    if mark.point.to_the_day:
        shape = _round(group, mark, y, colour, 11)
        shape = shape if is_whole else _round(group, mark, y, "paper", 7)
    else:
        shape = put(group, "rect", y=y - 5, height=10, stroke_width=1.5)
        shape.set("x", f"{mark.left:.2f}%")
        shape.set("width", f"{mark.right - mark.left:.2f}%")
        fill = colour if is_whole else "paper"
        hatched = f"{ink(stroke=colour)};fill:url(#{name}-hatch)"
        shape.set("style", hatched if mark.point.reason else ink(stroke=colour, fill=fill))
    if mark.point.state == "off":
        shape.set("stroke-dasharray", "2 3")
    label = put(group, "text", str(mark.number), x=f"{mark.middle:.2f}%", y=y + 19)
    label.set("text-anchor", "middle")
    label.set("style", ink(fill="ink"))


def _round(group: Element, mark: Mark, y: float, colour: str, width: float) -> Element:
    """A line with round ends from the first day of a mark to its last."""
    days = (mark.point.last - mark.point.first).days + 1
    last = mark.right - (mark.right - mark.left) / days
    line = put(group, "line", y1=y, y2=y, style=ink(stroke=colour), stroke_width=width)
    line.set("x1", f"{mark.left:.2f}%")
    line.set("x2", f"{last:.2f}%")
    line.set("stroke-linecap", "round")
    return line
