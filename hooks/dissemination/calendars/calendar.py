"""Calendars as files (RFC 5545, RFC 7986): events, and the time zones that they use."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import icalendar
from icalendar.prop import vDDDTypes, vText

from dissemination.calendars.zones import vtimezone_text
from dissemination.library.library import Library

EVERY = timedelta(hours=12)


@dataclass(frozen=True)
class Written:
    """An event, and its text, which is the same in every file that holds it."""

    event: icalendar.Event
    text: bytes

    @classmethod
    def of(cls, event: icalendar.Event) -> Written:
        """The event with its text."""
        return cls(event, event.to_ical())


def calendar_file(made: icalendar.Calendar, events: Collection[Written], library: Library) -> bytes:
    """A file with the properties of a calendar, and with events and the zones that they use.

    A calendar needs a component (RFC 5545 3.6), so an empty one holds the project's zone.
    """
    zones = earliest(each.event for each in events)
    if not events:
        zones[library.zone.key] = datetime(1970, 1, 1)
    begin, end, rest = made.to_ical().rpartition(b"END:VCALENDAR")
    timezones = (vtimezone_text(key, since) for key, since in sorted(zones.items()))
    return b"".join([begin, *timezones, *(each.text for each in events), end, rest])


def kept(library: Library) -> icalendar.Calendar:
    """A calendar to be kept once: it says who made it."""
    made = icalendar.Calendar()
    made.add("prodid", f"-//{library.settings.authority}//dissemination//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    return made


def subscribed(
    library: Library, title: str, text: str, page: str, source: str, zone: str
) -> icalendar.Calendar:
    """A calendar with what a subscriber's program should know of it (RFC 7986 5): its title and
    text, its page, its own address, and how often to look (every 12 hours)."""
    made = kept(library)
    for name, value in (("name", title), ("description", text)):
        made.add(name, value)
    for name, value in (("x-wr-calname", title), ("x-wr-caldesc", text)):
        made.add(name, vText(value))  # text, although icalendar does not know it
    made.add("x-wr-timezone", zone)
    made.add("url", page)
    made.add("source", source, parameters={"VALUE": "URI"})
    made.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT12H")
    return made


def earliest(events: Iterable[icalendar.Event]) -> dict[str, datetime]:
    """The zones that events name, each with the first instant at which it is used (UTC)."""
    found: dict[str, datetime] = {}
    for event in events:
        for name in ("dtstart", "dtend"):
            written = event.get(name)
            if not isinstance(written, vDDDTypes) or not isinstance(written.dt, datetime):
                continue
            if key := written.params.get("TZID"):
                instant = written.dt.astimezone(UTC).replace(tzinfo=None)
                found[key] = min(instant, found.get(key, instant))
    return found
