"""The rules C1 to C20 for calendars (RFC 5545, RFC 7986), one test each, named for its rule."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import icalendar
import pytest

import dissemination.calendars
from dissemination.calendars import announced
from dissemination.calendars.zones import vtimezone
from dissemination.load import load
from dissemination.problems import ContentError
from dissemination.site.partials import Partials
from dissemination.urls import Addresses
from tests.support.frozen import ROOT
from tests.support.ics import (
    ALL,
    AWKWARD,
    CHANGED,
    ONE,
    PLACE,
    calendar_files,
    categories,
    day,
    events,
    first,
    instant,
    line,
    one,
    text,
    uid,
)
from tests.support.locales import other_locales
from tests.support.pages import bodies_of
from tests.support.products import calendars
from tests.support.small import ADDRESSES, FILES, MOMENT, SITE, event, minimal, quoted, small

RULES: Final = {
    "C1": "the UID is the event's id in lower case at the settings' authority, for ever",
    "C2": "no METHOD and no ORGANIZER; who can be asked stands in CONTACT and URL",
    "C3": "DTSTAMP and LAST-MODIFIED are `updated`, else `published`; CREATED is `published`",
    "C4": "SEQUENCE is the count in the file; a change that is not counted is a problem",
    "C5": "hours have a zone with rules for ever, or UTC where the event is online only",
    "C6": "an hour that clocks skip, or show twice without a word on which, is a problem",
    "C7": "days are DATEs, end on the day after the last, and leave their people free",
    "C8": "an end without the start's form, or not after it, is a problem",
    "C9": "a cancelled event stays where it was, says so, and keeps its page",
    "C10": "a moved event keeps its UID and first says from when and where it was moved",
    "C11": "LOCATION is name, street, town and country; GEO has dot and semicolon",
    "C12": "what is online has CONFERENCE, and its address in the text too",
    "C13": "CATEGORIES is a list; a comma within a category is escaped",
    "C14": "text is escaped and plain, and arrives as it was written",
    "C15": "lines have 75 octets at most, end in CRLF and break no character; there is no BOM",
    "C16": "a calendar to subscribe to says what it is, where it is and how often to look",
    "C17": "calendars hold all events that have a day, however long ago",
    "C18": "each event is written once, by icalendar, and stands in all calendars as it is",
    "C19": "pages offer the file, webcal and the address to copy, and ask no third party",
    "C20": "the file of an event is the same event as in every calendar",
}
PACKAGE: Final = Path(dissemination.calendars.__file__).parent
HOURS: Final = {"start": "2026-07-01 10:00", "end": "2026-07-01 12:30", "place": PLACE}
TRAINING: Final = (
    "- {id: T.1, title: Listening, summary: S.}\n- {id: T2, title: Telling, summary: S.}\n"
)
PARTNERS: Final = FILES["data/partners.yml"] + FILES["data/partners.yml"].replace(
    "first", "second"
).replace("First", "Second").replace("coordinator", "partner")


def problems(root: Path, **fields: str) -> list[str]:
    """The problems of a project with this event, without the file's name."""
    with pytest.raises(ContentError) as caught:
        small(root, {"content/events/e.md": event(**fields)})
    return [problem.message for problem in caught.value.problems]


def texts(document: bytes) -> list[bytes]:
    """The events of a calendar file as they stand in it."""
    return re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", document, re.DOTALL)


def project(root: Path) -> dict[str, bytes]:
    """The calendars of a project with partners, training and events of several kinds."""
    return calendars(small(root, various()), ADDRESSES)


def various() -> dict[str, str]:
    inferred = "It is on the list of guests."
    return {
        "data/partners.yml": PARTNERS,
        "data/training.yml": TRAINING,
        "data/site.yml": SITE.replace(
            "  - id: meeting\n",
            "  - {id: fair, title: Fair, text: Where one shows.}\n  - id: meeting\n",
        ),
        "content/events/a.md": event(
            id="a",
            end="2026-06-05",
            partners=f"[first, {{id: second, inferred: {inferred}}}]",
            training=f"[T.1, {{id: T2, inferred: {inferred}}}]",
        ),
        "content/events/b.md": event(id="b", **HOURS),
        "content/events/c.md": event(id="c", start="1990-01-01", partners="[second]"),
        "content/events/d.md": event(id="d", start="", days_unknown="2026-11", partners="[first]"),
    }


