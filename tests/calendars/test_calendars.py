"""Calendars: events as every calendar program reads them, at the right instants of any year."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Final
from zoneinfo import available_timezones

import icalendar
import pytest
from dateutil import tz

from dissemination.calendars import announced
from dissemination.calendars.posix import yearly
from dissemination.calendars.tzif import zone
from dissemination.calendars.zones import vtimezone
from dissemination.linked_data.event import event as linked_event
from dissemination.linked_data.terms import Ids
from dissemination.load import load
from dissemination.site.partials import Partials
from dissemination.urls import Announced
from tests.support.ics import (
    ALL,
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
    line,
    one,
    reference,
    text,
    uid,
)
from tests.support.pages import bodies_of
from tests.support.products import calendars
from tests.support.sample import every
from tests.support.small import ADDRESSES, MOMENT, PARTNERS, SITE, event, minimal, quoted, small


def several(root: Path) -> dict[str, bytes]:
    return calendar_files(
        root,
        {
            "content/events/e.md": event(end="2026-06-05"),
            "content/events/t.md": event(
                id="t", start="2026-07-01 10:00", end="2026-07-01 12:00", place=PLACE
            ),
            "content/events/u.md": event(id="u", start="", days_unknown="2026-11"),
        },
    )


def test_one_calendar_of_all_and_a_file_for_each_event_with_a_day(tmp_path: Path) -> None:
    documents = several(tmp_path)
    assert list(documents) == [
        *(ALL, "calendars/meeting.ics", "calendars/partners/first.ics"),
        *("events/t/event.ics", ONE),
    ]
    assert [uid(component) for component in events(documents[ALL])] == [
        "t@small.example",
        "e@small.example",
    ]


def test_two_builds_at_two_moments_give_the_same_bytes(tmp_path: Path) -> None:
    later = load(minimal(tmp_path), MOMENT + timedelta(days=4000))
    documents = several(tmp_path)
    assert documents == calendars(load(tmp_path, MOMENT), ADDRESSES)
    assert documents == calendars(load(tmp_path, later.moment), ADDRESSES)


def test_days_end_on_the_day_after_the_last(tmp_path: Path) -> None:
    component = one(tmp_path, end="2026-06-05")
    assert (day(component, "dtstart"), day(component, "dtend")) == (
        date(2026, 6, 3),
        date(2026, 6, 6),
    )
    assert component["transp"] == "TRANSPARENT"
    component = one(tmp_path, start="2024-02-29")
    assert (day(component, "dtstart"), day(component, "dtend")) == (
        date(2024, 2, 29),
        date(2024, 3, 1),
    )


def test_inferred_days_are_in_no_file(tmp_path: Path) -> None:
    inferred = "[{day: 2026-06-02, reason: It was the day before.}]"
    component = one(tmp_path, inferred_days=inferred)
    assert (day(component, "dtstart"), day(component, "dtend")) == (
        date(2026, 6, 3),
        date(2026, 6, 4),
    )


def test_dates_and_numbers_come_from_the_event(tmp_path: Path) -> None:
    component = one(tmp_path)
    published = datetime(2026, 3, 13, 23, tzinfo=UTC)  # midnight in Berlin
    stamps = ("created", "dtstamp", "last-modified")
    assert [instant(component, name) for name in stamps] == [published] * 3
    assert component["sequence"] == 0
    component = one(tmp_path, updated="2026-04-01 10:30", sequence="3", correction="A word.")
    updated = datetime(2026, 4, 1, 8, 30, 3, tzinfo=UTC)  # a second for each change
    assert [instant(component, name) for name in stamps] == [published, updated, updated]
    assert component["sequence"] == 3


def test_hours_keep_their_zone(tmp_path: Path) -> None:
    hours = {"start": "2026-07-01 10:00", "end": "2026-07-01 12:30", "place": PLACE}
    documents = calendar_files(tmp_path, {"content/events/e.md": event(**hours)})
    assert b"DTSTART;TZID=Europe/Berlin:20260701T100000\r\n" in documents[ONE]
    assert b"DTEND;TZID=Europe/Berlin:20260701T123000\r\n" in documents[ONE]
    assert b"TRANSP" not in documents[ONE]
    assert documents[ONE].count(b"BEGIN:VTIMEZONE") == 1


def test_only_used_zones_are_declared_each_once(tmp_path: Path) -> None:
    hours = {"start": "2026-07-01 10:00", "end": "2026-07-01 12:30", "place": PLACE}
    files = {
        f"content/events/{name}.md": event(id=name, zone=zone, **hours)
        for name, zone in {
            "a": "Europe/Madrid",
            "b": "",
            "c": "Europe/Madrid",
            "d": "UTC",
            "f": "Africa/Abidjan",
        }.items()
    }
    documents = calendar_files(tmp_path, files)
    assert [
        text(component, "tzid")
        for component in icalendar.Calendar.from_ical(documents[ALL]).timezones
    ] == ["Europe/Berlin", "Europe/Madrid"]
    for name in "df":
        document = documents[f"events/{name}/event.ics"]
        assert b"DTSTART:20260701T100000Z\r\n" in document
        assert b"VTIMEZONE" not in document
    assert b"VTIMEZONE" not in several(tmp_path / "days")[ONE]


def test_what_is_only_online_is_in_utc(tmp_path: Path) -> None:
    hours = {"start": "2026-07-01 10:00", "end": "2026-07-01 12:30"}
    address = "https://meet.example/?a=1,2;b"
    files = {"content/events/e.md": event(online=address, **hours)}
    document = calendar_files(tmp_path, files)[ONE]
    assert b"DTSTART:20260701T080000Z\r\n" in document
    assert b"VTIMEZONE" not in document
    expected = f'CONFERENCE;FEATURE=AUDIO,VIDEO;LABEL="Join online";VALUE=URI:{address}'
    assert (
        line(document, "CONFERENCE").replace("LABEL=Join online", 'LABEL="Join online"') == expected
    )
    assert f"Online: {address}" in text(first(document), "description")


def test_the_second_of_two_equal_times_is_in_utc(tmp_path: Path) -> None:
    end = "2026-10-25 05:00"
    second = one(tmp_path, start="2026-10-25 02:30 second", end=end, place=PLACE)
    assert instant(second, "dtstart") == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    again = one(tmp_path, start="2026-10-25 02:30 first", end=end, place=PLACE)
    assert again["dtstart"].to_ical() == b"20261025T023000"


@pytest.mark.parametrize(
    "key",
    [
        *every(4, UNLIKE),
        *(pytest.param(key, marks=pytest.mark.slow) for key in ZONES if key not in UNLIKE),
    ],
)
def test_instants_are_those_of_zoneinfo(tmp_path: Path, key: str) -> None:
    locals_ = [
        datetime(year, month, 15, 10, 30)
        for year in (1999, 2017, 2026, 2041, 2068)
        for month in (1, 7)
    ]
    files = {
        f"content/events/e{local:%Y%m}.md": event(
            id=f"e{local:%Y%m}",
            zone=key,
            place=PLACE,
            start=f"{local:%Y-%m-%d %H:%M}",
            end=f"{local:%Y-%m-%d} 12:00",
        )
        for local in locals_
    }
    documents = calendar_files(tmp_path, files)
    database_zone = reference(key)
    for local in locals_:
        document = documents[f"events/e{local:%Y%m}/event.ics"]
        own = instant(first(document), "dtstart")
        declared = own.replace(tzinfo=declared_zone(document, key))
        assert declared.astimezone(UTC) == local.replace(tzinfo=database_zone).astimezone(UTC)
    everything = declared_zone(documents[ALL], key)
    for local in locals_:
        offset = local.replace(tzinfo=database_zone).utcoffset()
        assert local.replace(tzinfo=everything).utcoffset() == offset


def declared_zone(document: bytes, key: str) -> tzinfo:
    """The zone as dateutil reads it from the file alone."""
    text = document.decode().replace("\r\n ", "").replace("\r\n", "\n")
    begin, end = text.index("BEGIN:VTIMEZONE"), text.index("BEGIN:VEVENT")
    declared = tz.tzical(io.StringIO(text[begin:end])).get(key)
    assert declared, f"the file declares no zone {key}"
    return declared


@pytest.mark.parametrize("key", ["Europe/Berlin", "America/New_York", "Australia/Sydney"])
def test_each_change_of_clocks_is_on_its_second(key: str) -> None:
    stream = vtimezone(key, datetime(2017, 1, 1)).decode().replace("\r\n", "\n")
    declared = tz.tzical(io.StringIO(stream)).get(key)
    database_zone = reference(key)
    for change in [rule.in_year(year) for rule in zone(key).yearly for year in (2018, 2044)]:
        for step in (-1, 0):
            instant = (change.at + timedelta(seconds=step)).replace(tzinfo=UTC)
            assert (
                instant.astimezone(declared).utcoffset()
                == instant.astimezone(database_zone).utcoffset()
            )


def test_rules_have_no_last_year_and_no_lists_of_days() -> None:
    for key in ZONES:
        text = vtimezone(key, datetime(2026, 1, 1))
        assert b"UNTIL" not in text
        assert b"RDATE" not in text
        assert len(text) < 1500 or key == "Asia/Gaza"  # its Ramadans are foretold until 2086


def test_a_rule_over_the_end_of_a_month_becomes_two() -> None:
    begin, end = yearly("EET-2EEST,M4.5.5/0,M10.5.4/24")
    assert begin.recurrences() == {4: {"FREQ": "YEARLY", "BYMONTH": 4, "BYDAY": "-1FR"}}
    days = {10: [26, 27, 28, 29, 30, 31], 11: [1]}
    assert end.recurrences() == {
        month: {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "FR", "BYMONTHDAY": month_days}
        for month, month_days in days.items()
    }


def test_a_string_that_is_no_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="not a time zone string"):
        yearly("EST5EDT,J60,J300")


def test_every_zone_has_a_standard_time() -> None:
    keys = {*ZONES, *UNLIKE, "Africa/Windhoek", "Africa/Casablanca", "Africa/El_Aaiun"}
    for key in sorted(keys & available_timezones()):
        for year in (1970, 1994, 2017, 2018, 2026):
            assert b"BEGIN:STANDARD\r\n" in vtimezone(key, datetime(year, 6, 1)), (key, year)


def test_daylight_saving_that_never_ends_is_the_standard_time() -> None:
    names = {
        since: [part.name for part in zone.subcomponents]
        for since in (2016, 2018)
        for zone in [
            icalendar.Timezone.from_ical(vtimezone("Africa/Windhoek", datetime(since, 1, 1)))
        ]
    }
    assert names == {2016: ["DAYLIGHT", "STANDARD"] * 2 + ["DAYLIGHT"], 2018: ["STANDARD"]}


def test_a_zone_without_changes_has_its_offset() -> None:
    text = vtimezone("UTC", datetime(2026, 1, 1))
    assert text.count(b"BEGIN:STANDARD") == 1
    assert b"TZOFFSETTO:+0000" in text


@pytest.mark.parametrize(
    ("status", "prefix", "expected"),
    [
        ("planned", "", "CONFIRMED"),
        ("held", "", "CONFIRMED"),
        ("moved", "", "CONFIRMED"),
        ("cancelled", "Cancelled: ", "CANCELLED"),
        ("postponed", "Postponed: ", "TENTATIVE"),
    ],
)
def test_the_life_of_an_event(tmp_path: Path, status: str, prefix: str, expected: str) -> None:
    changes = {} if status in {"planned", "held"} else dict(CHANGED)
    changes |= {"moved_from": "2026-02-03"} if status == "moved" else {}
    component = one(tmp_path, status=status, start="2026-03-03", **changes)
    assert component["summary"] == f"{prefix}An event"
    assert component["status"] == expected
    assert day(component, "dtstart") == date(2026, 3, 3)


def test_the_calendar_says_what_it_is(tmp_path: Path) -> None:
    document = several(tmp_path)[ALL]
    assert document.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//small.example//")
    lines = document.decode().replace("\r\n ", "").split("\r\n")
    assert {
        "CALSCALE:GREGORIAN",
        "NAME:SMALL: Events",
        "X-WR-CALNAME:SMALL: Events",
        "DESCRIPTION:SMALL: It is small.",
        "X-WR-CALDESC:SMALL: It is small.",
        "X-WR-TIMEZONE:Europe/Berlin",
        "URL:https://small.example/events/",
        "SOURCE;VALUE=URI:https://small.example/calendars/all.ics",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
    } <= set(lines)


@pytest.mark.parametrize(
    ("start", "minutes", "end", "words"),
    [
        ("2026-07-01 10:00", 60, "2026-07-01T11:00:00+02:00", "1 hour"),
        ("2026-07-01 23:30", 90, "2026-07-02T01:00:00+02:00", "90 minutes"),
        ("2026-03-29 01:30", 120, "2026-03-29T04:30:00+02:00", "2 hours"),
        ("2026-10-25 02:30 first", 60, "2026-10-25T01:30:00+00:00", "1 hour"),
    ],
)
def test_an_hour_without_an_end_has_the_settings_duration(
    tmp_path: Path, start: str, minutes: int, end: str, words: str
) -> None:
    files = {
        "data/site.yml": f"{SITE}event_minutes: {minutes}\n",
        "content/events/e.md": event(start=start, place=PLACE),
    }
    component = first(calendar_files(tmp_path, files)[ONE])
    assert instant(component, "dtend").isoformat() == end
    sentence = f"The end is not known; calendars show {words}."
    assert sentence in text(component, "description").split("\n\n")
    library = load(tmp_path, MOMENT)
    assert sentence in bodies_of(Partials(library, ADDRESSES))["events/e/"].content
    described = linked_event(library, library.events["e"], Ids(ADDRESSES))
    assert described
    assert "startDate" in described
    assert "endDate" not in described


def test_an_end_that_is_known_or_off_is_not_assumed(tmp_path: Path) -> None:
    known = one(tmp_path / "a", start="2026-07-01 10:00", end="2026-07-01 10:20")
    assert instant(known, "dtend") - instant(known, "dtstart") == timedelta(minutes=20)
    off = one(tmp_path / "b", start="2026-07-01 10:00", status="cancelled", **CHANGED)
    for component in (known, off, one(tmp_path / "c")):
        assert "calendars show" not in text(component, "description")


NO_TEXT: Final = {"URL", "SOURCE", "CATEGORIES", "GEO", "CONFERENCE"}


def test_every_property_that_is_a_text_is_escaped(tmp_path: Path) -> None:
    awkward = 'Institute X, Ltd.; "north" \\new'
    project = (minimal(tmp_path) / "data/project.yml").read_text("utf-8")
    files = {
        "data/project.yml": project.replace("It is small.", "A, b; c.", 1),
        "data/partners.yml": PARTNERS.replace("First Partner", quoted(awkward)),
        "data/site.yml": SITE.replace("title: Meeting", f"title: {quoted(awkward)}"),
        "content/events/e.md": event(
            title=quoted(awkward), online="https://a.example/b,c;d", partners="[first]"
        ),
    }
    documents = calendar_files(tmp_path, files)
    for document in documents.values():
        lines = document.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
        for content_line in lines:
            head, _, value = content_line.partition(":")
            if head.partition(";")[0] not in NO_TEXT:
                assert re.fullmatch(r"(?:[^\\,;]|\\[\\,;n])*", value) or "RRULE" in head, (
                    content_line
                )
    escaped = r'Institute X\, Ltd.\; "north" \\new'
    for name in ("NAME", "X-WR-CALNAME"):
        title = line(documents["calendars/partners/first.ics"], name)
        assert title == f"{name}:SMALL: Events with {escaped}"
        assert line(documents["calendars/meeting.ics"], name) == f"{name}:SMALL: {escaped}"


def test_a_calendar_without_events_has_the_projects_zone(tmp_path: Path) -> None:
    document = calendar_files(tmp_path, {})[ALL]
    calendar = icalendar.Calendar.from_ical(document)
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE"]


def test_the_calendar_is_announced(tmp_path: Path) -> None:
    first, *others = announced(small(tmp_path, {}))
    assert first == Announced("text/calendar", "SMALL: Events", "Events", ALL, page="events/")
    assert [announcement.everywhere for announcement in others] == [False] * len(others)


@pytest.mark.parametrize(
    ("position", "geo"),
    [
        ("0.00001, 13", "0.000010;13.000000"),
        ("-52.5,-0.000001", "-52.500000;-0.000001"),
        ("90, 180", "90.000000;180.000000"),
    ],
)
def test_a_position_has_plain_decimals(tmp_path: Path, position: str, geo: str) -> None:
    place = f'{{town: Berlin, country: DE, position: "{position}"}}'
    document = calendar_files(tmp_path, {"content/events/e.md": event(place=place)})[ONE]
    assert line(document, "GEO") == f"GEO:{geo}"
