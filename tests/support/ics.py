"""Calendar files of small projects, and what stands in them."""

from __future__ import annotations

import io
from importlib.resources import files as package_files
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar

from dissemination.addresses import Addresses
from dissemination.calendars import calendars
from tests.support.small import ADDRESSES, event, small

AWKWARD = 'R&D <news> ]]> "q" 😀 &amp;'
ALL = "calendars/all.ics"
ONE = "events/e/event.ics"
CHANGED = {"sequence": "1", "updated": "2026-04-01", "correction": "It was told anew."}
PLACE = "{town: Berlin, country: DE}"
ZONES = """
Africa/Algiers Africa/Cairo Africa/Johannesburg Africa/Lagos Africa/Nairobi Africa/Tripoli
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


def made(root: Path, files: dict[str, str], addresses: Addresses = ADDRESSES) -> dict[str, bytes]:
    return calendars(small(root, files), addresses)


def one(root: Path, **fields: str) -> icalendar.Event:
    return first(made(root, {"content/events/e.md": event(**fields)})[ONE])


def first(document: bytes) -> icalendar.Event:
    return icalendar.Calendar.from_ical(document).walk("VEVENT")[0]


def line(document: bytes, name: str) -> str:
    """The content line of a property, unfolded."""
    lines = document.decode().replace("\r\n ", "").split("\r\n")
    [found] = [text for text in lines if text.startswith((f"{name}:", f"{name};"))]
    return found


def reference(key: str) -> ZoneInfo:
    """Python's own reading of the same database; the system's may be older."""
    path = package_files("tzdata").joinpath("zoneinfo", *key.split("/"))
    return ZoneInfo.from_file(io.BytesIO(path.read_bytes()), key=key)
