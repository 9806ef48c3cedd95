"""Calendar files of small projects, and what stands in them."""

from __future__ import annotations

import io
from datetime import date, datetime
from importlib.resources import files as package_files
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar

from dissemination.urls import Addresses
from tests.support.products import calendars
from tests.support.small import ADDRESSES, event, small

AWKWARD = 'R&D <news> ]]> "q" 😀 &amp;'
ALL = "calendars/all.ics"
ONE = "events/e/event.ics"
CHANGED = {"sequence": "1", "updated": "2026-04-01", "correction": "It was told anew."}
PLACE = "{town: Berlin, country: DE}"
# Zones whose rules are unlike: no daylight time, the other hemisphere, halves and quarters of an
# hour, two hours, days counted from the month's end, Ramadan, midnight, and yesterday's date.
UNLIKE = """
Africa/Cairo Africa/Lagos Africa/Windhoek America/Anchorage America/Asuncion America/Caracas
America/Chicago America/Halifax America/Los_Angeles America/Mexico_City America/Miquelon
America/Nuuk
America/Santiago America/Sao_Paulo America/St_Johns Antarctica/Troll Asia/Beirut Asia/Gaza
Asia/Jerusalem Asia/Kathmandu Asia/Tehran Atlantic/Azores Australia/Lord_Howe Europe/Berlin
Europe/Chisinau Europe/Dublin Europe/Lisbon Europe/Moscow Pacific/Auckland Pacific/Chatham
Pacific/Easter Pacific/Kiritimati
""".split()  # noqa: SIM905  (shorter so)
ZONES = """
Africa/Algiers Africa/Cairo Africa/Johannesburg Africa/Lagos Africa/Nairobi
Africa/Tripoli Africa/Windhoek
America/Anchorage America/Argentina/Buenos_Aires America/Asuncion America/Bogota America/Caracas
America/Chicago America/Denver America/Halifax America/Lima America/Los_Angeles
America/Mexico_City America/Miquelon America/New_York America/Nuuk America/Phoenix
America/Port-au-Prince America/Santiago America/Sao_Paulo America/St_Johns Antarctica/Troll
Asia/Amman
Asia/Beirut Asia/Dubai Asia/Gaza Asia/Istanbul Asia/Jerusalem Asia/Kathmandu Asia/Kolkata
Asia/Tehran Asia/Tokyo Asia/Yangon Atlantic/Azores Australia/Adelaide Australia/Brisbane
Australia/Eucla Australia/Lord_Howe Australia/Sydney Europe/Athens Europe/Berlin Europe/Chisinau
Europe/Dublin Europe/Lisbon Europe/London Europe/Madrid Europe/Moscow Europe/Prague Pacific/Apia
Pacific/Auckland Pacific/Chatham Pacific/Easter Pacific/Kiritimati Pacific/Norfolk
""".split()  # noqa: SIM905  (shorter so)


def calendar_files(
    root: Path, files: dict[str, str], addresses: Addresses = ADDRESSES
) -> dict[str, bytes]:
    return calendars(small(root, files), addresses)


def one(root: Path, **fields: str) -> icalendar.Event:
    return first(calendar_files(root, {"content/events/e.md": event(**fields)})[ONE])


def first(document: bytes) -> icalendar.Event:
    return events(document)[0]


def events(document: bytes) -> list[icalendar.Event]:
    """The events of a calendar file, in its order."""
    return icalendar.Calendar.from_ical(document).events


def uid(component: icalendar.Event) -> str:
    """The UID of an event (RFC 5545 3.8.4.7)."""
    return text(component, "uid")


def text(component: icalendar.Component, name: str) -> str:
    """The value of a property that is a text, unescaped (RFC 5545 3.3.11)."""
    value = component[name]
    assert isinstance(value, icalendar.vText), f"{name} is no text: {value!r}"
    return str(value)


def categories(component: icalendar.Event) -> list[str]:
    """The categories of an event (RFC 5545 3.8.1.2)."""
    value = component["categories"]
    assert isinstance(value, icalendar.vCategory), f"categories are no list: {value!r}"
    return [str(category) for category in value.cats]


def day(component: icalendar.Component, name: str) -> date:
    """The value of a property that is a DATE (RFC 5545 3.3.4)."""
    value = _time(component, name)
    assert isinstance(value, date), f"{name} is no day: {value!r}"
    assert not isinstance(value, datetime), f"{name} has an hour: {value}"
    return value


def instant(component: icalendar.Component, name: str) -> datetime:
    """The value of a property that is a DATE-TIME with a zone or in UTC (RFC 5545 3.3.5)."""
    value = _time(component, name)
    assert isinstance(value, datetime), f"{name} is no instant: {value!r}"
    assert value.tzinfo, f"{name} has no zone: {value}"
    return value


def _time(component: icalendar.Component, name: str) -> object:
    value = component[name]
    assert isinstance(value, icalendar.vDDDTypes), f"{name} is no time: {value!r}"
    return value.dt


def line(document: bytes, name: str) -> str:
    """The content line of a property, unfolded."""
    lines = document.decode().replace("\r\n ", "").split("\r\n")
    [content_line] = [text for text in lines if text.startswith((f"{name}:", f"{name};"))]
    return content_line


def reference(key: str) -> ZoneInfo:
    """Python's own reading of the same database; the system's may be older."""
    path = package_files("tzdata").joinpath("zoneinfo", *key.split("/"))
    return ZoneInfo.from_file(io.BytesIO(path.read_bytes()), key=key)
