"""The map of partners and events: numbers on the countries around them, and a list of the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dissemination.figures.chart import chart_for
from dissemination.figures.land import View, draw_land
from dissemination.figures.markers import RADIUS, Marker, arrange_markers
from dissemination.figures.places import MapPlace, gazetteer_credit, map_places, parted
from dissemination.figures.svg import Element, drawing, ink, number, put, svg_text
from dissemination.figures.window import window_around
from dissemination.gazetteer.gazetteer import Credit
from dissemination.library.library import Library
from dissemination.locale.locale import Locale

WIDTH: Final = 360.0


@dataclass(frozen=True)
class Map:
    """The drawing, the places on it in the order of their numbers, those too far from them to be on
    it, and those without a position."""

    svg: str
    places: tuple[MapPlace, ...]
    far: tuple[MapPlace, ...]
    missing: tuple[MapPlace, ...]

    @property
    def gazetteer(self) -> Credit | None:
        """Whose the gazetteer is, if a place on it or too far from it has its position there."""
        return gazetteer_credit((*self.places, *self.far))


def place_map(
    library: Library, name: str, partners: bool = True, events: bool = True
) -> Map | None:
    """The map of the partners, the events or both, its ids beginning with `name`; None if no place
    has a known position."""
    places = map_places(library, partners, events)
    shown, far = parted([place for place in places if place.point])
    if not shown:
        return None
    locale = library.locale
    drawing = _map_drawing(name, shown, _title(partners, events, locale), locale)
    missing = tuple(place for place in places if not place.point)
    return Map(svg_text(drawing), tuple(shown), tuple(far), missing)


def _title(partners: bool, events: bool, locale: Locale) -> str:
    if partners and events:
        return locale.gettext("Map of partners and events")
    return locale.gettext("Map of partners") if partners else locale.gettext("Map of events")


def _text(shown: Sequence[MapPlace], locale: Locale) -> str:
    """The text alternative."""
    of_place = [f"{place.number} {locale.town(place.name, place.country)}" for place in shown]
    sentences = [
        locale.ngettext(
            "%(num)s numbered place: %(places)s.",
            "%(num)s numbered places: %(places)s.",
            len(shown),
            places="; ".join(of_place),
        )
    ]
    if len(shown) > 1:
        by_latitude = sorted(shown, key=lambda place: place.point or (0, 0))
        sentences.append(
            locale.gettext(
                "The southernmost is %(south)s, the northernmost %(north)s.",
                south=by_latitude[0].name,
                north=by_latitude[-1].name,
            )
        )
    sentences.append(locale.gettext("The list beside the map has the details of each place."))
    return " ".join(sentences)


def _map_drawing(name: str, shown: Sequence[MapPlace], title: str, locale: Locale) -> Element:
    chart = chart_for([place.point for place in shown if place.point])
    flat = [chart.project(*place.point) for place in shown if place.point]
    view = View(window_around(flat, chart.reach, chart.least), WIDTH)
    box = f"0 0 {number(WIDTH)} {number(view.height)}"
    root = drawing(name, title, _text(shown, locale), "map__drawing", viewBox=box)
    put(root, "rect", width=WIDTH, height=view.height, class_=ink(fill="mist"))
    draw_land(root, chart, view, {place.country for place in shown})
    points = [view.position(point) for point in flat]
    markers = arrange_markers(points, WIDTH, view.height, locale)
    _draw_markers(root, shown, markers)
    return root


def _draw_markers(root: Element, shown: Sequence[MapPlace], markers: Sequence[Marker]) -> None:
    """Rings around regions, lines from markers to their points, and the numbers above both."""
    of_number = {place.number: place for place in shown}
    lines = put(root, "g", class_=ink(stroke="water"), fill="none", stroke_width="1.2")
    dots = put(root, "g", class_=ink(fill="water", stroke="paper"), stroke_width="1")
    numbers = put(root, "g", class_=ink(strong=True), font_size="13", text_anchor="middle")
    for marker in markers:
        for place_number, point in zip(marker.numbers, marker.points, strict=True):
            if of_number[place_number].is_region:
                x, y = point
                put(lines, "circle", cx=x, cy=y, r=RADIUS + 5, stroke_dasharray="3 3")
            if marker.is_away:
                x, y = point
                put(lines, "line", x1=x, y1=y, x2=marker.x, y2=marker.y)
                put(dots, "circle", cx=x, cy=y, r=3)
        _draw_number(numbers, marker, [of_number[number] for number in marker.numbers])


def _draw_number(parent: Element, marker: Marker, places: Sequence[MapPlace]) -> None:
    """A number in a drop: filled for partners, hollow for events alone, with a second line inside
    where several partners or events share it."""
    is_partner = any(place.partners for place in places)
    group = put(parent, "g", class_="map__marker")
    group.set("data-numbers", " ".join(map(str, marker.numbers)))
    colours = ink(fill="water" if is_partner else "paper", stroke="water")
    put(group, "path", d=_drop(marker), class_=colours, stroke_width="1.6")
    if sum(place.count for place in places) > 1:
        inner = put(group, "path", d=_drop(marker, inset=2.6), fill="none", stroke_width="0.9")
        inner.set("class", ink(stroke="paper" if is_partner else "water"))
    text = put(group, "text", marker.text, x=marker.x, y=marker.y + 4.6)
    text.set("class", ink(fill="paper" if is_partner else "water-deep"))


def _drop(marker: Marker, inset: float = 0) -> str:
    """The path of a marker's edge, or of a line `inset` units inside: one corner sharp, three
    round."""
    r, half = RADIUS - inset, marker.half - inset
    start = f"{number(marker.x - half)},{number(marker.y - r)}"
    flat, bend = number(2 * half - r), f"a{number(r)},{number(r)} 0 0 1 "
    down, back = f"{number(-r)},{number(r)}", f"{number(-r)},{number(-r)}"
    across = number(2 * r - 2 * half)
    return f"M{start}h{flat}{bend}{number(r)},{number(r)} {bend}{down}h{across}{bend}{back}z"
