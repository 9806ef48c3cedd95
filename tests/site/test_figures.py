"""Figures: the map, the timeline chart, the boards; and their equals in words."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from lxml.html import HtmlElement

from dissemination.figures import projection
from dissemination.figures.chart import REACH, chart, chart_for
from dissemination.figures.labels import label_date
from dissemination.figures.map import place_map
from dissemination.figures.markers import RADIUS, Marker, arrange_markers
from dissemination.figures.places import map_places
from dissemination.figures.svg import STRONG, ink, number, with_fixed_colours
from dissemination.figures.timeline import TimelinePoint, timeline
from dissemination.figures.timeline_chart import timeline_chart
from dissemination.figures.timeline_layout import ROOM, Scale, lane_placements
from dissemination.figures.window import Window, window_around
from dissemination.locale.locale import Locale
from dissemination.publication.theme_tokens import theme_tokens
from dissemination.site import board, matrix
from tests.support.frozen import THEME
from tests.support.small import PARTNERS, event, small
from tests.support.xpath import elements

ENGLISH = Locale("en")
SVG = "{http://www.w3.org/2000/svg}"
CHARTS = Path(projection.__file__).parent / "charts"
# The rules of the classes of drawings: the property and its token.
RULES = {
    name: (kind, token)
    for name, kind, token in re.findall(
        r"^\.([a-z-]+) { ([a-z-]+): var\(--([a-z-]+)\); }$",
        (CHARTS.parent / "drawing.css").read_text("utf-8"),
        re.MULTILINE,
    )
}
KILOMETRES = st.floats(-9000, 9000, allow_nan=False)
DAYS = st.dates(date(1995, 1, 1), date(2039, 12, 31))


# The projections


@pytest.mark.parametrize(
    ("place", "there"),
    [
        ((50.0, 5.0), (3962.79945, 2999.71885)),  # the example that EPSG gives for 3035
        ((52.0, 10.0), (4321.0, 3210.0)),
    ],
)
def test_europe_lies_where_the_register_of_projections_says(
    place: tuple[float, float], there: tuple[float, float]
) -> None:
    assert projection.europe(*place) == pytest.approx(there, abs=1e-4)


@given(st.floats(28, 71), st.floats(-20, 45), st.floats(0.1, 5))
def test_what_lies_north_or_east_is_drawn_there(
    latitude: float, longitude: float, step: float
) -> None:
    for project in (projection.europe, projection.world):
        here = project(latitude, longitude)
        assert project(latitude + step, longitude)[1] > here[1]
        assert project(latitude, longitude + step)[0] > here[0]


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_place_on_earth_is_in_the_frame_of_the_world(
    latitude: float, longitude: float
) -> None:
    assert REACH["world"].holds(projection.world(latitude, longitude))


@given(st.floats(30, 68), st.floats(-18, 40))
def test_areas_stay_true(latitude: float, longitude: float) -> None:
    """A small patch has the same area in both projections, which know nothing of each other."""
    step = 0.05
    corners = [(0.0, 0.0), (step, 0.0), (step, step), (0.0, step)]

    def patch(project: projection.Projection) -> float:
        ring = [project(latitude + up, longitude + right) for up, right in corners]
        return abs(sum(p[0] * q[1] - q[0] * p[1] for p, q in pairwise([*ring, ring[0]]))) / 2

    assert patch(projection.europe) == pytest.approx(patch(projection.world), rel=0.01)


def test_a_place_beyond_europe_brings_the_chart_of_the_world() -> None:
    assert chart_for([(48.2, 16.4), (60.2, 24.9)]).name == "europe"
    assert chart_for([(48.2, 16.4), (-36.8, 174.8)]).name == "world"
    assert chart_for([(20.0, -99.0)]).name == "world"


@pytest.mark.parametrize("name", ["europe", "world"])
def test_a_chart_says_what_it_is_made_of_and_lies_in_its_reach(name: str) -> None:
    head = json.loads((CHARTS / f"{name}.json").read_text("utf-8"))
    assert "Natural Earth" in head["source"]
    assert "public domain" in head["source"]
    wide = Window(*(v + d for v, d in zip(_edges(REACH[name]), (-1, -1, 1, 1), strict=True)))
    rings = [ring for rings in chart(name).countries.values() for ring in rings]
    assert all(wide.holds(point) for ring in rings for point in ring)
    assert {"DE", "FR", "NO", "TR"} <= set(chart(name).countries)


def _edges(window: Window) -> tuple[float, float, float, float]:
    return window.left, window.bottom, window.right, window.top


def test_the_charts_are_small() -> None:
    assert sum(file.stat().st_size for file in CHARTS.iterdir()) < 150_000


# Windows and markers


@given(st.lists(st.tuples(KILOMETRES, st.floats(-4000, 4000)), min_size=1, max_size=20))
def test_a_window_shows_all_points_and_nothing_beyond_the_chart(
    points: list[tuple[float, float]],
) -> None:
    reach = REACH["world"]
    window = window_around(points, reach, 5000)
    assert all(window.holds(point) for point in points)
    assert window.left >= reach.left
    assert window.right <= reach.right + 1e-6
    assert window.bottom >= reach.bottom
    assert window.top <= reach.top + 1e-6
    assert window.width >= 5000 - 1e-6


@given(st.lists(st.tuples(KILOMETRES, KILOMETRES), min_size=3, max_size=12))
def test_nothing_of_a_clipped_area_lies_outside(ring: list[tuple[float, float]]) -> None:
    window = Window(-3000, -2000, 3000, 2000)
    slack = Window(-3000.001, -2000.001, 3000.001, 2000.001)
    assert all(slack.holds(point) for point in window.clipped(ring))


@given(st.lists(st.tuples(st.floats(0, 360), st.floats(0, 300)), min_size=1, max_size=60))
def test_no_marker_covers_another_and_none_is_lost(points: list[tuple[float, float]]) -> None:
    markers = arrange_markers(points, 360, 300, ENGLISH)
    numbers = sorted(number for marker in markers for number in marker.numbers)
    assert numbers == list(range(1, len(points) + 1))
    for marker in markers:
        assert marker.half <= marker.x <= 360 - marker.half
        assert RADIUS <= marker.y <= 300 - RADIUS
    for one, other in combinations(markers, 2):
        assert not _covers(one, other), (one, other)


def _covers(one: Marker, other: Marker) -> bool:
    is_beside = abs(one.x - other.x) >= one.half + other.half
    return not is_beside and abs(one.y - other.y) < 2 * RADIUS


def test_a_marker_with_room_stands_on_its_point() -> None:
    markers = arrange_markers([(50, 50), (200, 200)], 360, 300, ENGLISH)
    assert [(marker.x, marker.y) for marker in markers] == [(50, 50), (200, 200)]
    assert not any(marker.is_away for marker in markers)


# The map of a project

POSITIONS = """\
- id: berlin
  name: Berlin
  country: DE
  degrees: "52.5, 13.4"
  sources: [paper]
