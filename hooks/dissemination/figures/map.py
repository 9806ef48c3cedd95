"""The map of partners and events: numbers on the countries around them, and a list of the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dissemination.figures.chart import chart_for
from dissemination.figures.land import View, land
from dissemination.figures.markers import RADIUS, Marker, markers
from dissemination.figures.places import MapPlace, map_places
from dissemination.figures.svg import Element, drawing, ink, number, put, written
from dissemination.figures.window import around
from dissemination.library.library import Library
from dissemination.locale.locale import Locale

WIDTH: Final = 360.0


@dataclass(frozen=True)
class Map:
    """The drawing, the places on it in the order of their numbers, and those it cannot show."""

    svg: str
    places: tuple[MapPlace, ...]
    missing: tuple[MapPlace, ...]


def place_map(
    library: Library, name: str, partners: bool = True, events: bool = True
) -> Map | None:
    """The map of the partners, the events or both; None if nothing of it has a known point.
    `name` begins the ids in the drawing."""
    found = map_places(library, partners, events)
    shown = tuple(place for place in found if place.point)
    if not shown:
        return None
    locale = Locale(library.settings.language)
    svg = written(_drawn(name, shown, _title(partners, events), _text(shown, locale)))
    return Map(svg, shown, tuple(place for place in found if not place.point))


def _title(partners: bool, events: bool) -> str:
    what = [word for word, is_in in (("partners", partners), ("events", events)) if is_in]
    return f"Map of {' and '.join(what)}"


def _text(shown: Sequence[MapPlace], locale: Locale) -> str:
    """What the map says, for those who do not see it."""
    of_place = [f"{place.number} {place.name}, {locale.country(place.country)}" for place in shown]
    if len(shown) == 1:
        return f"One place: {of_place[0]}."
    south = min(shown, key=lambda place: place.point or (0, 0)).name
    north = max(shown, key=lambda place: place.point or (0, 0)).name
    return (
        f"{len(shown)} places with numbers, from {south} in the south to {north} in the north: "
        f"{'; '.join(of_place)}. The list with the map says what is or was at each."
    )


def _drawn(name: str, shown: Sequence[MapPlace], title: str, text: str) -> Element:
    chart = chart_for([place.point for place in shown if place.point])
    flat = [chart.project(*place.point) for place in shown if place.point]
    view = View(around(flat, chart.reach, chart.least), WIDTH)
    box = f"0 0 {number(WIDTH)} {number(view.height)}"
    root = drawing(name, title, text, class_="map__drawing", viewBox=box)
    put(root, "rect", width=WIDTH, height=view.height, style=ink(fill="mist"))
    land(root, chart, view, {place.country for place in shown})
    _marks(root, shown, markers([view.on(point) for point in flat], WIDTH, view.height))
    return root


def _marks(root: Element, shown: Sequence[MapPlace], found: Sequence[Marker]) -> None:
    """Rings around regions, lines to points, and the numbers above them all."""
    of_number = {place.number: place for place in shown}
    under = put(root, "g", style=ink(stroke="water", fill="none"), stroke_width="1.2")
    dots = put(root, "g", style=ink(fill="water", stroke="paper"), stroke_width="1")
    above = put(root, "g", style="font-weight:620", font_size="13", text_anchor="middle")
    for marker in found:
        for place_number, point in zip(marker.numbers, marker.points, strict=True):
            if of_number[place_number].is_region:
                x, y = point
                put(under, "circle", cx=x, cy=y, r=RADIUS + 5, stroke_dasharray="3 3")
            if marker.is_away:
                x, y = point
                put(under, "line", x1=x, y1=y, x2=marker.x, y2=marker.y)
                put(dots, "circle", cx=x, cy=y, r=3)
        _number(above, marker, [of_number[number] for number in marker.numbers])


def _number(above: Element, marker: Marker, here: Sequence[MapPlace]) -> None:
    """A number in its drop: whole for partners, hollow for events alone; a second line around it
    where there are several."""
    is_partner = any(place.partners for place in here)
    group = put(above, "g", class_="map__marker")
    group.set("data-numbers", " ".join(map(str, marker.numbers)))
    style = ink(fill="water" if is_partner else "paper", stroke="water")
    put(group, "path", d=_drop(marker, 0), style=style, stroke_width="1.6")
    if sum(place.count for place in here) > 1:
        inner = ink(fill="none", stroke="paper" if is_partner else "water")
        put(group, "path", d=_drop(marker, 2.6), style=inner, stroke_width="0.9")
    ink_of_text = ink(fill="paper" if is_partner else "water-deep")
    put(group, "text", marker.text, x=marker.x, y=marker.y + 4.6, style=ink_of_text)


def _drop(marker: Marker, within: float) -> str:
    """The edge of a marker, or a line at a distance within it: one sharp corner, three round."""
    r, half = RADIUS - within, marker.half - within
    start = f"{number(marker.x - half)},{number(marker.y - r)}"
    flat, bend = number(2 * half - r), f"a{number(r)},{number(r)} 0 0 1 "
    down, back = f"{number(-r)},{number(r)}", f"{number(-r)},{number(-r)}"
    across = number(2 * r - 2 * half)
    return f"M{start}h{flat}{bend}{number(r)},{number(r)} {bend}{down}h{across}{bend}{back}z"
