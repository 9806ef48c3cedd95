"""The timeline as SVG: each point at its date and as long as its date is vague."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import Final

from dissemination.figures.svg import Element, drawing, ink, put, svg_text
from dissemination.figures.timeline import Kind, TimelinePoint, timeline, undated
from dissemination.figures.timeline_layout import Placement, Scale, lane_placements
from dissemination.library.library import Library
from dissemination.locale.catalogue import N_

LANES: Final[Sequence[tuple[str, frozenset[Kind]]]] = (
    (N_("Project"), frozenset({"project", "entry"})),
    (N_("Milestones"), frozenset({"milestone"})),
    (N_("Events"), frozenset({"event"})),
    (N_("Labels"), frozenset({"label"})),
)
HEAD: Final = 26.0  # the years
NAME: Final = 32.0  # the name of a lane
ROW: Final = 36.0  # a point and its number
MOST: Final = 150
MOST_YEARS: Final = 8  # whose names fit side by side


def timeline_chart(library: Library, name: str) -> str:
    """The chart as SVG, its ids beginning with `name`; an empty string if the timeline has no point
    or more than `MOST`."""
    points = timeline(library)
    if not 0 < len(points) <= MOST:
        return ""
    scale = Scale(points[0].first.year, max(point.last.year for point in points))
    locale = library.locale
    lanes = [
        (locale.gettext(title), placements)
        for title, kinds in LANES
        if (placements := lane_placements(points, kinds, scale))
    ]
    heights = [
        NAME + ROW * (1 + max(placement.row for placement in placements)) for _, placements in lanes
    ]
    title, text = locale.gettext("Timeline of the project"), _text(library, points, lanes)
    root = drawing(name, title, text, "band", width="100%")
    root.set("height", str(ceil(HEAD + sum(heights))))
    root.set("font-size", "13")
    _define_hatching(root, name)
    _draw_years(root, scale, HEAD + sum(heights))
    top = HEAD
    for (title, placements), height in zip(lanes, heights, strict=True):
        put(root, "line", x2="100%", y1=top, y2=top, class_=ink(stroke="line"))
        put(root, "text", title, x=5, y=top + 20, class_=ink(fill="ink", strong=True))
        _draw_lane(root, placements, top + NAME, name)
        top += height
    return svg_text(root)


def _text(
    library: Library,
    points: Sequence[TimelinePoint],
    lanes: Sequence[tuple[str, Sequence[Placement]]],
) -> str:
    """The text alternative."""
    locale = library.locale
    rows = [f"{title} ({locale.number(len(placements))})" for title, placements in lanes]
    sentences = [
        locale.ngettext(
            "%(num)s entry, %(first)s – %(last)s.",
            "%(num)s entries, %(first)s – %(last)s.",
            len(points),
            first=points[0].when,
            last=max(points, key=lambda point: point.last).when,
        ),
        locale.gettext("In rows by kind: %(rows)s.", rows=", ".join(rows)),
        locale.gettext("The numbers match the list, which describes each entry."),
    ]
    if left_out := len(undated(library)):
        sentences.append(
            locale.ngettext(
                "%(num)s event without a known date is not drawn.",
                "%(num)s events without a known date are not drawn.",
                left_out,
            )
        )
    return " ".join(sentences)


def _define_hatching(root: Element, name: str) -> None:
    """Define the pattern that fills points with an inferred date."""
    pattern = put(put(root, "defs"), "pattern", id=f"{name}-hatch", width=4, height=4)
    pattern.set("patternUnits", "userSpaceOnUse")
    pattern.set("patternTransform", "rotate(45)")
    put(pattern, "line", y2=4, class_=ink(stroke="violet"), stroke_width=2)


def _draw_years(root: Element, scale: Scale, height: float) -> None:
    """A line at the beginning of each year, and the numbers of at most `MOST_YEARS` years."""
    years = range(scale.first, scale.last + 1)
    step = ceil(len(years) / MOST_YEARS)
    lines = put(root, "g", class_=ink(stroke="line"), stroke_width=1)
    for year in (*years, scale.last + 1):
        at = f"{scale.at(date(year, 1, 1)):.2f}%"
        put(lines, "line", x1=at, x2=at, y1=0, y2=height)
        if year in years and (year - scale.first) % step == 0:
            text = put(root, "text", str(year), x=at, y=14, class_=ink(fill="ink-soft"))
            text.set("dx", "5")


def _draw_lane(root: Element, placements: list[Placement], top: float, name: str) -> None:
    """The points of a lane, with a line from the beginning of the project to its end."""
    ends = [placement for placement in placements if placement.point.kind == "project"]
    if len(ends) == 2 and ends[0].row == ends[1].row:
        y = top + ROW * ends[0].row + 6
        line = put(root, "line", y1=y, y2=y, class_=ink(stroke="edge"), stroke_width=3)
        line.set("x1", f"{ends[0].right:.2f}%")
        line.set("x2", f"{ends[1].left:.2f}%")
        line.set("stroke-dasharray", "0.1 7")
        line.set("stroke-linecap", "round")
    for placement in placements:
        group = put(root, "g", class_="band__mark")
        group.set("data-number", str(placement.number))
        _draw_placement(group, placement, top + ROW * placement.row + 6, name)


def _draw_placement(group: Element, placement: Placement, y: float, name: str) -> None:
    """A line with round ends for days, a bar for a month or year; hollow if planned, hatched if
    inferred, dashed if off."""
    colour = "violet" if placement.point.reason else "water"
    is_whole = placement.point.state == "done" and not placement.point.reason
    if placement.point.to_the_day:
        shape = _round_line(group, placement, y, colour, 11)
        shape = shape if is_whole else _round_line(group, placement, y, "paper", 7)
    else:
        shape = put(group, "rect", y=y - 5, height=10, stroke_width=1.5)
        shape.set("x", f"{placement.left:.2f}%")
        shape.set("width", f"{placement.right - placement.left:.2f}%")
        if placement.point.reason:
            shape.set("class", ink(stroke=colour))
            shape.set("fill", f"url(#{name}-hatch)")
        else:
            shape.set("class", ink(stroke=colour, fill=colour if is_whole else "paper"))
    if placement.point.state == "off":
        shape.set("stroke-dasharray", "2 3")
    label = put(group, "text", str(placement.number), x=f"{placement.middle:.2f}%", y=y + 19)
    label.set("text-anchor", "middle")
    label.set("class", ink(fill="ink"))


def _round_line(
    group: Element, placement: Placement, y: float, colour: str, width: float
) -> Element:
    """A line with round ends from the first day of a point to its last."""
    days = (placement.point.last - placement.point.first).days + 1
    last = placement.right - (placement.right - placement.left) / days
    line = put(group, "line", y1=y, y2=y, class_=ink(stroke=colour), stroke_width=width)
    line.set("x1", f"{placement.left:.2f}%")
    line.set("x2", f"{last:.2f}%")
    line.set("stroke-linecap", "round")
    return line