- id: berlin-elsewhere
  name: Berlin
  country: US
  degrees: "44.5, -71.2"
- id: marches
  name: The Marches
  country: GB
  degrees: "52.4, -3.0"
  region: yes
"""
MORE = PARTNERS + (
    "- {id: second, name: Second, short: Second, country: GB, place: The Marches, field: Salt, "
    "summary: The second partner.}\n"
)
PLACE = "{town: Berlin, country: DE}"


def _files(**events: str) -> dict[str, str]:
    files = {f"content/events/{slug}.md": text for slug, text in events.items()}
    return {"data/partners.yml": MORE, "data/positions.yml": POSITIONS, **files}


def test_partners_and_events_at_one_place_have_one_number(tmp_path: Path) -> None:
    library = small(tmp_path, _files(a=event(id="a", place=PLACE), b=event(id="b", place=PLACE)))
    places = map_places(library)
    assert [(p.number, p.name, p.count, p.is_region) for p in places] == [
        (1, "Berlin", 3, False),
        (2, "The Marches", 1, True),
    ]
    assert places[0].point == (52.5, 13.4)
    assert [p.name for p in map_places(library, partners=False)] == ["Berlin"]


def test_the_text_of_a_map_is_right_for_one_place_and_for_several(tmp_path: Path) -> None:
    library = small(tmp_path, _files(a=event(id="a", place=PLACE)))
    texts = []
    for partners in (False, True):
        drawn = place_map(library, "m", partners=partners)
        root = etree.fromstring(drawn.svg if drawn else "")
        texts.append((root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")))
    details = "The list beside the map has the details of each place."
    places = "1 Berlin, Germany; 2 The Marches, United Kingdom"
    ends = "The southernmost is The Marches, the northernmost Berlin."
    assert texts == [
        ("Map of events", f"1 numbered place: 1 Berlin, Germany. {details}"),
        ("Map of partners and events", f"2 numbered places: {places}. {ends} {details}"),
    ]


UNKNOWN = "{unknown: 2026-11}"
LABELS = """\
- {{id: a, partner: first, level: gold, text: T, sources: [paper], awarded: {awarded}{more}}}
"""


@pytest.mark.parametrize(
    ("awarded", "more", "expected"),
    [
        ("2018-03-02", "", "Awarded on 2 March 2018"),
        ("2018-03", "", "Awarded in March 2018"),
        (UNKNOWN, ", reported: 2018", "Reported in 2018; date of the award unknown"),
        (UNKNOWN, ", presented: 2018", "Handed over in 2018; date of the award unknown"),
        (
            UNKNOWN,
            ", reported: 2017, presented: 2018-04-06",
            "Reported in 2017, handed over on 6 April 2018; date of the award unknown",
        ),
        (UNKNOWN, "", "Date unknown"),
    ],
)
def test_the_date_of_a_label_in_words(
    tmp_path: Path, awarded: str, more: str, expected: str
) -> None:
    text = LABELS.format(awarded=awarded, more=more)
    [label] = small(tmp_path, {"data/labels.yml": text}).labels.values()
    assert label_date(label, ENGLISH) == expected


def test_a_place_without_a_position_is_named_and_not_drawn(tmp_path: Path) -> None:
    lost = event(id="a", place="{town: Atlantis, country: GR}")
    own = event(id="b", place='{town: Bath, country: GB, position: "51.4, -2.4"}')
    library = small(tmp_path, _files(a=lost, b=own))
    drawn = place_map(library, "m", partners=False)
    assert drawn is not None
    assert [(p.number, p.name) for p in drawn.places] == [(1, "Bath")]
    assert [p.name for p in drawn.missing] == ["Atlantis"]
    nowhere = {"data/partners.yml": PARTNERS.replace("Berlin", "Atlantis")}
    assert place_map(small(tmp_path / "b", nowhere), "m") is None


def test_a_map_is_well_formed_small_and_in_tokens_alone(tmp_path: Path) -> None:
    library = small(tmp_path, _files(a=event(id="a", place=PLACE)))
    drawn = place_map(library, "m")
    assert drawn is not None
    root = etree.fromstring(drawn.svg)
    assert len(root.findall(f".//{SVG}path")) >= 3
    assert len(gzip.compress(drawn.svg.encode())) < 20_000
    assert drawn.svg == getattr(place_map(library, "m"), "svg", "")
    _only_tokens(root)


def _only_tokens(root: etree._Element) -> None:
    """Every colour is a class of a token, so that pages and print can each set their own, and a
    strict policy for styles lets it through."""
    for element in root.iter():
        assert element.get("style") is None
        assert element.get("stroke") is None
        assert re.fullmatch(r"none|url\(#[\w-]+\)|", element.get("fill", ""))
        names = re.findall(r"(?:fill|stroke|weight)-\S+", element.get("class", ""))
        assert set(names) <= RULES.keys()


def test_the_class_of_an_ink_has_the_name_of_its_token() -> None:
    inks = {name: rule for name, rule in RULES.items() if name != STRONG}
    assert len(inks) > 15
    for name, (kind, token) in inks.items():
        assert name == f"{kind}-{token}"
    assert RULES[STRONG] == ("font-weight", STRONG)


def test_a_hostile_name_stays_text(tmp_path: Path) -> None:
    name = "</desc><script>&"
    partners = PARTNERS.replace("place: Berlin", f'place: "{name}"')
    positions = f'- {{id: x, name: "{name}", country: DE, degrees: "52, 13"}}\n'
    files = {"data/partners.yml": partners, "data/positions.yml": positions}
    drawn = place_map(small(tmp_path, files), "m")
    assert drawn is not None
    assert "<script>" not in drawn.svg
    assert name in (etree.fromstring(drawn.svg).findtext(f"{SVG}desc") or "")


def test_on_paper_a_drawing_has_the_colours_of_the_tokens(tmp_path: Path) -> None:
    colours = theme_tokens(THEME).colours
    library = small(tmp_path, _files(a=event(id="a", place=PLACE)))
    drawn = place_map(library, "m")
    assert drawn is not None
    for drawing in (drawn.svg, timeline_chart(library, "b")):
        paper = with_fixed_colours(drawing, colours, 480)
        assert "class=" not in paper
        assert 'fill="#005e72"' in paper
        assert 'font-weight="600"' in paper
        assert etree.fromstring(paper).get("width") == "480"
    with pytest.raises(KeyError):
        with_fixed_colours(drawn.svg, {}, 480)


def test_numbers_are_short_and_never_minus_nought() -> None:
    assert [number(v) for v in (1.0, -0.04, 2.26, -3, 100)] == ["1", "0", "2.3", "-3", "100"]
    assert (
        ink(fill="ink-soft", stroke="water", strong=True)
        == "fill-ink-soft stroke-water weight-strong"
    )


# The timeline chart


def _points(spans: list[tuple[date, int]]) -> list[TimelinePoint]:
    points = [
        TimelinePoint(day, day + timedelta(length), "", "", "event", "", "", ())
        for day, length in spans
    ]
    return sorted(points, key=lambda point: (point.first, point.last))


@given(st.lists(st.tuples(DAYS, st.integers(0, 400)), min_size=1, max_size=40))
def test_no_point_covers_another_or_its_number(spans: list[tuple[date, int]]) -> None:
    points = _points(spans)
    scale = Scale(points[0].first.year, max(point.last.year for point in points))
    placements = lane_placements(points, frozenset({"event"}), scale)
    assert sorted(placement.number for placement in placements) == list(range(1, len(points) + 1))
    for one, other in combinations(placements, 2):
        if one.row == other.row:
            first, second = sorted((one, other), key=lambda placement: placement.middle)
            assert max(first.right, first.middle + ROOM / 2) <= second.left + 1e-9
            assert first.right <= second.middle - ROOM / 2 + 1e-9


@given(DAYS, st.integers(0, 400))
def test_a_point_begins_and_ends_with_its_days(day: date, length: int) -> None:
    point = _points([(day, length)])[0]
    scale = Scale(day.year, point.last.year)
    left, right = scale.span(point)
    whole = (date(point.last.year + 1, 1, 1) - date(day.year, 1, 1)).days
    assert 0 <= left < right <= 100 + 1e-9
    assert (right - left) / 100 * whole == pytest.approx(length + 1, rel=1e-6)


MILESTONE = """\
- id: M1
  number: "1"
  title: Half-time
  text: A text.
  verification: A report.
  due: month 13
  planned:
    inferred: 2026-01
    reason: Counted from January 2025.
  reached:
    unknown: 2026-11