def test_every_rule_has_its_test_and_every_test_its_rule() -> None:
    names = [name for name in globals() if re.match(r"test_c\d", name)]
    assert sorted(RULES, key=lambda rule: int(rule[1:])) == list(RULES)
    assert len(RULES) == 20
    assert [f"C{int(name[6:8])}" for name in sorted(names)] == list(RULES)


def test_c01_the_uid_stays(tmp_path: Path) -> None:
    before = calendar_files(tmp_path / "a", {"content/events/e.md": event(id="e-1")})[ONE]
    files = {"content/events/new.md": event(id="e-1", title="New", start="2027-01-01")}
    moved = calendar_files(tmp_path / "b", files, Addresses("https://other.example/p/"))
    after = moved["events/new/event.ics"]
    assert uid(first(before)) == uid(first(after)) == "e-1@small.example"


def test_c02_nobody_is_invited(tmp_path: Path) -> None:
    site = f"{SITE}contact: https://small.example/about/contact/\n"
    files = {"content/events/e.md": event(), "data/site.yml": site}
    for name, document in calendar_files(tmp_path, files).items():
        assert b"METHOD" not in document
        assert b"ORGANIZER" not in document
        assert b"ATTENDEE" not in document
        if texts(document):
            assert line(document, "CONTACT") == "CONTACT:https://small.example/about/contact/", name


def test_c03_stamps_come_from_the_event(tmp_path: Path) -> None:
    published = datetime(2026, 3, 13, 23, tzinfo=UTC)
    updated = datetime(2026, 3, 31, 22, tzinfo=UTC)
    component = one(tmp_path / "a")
    assert [instant(component, n) for n in ("created", "last-modified", "dtstamp")] == [
        published
    ] * 3
    component = one(tmp_path / "b", updated="2026-04-01", correction="A word.")
    assert [instant(component, n) for n in ("created", "last-modified", "dtstamp")] == [
        *(published, updated, updated)
    ]
    later = calendars(load(tmp_path / "b", MOMENT + timedelta(days=9)), ADDRESSES)
    assert later == calendars(load(tmp_path / "b", MOMENT), ADDRESSES)


def test_c04_changes_are_counted(tmp_path: Path) -> None:
    assert one(tmp_path)["sequence"] == 0
    assert one(tmp_path, status="cancelled", **CHANGED | {"sequence": "4"})["sequence"] == 4
    for status in ("cancelled", "postponed", "moved"):
        moved = {"moved_from": "2026-05-01"} if status == "moved" else {}
        [problem] = problems(tmp_path, status=status, **moved)
        assert problem.startswith(f"status: the event was {status}; tell those who have it")
        assert '"sequence: 1"' in problem
    [problem] = problems(tmp_path, sequence="1")
    assert problem.startswith("sequence: the event has changed; tell those who have it")


def test_c05_hours_have_a_zone(tmp_path: Path) -> None:
    files = {
        "content/events/e.md": event(zone="Europe/Stockholm", **HOURS),
        "content/events/o.md": event(
            id="o", start=HOURS["start"], end=HOURS["end"], online="https://meet.example/"
        ),
        "content/events/w.md": event(id="w", start="2027-03-12 10:00", zone="Europe/Stockholm"),
    }
    documents = calendar_files(tmp_path, files)
    [own] = texts(documents[ONE])
    assert line(own, "DTSTART") == "DTSTART;TZID=Europe/Stockholm:20260701T100000"
    online = documents["events/o/event.ics"]
    assert line(online, "DTSTART") == "DTSTART:20260701T080000Z"
    assert b"VTIMEZONE" not in online
    [somewhere] = texts(documents["events/w/event.ics"])
    assert line(somewhere, "DTSTART") == "DTSTART;TZID=Europe/Stockholm:20270312T100000"
    for name in (ALL, ONE):
        [zone] = icalendar.Calendar.from_ical(documents[name]).walk("VTIMEZONE")
        assert zone["tzid"] == "Europe/Stockholm"
        assert all("rrule" in part and "rdate" not in part for part in zone.subcomponents)
        assert b"UNTIL" not in documents[name]


