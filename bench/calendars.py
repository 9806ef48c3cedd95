"""The calendars of many events, and what icalendar alone needs for the same entries.

All calendars of a library (of everything, of each type, partner and training action, and a file
for each event) are measured against icalendar alone, which creates and writes one calendar of
the same events.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import icalendar
import yaml

from dissemination.calendars.event import vevent
from dissemination.library.library import Library
from dissemination.load import load
from dissemination.urls import Addresses
from tests.support.frozen import copy_project

MOMENT: Final = datetime(2026, 11, 22, 12, tzinfo=UTC)
ZONES: Final = ("Europe/Berlin", "Europe/Madrid", "Europe/London", "America/New_York")


def icalendar_alone(library: Library, addresses: Addresses) -> bytes:
    """One calendar of the events with a known day, created and written by icalendar."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//bench//EN")
    calendar.add("version", "2.0")
    for entry in library.events.values():
        if entry.item.start:
            calendar.add_component(vevent(entry, library, addresses))
    return bytes(calendar.to_ical())


def library_of_events(folder: Path, count: int) -> Library:
    """The library of the frozen INNO-DROP with `count` invented events more."""
    copy_project(folder)
    site = yaml.safe_load((folder / "data/site.yml").read_text("utf-8"))
    partners = yaml.safe_load((folder / "data/partners.yml").read_text("utf-8"))
    events = folder / "content/events"
    for number in range(count):
        kind = site["event_types"][number % len(site["event_types"])]["id"]
        partner = partners[number % len(partners)]["id"]
        (events / f"e{number}.md").write_text(event(number, kind, partner), encoding="utf-8")
    return load(folder, MOMENT)


def event(number: int, kind: str, partner: str) -> str:
    """The file of an event; every second one has hours."""
    day = date(2016, 1, 1) + timedelta(days=2 * number)
    if number % 2:
        zone = ZONES[number // 2 % len(ZONES)]
        when = f"start: {day} 10:30\nend: {day} 16:00\nzone: {zone}"
    else:
        when = f"start: {day}\nend: {day + timedelta(days=2)}"
    return (
        f"---\nid: e{number}\ntitle: Event {number}, with “words”; and more\n"
        f"summary: What event {number} is about, in a sentence that is as long as such a one is.\n"
        f"type: {kind}\n{when}\npublished: 2015-06-01\nstatus: planned\n"
        f"place: {{name: Town hall, street: Main street 1, town: Berlin, country: DE}}\n"
        f"partners: [{partner}]\n---\nText.\n"
    )