- id: M2
  number: "2"
  title: No date
  text: A text.
  verification: A report.
  due: at the end
  reached:
    unknown: 2026-11
"""


def _chart_root(root: Path) -> etree._Element:
    unknown = event(id="u", start="", days_unknown="2026-11")
    off = event(id="off", status="cancelled", sequence="1", updated="2026-04-01", correction="Off.")
    inferred = "[{day: 2026-06-02, reason: It is told of.}]"
    held = event(id="held", status="held", inferred_days=inferred)
    files = {
        "data/milestones.yml": MILESTONE,
        "data/timeline.yml": '- {id: y, date: "2024", title: A year}\n',
        "content/events/u.md": unknown,
        "content/events/off.md": off,
        "content/events/held.md": held,
        "content/events/later.md": event(id="later", start="2027-03-01", end="2027-03-03"),
    }
    library = small(root, files)
    assert [p.title for p in timeline(library) if p.kind == "milestone"] == [
        "Milestone 1 due: Half-time"
    ]
    return etree.fromstring(timeline_chart(library, "b"))


def test_the_chart_draws_each_date_as_exactly_as_it_is_known(tmp_path: Path) -> None:
    root = _chart_root(tmp_path)
    shapes = {
        group.get("data-number"): (group[0].tag.removeprefix(SVG), group[0].get("width"))
        for group in root.iter(f"{SVG}g")
        if group.get("data-number")
    }
    days = (date(2029, 1, 1) - date(2024, 1, 1)).days
    assert shapes["1"] == ("rect", f"{366 / days * 100:.2f}%")  # a year
    assert shapes["2"] == ("rect", f"{31 / days * 100:.2f}%")  # January 2025
    assert shapes["3"] == ("rect", f"{31 / days * 100:.2f}%")  # the milestone's month
    assert {shapes[n][0] for n in ("4", "5", "6")} == {"line"}  # events have days
    assert len(shapes) == 7  # neither the event without a day nor the inferred day
    assert "1 event without a known date is not drawn." in (root.findtext(f"{SVG}desc") or "")
    _only_tokens(root)


def test_what_is_inferred_is_hatched_and_what_is_off_is_dashed(tmp_path: Path) -> None:
    root = _chart_root(tmp_path)
    hatched = root.xpath("//*[@data-number and *[contains(@fill, '#b-hatch')]]/@data-number")
    dashed = root.xpath("//*[@data-number and *[@stroke-dasharray]]/@data-number")
    hollow = root.xpath("//*[@data-number and count(*[local-name()='line']) = 2]/@data-number")
    assert (hatched, dashed, hollow) == (["3"], ["5"], ["5", "6"])


# Boards


def test_the_states_of_results_are_counted_and_none_is_made_up(tmp_path: Path) -> None:
    result = "- {{id: {0}, title: T, short: s, target: two, {1}}}\n"
    kinds = {
        "a": "extent: full, achieved: Two",
        "b": "extent: part, achieved: One",
        "c": "achieved: Something",
        "d": "achieved: {unknown: 2026-11}",
        "e": "achieved: {inferred: Two, reason: Because.}",
        "f": "achieved: {unknown: 2026-11}",
    }
    text = "".join(result.format(key, rest) for key, rest in kinds.items())
    library = small(tmp_path, {"data/results.yml": text})
    assert board.tally(library) == [
        *(("full", 1), ("part", 1), ("reported", 1), ("inferred", 1), ("unknown", 2))
    ]


def test_an_event_serves_what_was_taught_at_it(tmp_path: Path) -> None:
    files = {
        "data/objectives.yml": (
            "- {id: O1, title: ONE, text: One., specific: [{id: O1.1, text: A part.}]}\n"
            "- {id: O2, title: TWO, text: Two.}\n"
        ),
        "data/training.yml": "- {id: T1, title: T, summary: S., objectives: [O1.1]}\n",
        "content/events/a.md": event(id="a", training="[T1]"),
        "content/events/b.md": event(id="b"),
    }
    one, two = matrix.matrix(small(tmp_path, files))
    assert [action.id for action in one.training] == ["T1"]
    assert [entry.item.id for entry in one.events] == ["a"]
    assert (two.training, two.events, two.results) == ((), (), ())


# Whole sites


@pytest.fixture(params=["inno_drop", "mills"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def _page(site: Path, at: str) -> HtmlElement:
    return html.fromstring((site / at / "index.html").read_text("utf-8"))


def _drawings(site: Path) -> Iterator[tuple[Path, HtmlElement, HtmlElement]]:
    for file in site.rglob("*.html"):
        text = file.read_text("utf-8")
        if "<svg" in text:
            page = html.fromstring(text)
            for drawing in elements(page, "//*[local-name()='svg']"):
                yield file, page, drawing


def test_every_figure_has_a_text_alternative(site: Path) -> None:
    named = 0
    for file, page, drawing in _drawings(site):
        if drawing.xpath("ancestor-or-self::*[@aria-hidden='true']"):
            continue
        [image] = drawing.xpath("ancestor-or-self::*[@role='img']")
        if label := image.get("aria-label"):
            assert label.strip(), file
            continue
        for attribute in ("aria-labelledby", "aria-describedby"):
            [text] = page.xpath("//*[@id=$id]", id=image.get(attribute))
            assert text.text_content().strip(), file
        named += 1
    assert named >= 3  # two maps and the timeline chart


def test_no_id_stands_twice_on_a_page_with_figures(site: Path) -> None:
    for at in ("partners", "events", "project/timeline", "project/objectives", "project/results"):
        ids = _page(site, at).xpath("//@id")
        assert len(ids) == len(set(ids)), at


@pytest.mark.parametrize("at", ["partners", "events"])
def test_the_map_and_its_list_have_the_same_places(site: Path, at: str) -> None:
    page = _page(site, at)
    [drawing] = page.xpath("//*[local-name()='svg'][contains(@class, 'map__drawing')]")
    rows = page.xpath("//ol[@class='map__places']/li")
    numbers = " ".join(drawing.xpath(".//@data-numbers")).split()
    assert sorted(map(int, numbers)) == list(range(1, len(rows) + 1))
    description = drawing.xpath("string(*[local-name()='desc'])")
    for n, row in enumerate(rows, 1):
        assert f"{n} {row.xpath('string(p/strong)')}" in description
        assert row.xpath("ul/li/a")
    assert drawing.xpath(".//a") == []


def test_the_list_says_which_event_did_not_take_place(mills: Path) -> None:
    rows = _page(mills, "partners").xpath("//ol[@class='map__places']//li[contains(., 'Dam')]")
    assert "Postponed" in rows[-1].text_content()


def test_every_partner_is_in_the_list_of_the_map_or_named_as_missing(site: Path) -> None:
    page = _page(site, "partners")
    linked = set(page.xpath("//ol[@class='map__places']//li[@class='map__partner']/a/@href"))
    cards = page.xpath("//li[@class='card']")
    missing = page.xpath("string(//p[@class='map__missing'])")
    assert cards
    assert len(linked) == len(cards) or missing


def test_the_timeline_chart_and_its_list_have_the_same_entries(site: Path) -> None:
    page = _page(site, "project/timeline")
    [drawing] = page.xpath("//*[local-name()='svg'][contains(@class, 'band')]")
    numbers = drawing.xpath(".//@data-number")
    listed = page.xpath("//ol[contains(@class, 'timeline')]//span[@class='timeline__number']")
    assert sorted(numbers, key=int) == [number.text for number in listed]
    texts = sorted(drawing.xpath(".//*[@data-number]/*[local-name()='text']/text()"), key=int)
    assert texts == sorted(numbers, key=int)


def test_the_board_has_a_row_for_each_result_and_says_what_is_unknown(site: Path) -> None:
    page = _page(site, "project/results")
    rows = page.xpath("//table[@class='board']/tbody/tr")
    counts = [int(count) for count in page.xpath("//ul[@class='tally']//strong/text()")]
    assert sum(counts) == len(rows)
    for row in rows:
        assert [cell.get("data-label") for cell in row.xpath("td")] == [
            *("Target", "Achieved", "Evidence")
        ]
        assert all(cell.text_content().strip() for cell in row)


def test_the_matrix_leads_from_each_objective_and_calls_itself_a_view(inno_drop: Path) -> None:
    page = _page(inno_drop, "project/objectives")
    [table] = page.xpath("//table[contains(@class, 'board--aims')]")
    anchors = [href.partition("#")[2] for href in table.xpath("tbody/tr/th/a/@href")]
    assert anchors == page.xpath("//ol[@class='tree']/li/@id")
    assert "Editorial view" in page.text_content()
    assert all(cell.text_content().strip() for cell in table.xpath("tbody/tr/td"))


def test_there_is_no_matrix_where_nothing_serves_an_objective(mills: Path) -> None:
    assert "board--aims" not in (mills / "project/objectives/index.html").read_text("utf-8")


def test_places_far_from_most_are_named_beside_the_map(tmp_path: Path) -> None:
    towns = {
        "Berlin": "52.52, 13.40",
        "Brno": "49.20, 16.61",
        "Graz": "47.07, 15.44",
        "Lyon": "45.76, 4.83",
        "Turku": "60.45, 22.27",
        "Vigo": "42.23, -8.72",
        "Valdivia": "-39.81, -73.25",
    }
    positions = "".join(
        f"- {{id: {town.lower()}, name: {town}, country: DE, degrees: '{degrees}'}}\n"
        for town, degrees in towns.items()
    )
    events = {
        f"content/events/{town.lower()}.md": event(
            id=f"in-{town.lower()}", place=f"{{town: {town}, country: DE}}"
        )
        for town in towns
    }
    drawn = place_map(small(tmp_path, {"data/positions.yml": positions, **events}), "m")

    assert drawn
    assert [(place.number, place.name) for place in drawn.far] == [(0, "Valdivia")]
    assert [place.number for place in drawn.places] == [*range(1, 7)]
    assert "Valdivia" not in drawn.svg