@pytest.mark.parametrize(
    ("start", "message"),
    [
        ("2026-03-29 02:30", "start: 2026-03-29 02:30 does not exist in Europe/Berlin"),
        ("2026-10-25 02:30", "start: 2026-10-25 02:30 comes twice in Europe/Berlin"),
    ],
)
def test_c06_no_hour_is_skipped_or_doubled(tmp_path: Path, start: str, message: str) -> None:
    [problem] = problems(tmp_path, start=start, end="2026-12-01 10:00")
    assert problem.startswith(message)


def test_c07_days_end_on_the_day_after_the_last(tmp_path: Path) -> None:
    for end, after in (("", date(2026, 6, 4)), ("2026-06-30", date(2026, 7, 1))):
        document = calendar_files(tmp_path, {"content/events/e.md": event(end=end)})[ONE]
        assert line(document, "DTSTART") == "DTSTART;VALUE=DATE:20260603"
        assert line(document, "DTEND") == f"DTEND;VALUE=DATE:{after:%Y%m%d}"
        assert line(document, "TRANSP") == "TRANSP:TRANSPARENT"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-06-03 10:00", "2026-06-03"),
        ("2026-06-03", "2026-06-03 10:00"),
        ("2026-06-03 10:00", "2026-06-03 10:00"),
        ("2026-06-03", "2026-06-02"),
        ("2026-10-25 02:15 second", "2026-10-25 02:45 first"),
    ],
)
def test_c08_an_end_lies_after_its_start(tmp_path: Path, start: str, end: str) -> None:
    [problem] = problems(tmp_path, start=start, end=end)
    assert problem.startswith("end: ")


def test_c09_a_cancelled_event_stays(tmp_path: Path) -> None:
    files = {"content/events/e.md": event(status="cancelled", **CHANGED)}
    documents = calendar_files(tmp_path, files)
    for name in (ALL, ONE, "calendars/meeting.ics"):
        component = first(documents[name])
        assert (component["status"], component["summary"]) == ("CANCELLED", "Cancelled: An event")
        assert (day(component, "dtstart"), component["sequence"]) == (date(2026, 6, 3), 1)
        assert text(component, "description").startswith("This event was cancelled.\n\n")
    bodies = bodies_of(Partials(load(tmp_path, MOMENT), ADDRESSES))
    assert "<p>This event was cancelled.</p>" in bodies["events/e/"].content
    assert ">Cancelled</span>" in bodies["events/2026/06/"].content


def test_c10_a_moved_event_says_from_where(tmp_path: Path) -> None:
    before = one(tmp_path)
    moved = {
        "status": "moved",
        "moved_from": "2026-05-03 10:00",
        "place_before": "Old hall, Berlin",
        **CHANGED,
    }
    after = one(tmp_path, **HOURS, **moved)
    assert uid(before) == uid(after)
    assert (after["status"], after["sequence"]) == ("CONFIRMED", 1)
    assert instant(after, "last-modified") > instant(before, "last-modified")
    sentence = "Moved from 3 May 2026, 10:00, Old hall, Berlin."
    assert text(after, "description").splitlines()[0] == sentence
    bodies = bodies_of(Partials(load(tmp_path, MOMENT), ADDRESSES))
    assert f"<p>{sentence}</p>" in bodies["events/e/"].content
    assert ">Moved</span>" in bodies["events/2026/07/"].content


def test_c11_the_place_has_words_and_a_point(tmp_path: Path) -> None:
    place = '{name: "Hall; 1", street: "2, b", town: Berlin, country: DE, position: "-52.5, 13"}'
    document = calendar_files(tmp_path, {"content/events/e.md": event(place=place)})[ONE]
    assert line(document, "LOCATION") == r"LOCATION:Hall\; 1\, 2\, b\, Berlin\, Germany"
    assert line(document, "GEO") == "GEO:-52.500000;13.000000"


