"""Calendars in three programs that know nothing of each other: icalendar, ical.js and khal."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dissemination.library.library import Library
from dissemination.model.text import ILLEGAL, TURNING
from dissemination.problems import ContentError
from tests.support.frozen import SUPPORT
from tests.support.ics import (
    ALL,
    AWKWARD,
    CHANGED,
    ONE,
    PLACE,
    UNLIKE,
    ZONES,
    calendar_files,
    day,
    events,
    first,
    instant,
    reference,
    uid,
)
from tests.support.products import calendars
from tests.support.small import ADDRESSES, PARTNERS, event, quoted, small

# Winter and summer, of today and beyond 2038.
DAYS = [date(2026, 1, 15), date(2026, 7, 15), date(2041, 1, 15), date(2041, 7, 15)]
# khal goes by the zone's name alone and asks pytz, which knows no change of clocks after 2037.
THIS_YEAR = DAYS[:2]
START, END = time(10, 30), time(12)

Reader = Callable[[dict[str, bytes]], dict[str, list[dict[str, Any]]]]


# Instants


@pytest.fixture(scope="module")
def zones(request: pytest.FixtureRequest) -> list[str]:
    """All zones in a slow run, else those whose rules are unlike."""
    return ZONES if request.config.getoption("--slow") else UNLIKE


def everywhere(zones: list[str]) -> dict[str, str]:
    """An event of an hour and a half in every zone, on every day."""
    return {
        f"content/events/{slug(key, day)}.md": event(
            id=slug(key, day),
            zone=key,
            place=PLACE,
            start=f"{day} {START:%H:%M}",
            end=f"{day} {END:%H:%M}",
        )
        for key in zones
        for day in DAYS
    }


def slug(key: str, day: date) -> str:
    return f"{key}-{day}".lower().replace("/", "-").replace("_", "-")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, zones: list[str]) -> dict[str, bytes]:
    """The calendars of an event in every zone on every day."""
    return calendar_files(tmp_path_factory.mktemp("world"), everywhere(zones))


@pytest.fixture(scope="session")
def ical_js(npm: None) -> Reader:
    """`ical_js({name: document})` gives the events that ical.js reads from each calendar."""

    def read(documents: dict[str, bytes]) -> dict[str, list[dict[str, Any]]]:
        run = subprocess.run(
            ["node", str(SUPPORT / "read-calendars.mjs")],
            input=json.dumps({name: document.decode() for name, document in documents.items()}),
            capture_output=True,
            encoding="utf-8",
            env=os.environ | {"TZ": "Pacific/Apia"},
        )
        assert run.returncode == 0, run.stderr
        entries: dict[str, list[dict[str, Any]]] = json.loads(run.stdout)
        return entries

    return read


def test_there_are_forty_zones_and_more_and_thirty_in_the_fast_run() -> None:
    assert len(set(ZONES)) >= 40
    assert len(set(UNLIKE) & set(ZONES)) >= 30


@pytest.fixture(scope="module")
def expected(zones: list[str]) -> dict[str, tuple[datetime, datetime]]:
    """Start and end of each of these events in UTC, by zoneinfo."""
    instants = {}
    for key in zones:
        zone = reference(key)
        for when in DAYS:
            start, end = (datetime.combine(when, clock, zone) for clock in (START, END))
            instants[slug(key, when)] = (start.astimezone(UTC), end.astimezone(UTC))
    return instants


@pytest.mark.needs("node")
def test_ical_js_reads_the_instants_of_zoneinfo(
    world: dict[str, bytes], expected: dict[str, tuple[datetime, datetime]], ical_js: Reader
) -> None:
    calendars = ical_js(world)
    for name, entries in calendars.items():
        for entry in entries:
            key = entry["uid"].removesuffix("@small.example")
            instants = tuple(datetime.fromtimestamp(entry[n] / 1000, UTC) for n in ("start", "end"))
            assert instants == expected[key], name
    assert len(calendars[ALL]) == len(expected)


def test_icalendar_reads_the_instants_of_zoneinfo(
    world: dict[str, bytes], expected: dict[str, tuple[datetime, datetime]]
) -> None:
    for entry in events(world[ALL]):
        key = uid(entry).removesuffix("@small.example")
        start, end = (instant(entry, name).astimezone(UTC) for name in ("dtstart", "dtend"))
        assert (start, end) == expected[key]


@pytest.mark.needs("khal")
def test_khal_reads_the_instants_of_zoneinfo(
    world: dict[str, bytes], expected: dict[str, tuple[datetime, datetime]], tmp_path: Path
) -> None:
    files = {name: text for name, text in world.items() if name.endswith("event.ics")}
    lines = {
        f"{key}@small.example|{start:%Y-%m-%d %H:%M}|{end:%Y-%m-%d %H:%M}"
        for key, (start, end) in expected.items()
        if start.year == 2026
    }
    assert khal(files, tmp_path, THIS_YEAR) == lines


def khal(documents: dict[str, bytes], folder: Path, days: list[date]) -> set[str]:
    """The lines of `khal list` for events around some days: UID, start and end in UTC."""
    cache = folder / "calendar"
    cache.mkdir()
    for number, document in enumerate(documents.values()):
        (cache / f"{number}.ics").write_bytes(document)
    config = folder / "config"
    config.write_text(
        f"[calendars]\n[[all]]\npath = {cache}\n[sqlite]\npath = {folder}/khal.db\n"
        "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\n"
        "dateformat = %m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %m-%d %H:%M\n"
        "longdatetimeformat = %Y-%m-%d %H:%M\n"
    )
    return {
        line
        for day in days
        for line in listed(config, day - timedelta(days=1))
        if line.count("|") == 2
    }


def listed(config: Path, since: date) -> list[str]:
    run = subprocess.run(
        [
            *("khal", "--config", str(config), "list", "--once", "--day-format", ""),
            *("--format", "{uid}|{start-long-full}|{end-long-full}", since.isoformat(), "3d"),
        ],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"LC_ALL": "C.UTF-8", "HOME": str(config.parent)},
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


# Days, states and texts


def lives() -> dict[str, str]:
    """Events of every status, of days and of hours."""
    moved = CHANGED | {"moved_from": "2026-05-01"}
    return {
        "content/events/days.md": event(id="days", end="2026-06-05", title=quoted(AWKWARD)),
        "content/events/off.md": event(id="off", status="cancelled", **CHANGED),
        "content/events/later.md": event(id="later", status="postponed", **CHANGED),
        "content/events/moved.md": event(id="moved", status="moved", **moved),
    }


@pytest.mark.needs("node")
def test_ical_js_reads_days_states_and_texts(tmp_path: Path, ical_js: Reader) -> None:
    documents = calendar_files(tmp_path, lives())
    assert documents.keys() == ical_js(documents).keys()
    entries = {entry["uid"].partition("@")[0]: entry for entry in ical_js(documents)[ALL]}
    days = entries["days"]
    assert (days["isDate"], days["day"], days["lastDay"]) == (True, "2026-06-03", "2026-06-06")
    assert (days["summary"], days["categories"]) == (AWKWARD, ["Meeting"])
    assert [entries[key]["status"] for key in ("days", "off", "later", "moved")] == [
        *("CONFIRMED", "CANCELLED", "TENTATIVE", "CONFIRMED")
    ]
    assert entries["moved"]["description"].splitlines()[0] == "Moved from 1 May 2026."
    assert entries["moved"]["sequence"] == 1


@pytest.mark.needs("node")
def test_ical_js_reads_the_names_of_calendars(tmp_path: Path, ical_js: Reader) -> None:
    partner = 'Institut für "X"; Söhne, Ltd. \\nord'
    partners = PARTNERS + PARTNERS.replace("id: first", "id: x").replace(
        "First Partner", quoted(partner)
    ).replace("coordinator", "partner")
    files = {
        "data/partners.yml": partners,
        "content/events/e.md": event(partners="[x]"),
    }
    documents = calendar_files(tmp_path, files)
    [entry] = ical_js(documents)["calendars/partners/x.ics"]
    assert entry["calendar"] == [
        *[f"SMALL: Events with {partner}"] * 2,
        f"Events of the project SMALL in which {partner} takes part.",
    ]


@pytest.mark.needs("khal")
def test_khal_reads_days(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    documents = calendar_files(tmp_path / "project", lives())
    lines = khal({"days": documents["events/days/event.ics"]}, tmp_path, [date(2026, 6, 4)])
    assert lines == {"days@small.example|2026-06-03 00:00|2026-06-05 00:00"}


# Any text, any day, any zone


def passing(text: str) -> bool:
    return bool(text) and not ILLEGAL.search(text) and not TURNING.search(text)


LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029")
AWKWARDS = st.sampled_from(
    ["\\n", "\\", "\\;", "\\,", ";", ",", '"', ":", "😀", "\t", "é", "👩‍👩‍👧‍👦"]
)
TEXTS = (
    st.lists(LETTERS | AWKWARDS, min_size=1, max_size=80)
    .map(lambda parts: "".join(parts).strip())
    .filter(passing)
)
MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2100, 12, 28))


def library_of(folder: Path, **fields: str) -> Library:
    """The library of one event; hypothesis tries others where the check finds a problem."""
    try:
        return small(folder, {"content/events/e.md": event(**fields)})
    except ContentError:
        assume(False)
        raise


@pytest.fixture
def folders(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    return lambda: tmp_path_factory.mktemp("project")


@given(title=TEXTS, summary=TEXTS, name=TEXTS, town=TEXTS)
def test_any_text_that_passes_the_check_arrives_as_written(
    folders: Callable[[], Path], title: str, summary: str, name: str, town: str
) -> None:
    place = f"{{name: {quoted(name)}, town: {quoted(town)}, country: DE}}"
    library = library_of(folders(), title=quoted(title), summary=quoted(summary), place=place)
    document = calendars(library, ADDRESSES)[ONE]
    component = first(document)
    assert component["summary"] == title
    assert component["description"] == f"{summary}\n\nhttps://small.example/events/e/"
    assert component["location"] == f"{name}, {town}, Germany"
    lines = document.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(text.decode() for text in lines)


@pytest.mark.slow
@pytest.mark.needs("node")
@given(titles=st.lists(TEXTS, min_size=5, max_size=25))
def test_any_text_arrives_in_ical_js(
    folders: Callable[[], Path], ical_js: Reader, titles: list[str]
) -> None:
    files = {
        f"content/events/e{n}.md": event(id=f"e{n}", title=quoted(title))
        for n, title in enumerate(titles)
    }
    try:
        documents = calendar_files(folders(), files)
    except ContentError:
        assume(False)
    summaries = {entry["uid"]: entry["summary"] for entry in ical_js({ALL: documents[ALL]})[ALL]}
    assert summaries == {f"e{n}@small.example": title for n, title in enumerate(titles)}


@given(first_day=st.dates(date(1900, 1, 1), date(2099, 1, 1)), more=st.integers(0, 400))
def test_any_days_end_on_the_day_after(
    folders: Callable[[], Path], first_day: date, more: int
) -> None:
    last = first_day + timedelta(days=more)
    library = library_of(folders(), start=first_day.isoformat(), end=last.isoformat())
    component = first(calendars(library, ADDRESSES)[ONE])
    assert (day(component, "dtstart"), day(component, "dtend")) == (
        first_day,
        last + timedelta(days=1),
    )


@given(start=MOMENTS, minutes=st.integers(1, 3000), key=st.sampled_from(ZONES))
def test_any_hours_in_any_zone_are_the_instants_of_zoneinfo(
    folders: Callable[[], Path], start: datetime, minutes: int, key: str
) -> None:
    end = start + timedelta(minutes=minutes)
    library = library_of(
        folders(),
        start=f"{start:%Y-%m-%d %H:%M}",
        end=f"{end:%Y-%m-%d %H:%M}",
        zone=key,
        place=PLACE,
    )
    component = first(calendars(library, ADDRESSES)[ONE])
    for name, moment in (("dtstart", start), ("dtend", end)):
        local = moment.replace(second=0, microsecond=0, tzinfo=reference(key))
        assert instant(component, name).astimezone(UTC) == local.astimezone(UTC)


def test_the_set_up_takes_exact_versions_and_names_no_registry() -> None:
    versions = json.loads((SUPPORT / "package.json").read_text("utf-8"))["dependencies"]
    locked = json.loads((SUPPORT / "package-lock.json").read_text("utf-8"))["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in versions} == versions
    assert not any("resolved" in package for package in locked.values())
    assert all("integrity" in package for name, package in locked.items() if name)


@pytest.mark.needs("node")
def test_npm_comes_with_node() -> None:
    assert shutil.which("npm")
