"""Calendars as files (RFC 5545, RFC 7986): events, and the time zones that they use."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import icalendar
from icalendar.prop import vDDDTypes, vText

from dissemination.calendars.zones import vtimezone
from dissemination.library.library import Library
from dissemination.urls import Addresses

EVERY: Final = timedelta(hours=12)
BEGINNING: Final = datetime(1970, 1, 1)
_END: Final = b"END:VCALENDAR"


@dataclass(frozen=True)
class Written:
    """An event as icalendar wrote it, the same in every file that holds it; and the zones that it
    names, each with the first instant at which it is used (UTC, without a zone)."""

    text: bytes
    zones: Mapping[str, datetime]

    @classmethod
    def of(cls, event: icalendar.Event) -> Written:
        """The event, written."""
        return cls(event.to_ical(), _zones(event))

    @classmethod
    def unpacked(cls, packed: bytes) -> Written:
        """The event that `packed` gave."""
        zones, _, text = packed.partition(b"\n")
        instants = json.loads(zones).items()
        return cls(text, {key: datetime.fromisoformat(instant) for key, instant in instants})

    def packed(self) -> bytes:
        """All of it in bytes: a line with the zones, then the text."""
        zones = {key: instant.isoformat() for key, instant in self.zones.items()}
        return json.dumps(zones).encode() + b"\n" + self.text


@dataclass(frozen=True)
class Frame:
    """A calendar without components as icalendar wrote it: what stands before and behind them."""

    before: bytes
    behind: bytes


def frame(made: icalendar.Calendar) -> Frame:
    """The frame of a calendar that has no component yet."""
    before, end, rest = made.to_ical().rpartition(_END)
    return Frame(before, end + rest)


def calendar_file(around: Frame, events: Collection[Written], zone: str) -> bytes:
    """A file with the properties of a calendar, and with events and the zones that they use.

    A calendar needs a component (RFC 5545 3.6), so an empty one holds `zone`, the project's.
    """
    zones = earliest(event.zones for event in events) if events else {zone: BEGINNING}
    timezones = (vtimezone(key, since) for key, since in sorted(zones.items()))
    return b"".join([around.before, *timezones, *(each.text for each in events), around.behind])


def unsubscribed(library: Library) -> icalendar.Calendar:
    """A calendar to be kept once: it says who made it."""
    made = icalendar.Calendar()
    made.add("prodid", f"-//{library.settings.authority}//dissemination//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    return made


def subscribed(
    library: Library, title: str, text: str, page: str, address: str, addresses: Addresses
) -> icalendar.Calendar:
    """A calendar with what a subscriber's program should know of it (RFC 7986 5): its title and
    text, its page, its own address, and how often to look (every 12 hours)."""
    made = unsubscribed(library)
    for name, value in (("name", title), ("description", text)):
        made.add(name, value)
    for name, value in (("x-wr-calname", title), ("x-wr-caldesc", text)):
        made.add(name, vText(value))  # text, although icalendar does not know it
    made.add("x-wr-timezone", library.zone.key)
    made.add("url", addresses.absolute(page))
    made.add("source", addresses.absolute(address), parameters={"VALUE": "URI"})
    made.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT12H")
    return made


def earliest(used: Iterable[Mapping[str, datetime]]) -> dict[str, datetime]:
    """The zones that several events use, each with the first instant at which one does."""
    found: dict[str, datetime] = {}
    for zones in used:
        for key, instant in zones.items():
            found[key] = min(instant, found.get(key, instant))
    return found


def _zones(event: icalendar.Event) -> dict[str, datetime]:
    """The zones that an event names."""
    times = (event.get(name) for name in ("dtstart", "dtend"))
    return earliest(
        {str(key): written.dt.astimezone(UTC).replace(tzinfo=None)}
        for written in times
        if isinstance(written, vDDDTypes) and isinstance(written.dt, datetime)
        if (key := written.params.get("TZID"))
    )