def test_c12_what_is_online_can_be_joined(tmp_path: Path) -> None:
    address = "https://meet.example/a?room=1,2;b&c=<d>#e"
    escaped = "https://meet.example/a?room=1,2;b&c=%3Cd%3E#e"
    document = calendar_files(tmp_path, {"content/events/e.md": event(online=address, **HOURS)})[
        ONE
    ]
    head, _, value = line(document, "CONFERENCE").partition(":")
    assert set(head.replace('"', "").split(";")) == {
        *("CONFERENCE", "VALUE=URI", "FEATURE=AUDIO,VIDEO", "LABEL=Join online")
    }
    assert value == escaped
    assert f"\nOnline: {escaped}\n" in text(first(document), "description")
    assert "LOCATION:Berlin" in line(document, "LOCATION")


def test_c13_a_category_is_one_value(tmp_path: Path) -> None:
    site = SITE.replace("title: Meeting", 'title: "Meeting, big; small"')
    files = {"content/events/e.md": event(), "data/site.yml": site}
    document = calendar_files(tmp_path, files)[ONE]
    assert line(document, "CATEGORIES") == r"CATEGORIES:Meeting\, big\; small"
    assert categories(first(document)) == ["Meeting, big; small"]


def test_c14_text_is_escaped_and_arrives_as_written(tmp_path: Path) -> None:
    text = f"{AWKWARD} a\\nb \\, \\; c,d;e 100 % \\"
    files = {"content/events/e.md": event(title=quoted(text), summary=quoted(text))}
    document = calendar_files(tmp_path, files)[ONE]
    component = first(document)
    assert component["summary"] == text
    assert component["description"] == f"{text}\n\nhttps://small.example/events/e/"
    assert line(document, "DESCRIPTION").endswith(r"\\\n\nhttps://small.example/events/e/")


def test_c15_lines_are_folded_by_octets(tmp_path: Path) -> None:
    title = ("👩‍👩‍👧‍👦 été Αλάτι " * 8).strip()
    documents = calendar_files(tmp_path, {"content/events/e.md": event(title=quoted(title))})
    for document in documents.values():
        assert document.startswith(b"BEGIN:VCALENDAR\r\n")
        assert document.endswith(b"END:VCALENDAR\r\n")
        lines = document.removesuffix(b"\r\n").split(b"\r\n")
        assert max(map(len, lines)) <= 75
        assert all(text.decode() for text in lines)
        assert not {b"\n", b"\r"} & {
            content_line[n : n + 1] for content_line in lines for n in range(len(content_line))
        }
    assert first(documents[ONE])["summary"] == title


def test_c16_a_calendar_says_what_it_is(tmp_path: Path) -> None:
    documents = project(tmp_path)
    for announcement in announced(load(tmp_path, MOMENT)):
        assert announcement.type == "text/calendar"
        calendar = icalendar.Calendar.from_ical(documents[announcement.href])
        assert calendar["prodid"] == "-//small.example//dissemination//EN"
        assert (calendar["version"], calendar["calscale"]) == ("2.0", "GREGORIAN")
        assert calendar["name"] == calendar["x-wr-calname"] == announcement.title
        assert calendar["description"] == calendar["x-wr-caldesc"]
        assert calendar["x-wr-timezone"] == "Europe/Berlin"
        assert calendar["source"] == f"https://small.example/{announcement.href}"
        assert str(calendar["url"]).startswith("https://small.example/")
        assert line(documents[announcement.href], "REFRESH-INTERVAL").endswith(
            "VALUE=DURATION:PT12H"
        )
        assert calendar["x-published-ttl"] == "PT12H"
        assert calendar.subcomponents  # RFC 5545 3.6


def test_c17_calendars_hold_all_events_and_only_what_is_sourced(tmp_path: Path) -> None:
    documents = project(tmp_path)
    uids = {
        name.removeprefix("calendars/"): [
            uid(component).partition("@")[0] for component in events(document)
        ]
        for name, document in documents.items()
        if name.startswith("calendars/")
    }
    assert uids == {
        "all.ics": ["b", "a", "c"],
        "fair.ics": [],
        "meeting.ics": ["b", "a", "c"],
        "partners/first.ics": ["a"],
        "partners/second.ics": ["c"],
        "training/t.1.ics": ["a"],
        "training/t2.ics": [],
    }
    assert "events/d/event.ics" not in documents
    assert [f"calendars/{name}" for name in uids] == [
        announcement.href for announcement in announced(load(tmp_path, MOMENT))
    ]


def test_c18_icalendar_writes_each_event_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    serialized: list[bytes] = []
    to_ical = icalendar.Event.to_ical

    def counted(self: icalendar.Event, sorted: bool = True) -> bytes:  # noqa: A002
        serialized.append(to_ical(self, sorted))
        return serialized[-1]

    monkeypatch.setattr(icalendar.Event, "to_ical", counted)
    documents = project(tmp_path)
    assert len(serialized) == 3
    assert {text for document in documents.values() for text in texts(document)} == set(serialized)
    zone = vtimezone("Europe/Berlin", datetime(2026, 7, 1, 8))
    assert zone in documents["events/b/event.ics"]


def test_nothing_is_written_by_hand() -> None:
    syntax = re.compile(r"BEGIN:|\r\n|^[A-Z-]{4,}[:;]")
    constants = [
        (file.name, node.value)
        for file in sorted(PACKAGE.glob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
        if syntax.search(node.value if isinstance(node.value, str) else node.value.decode())
    ]
    assert constants == []


def test_c19_pages_offer_file_webcal_and_address(tmp_path: Path) -> None:
    library = small(tmp_path, various())
    bodies = bodies_of(Partials(library, ADDRESSES, announced(library)))
    page = bodies["events/a/"].content
    assert 'href="../../events/a/event.ics"' in page
    for name in ("meeting", "all"):
        assert f'href="webcal://small.example/calendars/{name}.ics"' in page
        assert f"<code>https://small.example/calendars/{name}.ics</code>" in page
    own = {
        "events/type/meeting/": "meeting.ics",
        "partners/first/": "partners/first.ics",
        "training/t2/": "training/t2.ics",
    }
    for address, calendar in own.items():
        assert f'href="webcal://small.example/calendars/{calendar}"' in bodies[address].content
        assert re.search(f'type="text/calendar" [^>]*/calendars/{calendar}"', bodies[address].head)
    assert 'href="https://small.example/events/a/event.ics"' in bodies["events/a/"].head
    for body in bodies.values():
        assert not re.search(r"google|outlook|<script", body.content)


def test_c20_an_event_is_the_same_everywhere(tmp_path: Path) -> None:
    documents = project(tmp_path)
    for slug in "abc":
        [own] = texts(documents[f"events/{slug}/event.ics"])
        holding = [name for name, document in documents.items() if own in texts(document)]
        naming = [
            name for name, document in documents.items() if f"UID:{slug}@".encode() in document
        ]
        assert holding == naming
        assert len(holding) >= 3


# Byte equality

PRINTED: Final = """
import hashlib, locale, sys
from pathlib import Path
from tests.support.small import ADDRESSES, MOMENT
from tests.support.products import calendars
from dissemination.load import load
locale.setlocale(locale.LC_ALL, "")
for name, document in calendars(load(Path(sys.argv[1]), MOMENT), ADDRESSES).items():
    print(name, hashlib.sha256(document).hexdigest())
"""


def printed(root: Path, **environment: str) -> str:
    paths = os.pathsep.join([str(PACKAGE.parent.parent), str(ROOT)])
    run = subprocess.run(
        [sys.executable, "-c", PRINTED, str(root)],
        env=os.environ | {"PYTHONPATH": paths} | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


@pytest.mark.slow
def test_bytes_are_equal_whatever_the_machine(tmp_path: Path) -> None:
    here = minimal(tmp_path / "a", **various())
    there = minimal(tmp_path / "b", **dict(reversed(various().items())))
    expected = printed(here, TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1")
    assert expected.count("\n") == 10
    for root, zone, name in (
        (here, "Pacific/Apia", "C"),
        *((there, "America/St_Johns", name) for name in other_locales()),
    ):
        assert printed(root, TZ=zone, LC_ALL=name, PYTHONHASHSEED="2") == expected
