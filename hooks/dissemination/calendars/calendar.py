"""Calendars as files (RFC 5545, RFC 7986): events, and the time zones that they use."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import icalendar
from icalendar.prop import vDDDTypes, vText

from dissemination.calendars.tzif import EPOCH
from dissemination.calendars.zones import vtimezone
from dissemination.library.library import Library
from dissemination.urls import Addresses

REFRESH_INTERVAL: Final = timedelta(hours=12)
_END: Final = b"END:VCALENDAR"


@dataclass(frozen=True)
class SerializedEvent:
    """An event as icalendar wrote it, the same in every file that holds it; and the zones that it
    names, each with the first instant at which it is used (UTC, without a zone)."""

    text: bytes
    zones: Mapping[str, datetime]

    @classmethod
    def of(cls, event: icalendar.Event) -> SerializedEvent:
        """An event as icalendar writes it."""
        return cls(event.to_ical(), _zones(event))

    @classmethod
    def from_bytes(cls, content: bytes) -> SerializedEvent:
        """The event of which `to_bytes` gave these bytes."""
        zones, _, text = content.partition(b"\n")
        instants = json.loads(zones).items()
        return cls(text, {key: datetime.fromisoformat(instant) for key, instant in instants})

    def to_bytes(self) -> bytes:
        """A line with the zones as JSON, then the text."""
        zones = {key: instant.isoformat() for key, instant in self.zones.items()}
        return json.dumps(zones).encode() + b"\n" + self.text


@dataclass(frozen=True)
class Frame:
    """A calendar without components as icalendar wrote it: the bytes before and behind them."""

    before: bytes
    behind: bytes

    @classmethod
    def of(cls, calendar: icalendar.Calendar) -> Frame:
        """The frame of a calendar that has no component yet."""
        before, end, rest = calendar.to_ical().rpartition(_END)
        return cls(before, end + rest)


def calendar_file(frame: Frame, events: Collection[SerializedEvent], zone: str) -> bytes:
    """A file with the properties of a calendar, with events and the zones that they use.

    A calendar needs a component (RFC 5545 3.6), so an empty one holds `zone`, the
    project's.
    """
    zones = first_uses(event.zones for event in events) if events else {zone: EPOCH}
    timezones = (vtimezone(key, since) for key, since in sorted(zones.items()))
    return b"".join([frame.before, *timezones, *(event.text for event in events), frame.behind])


def plain_calendar(library: Library) -> icalendar.Calendar:
    """A calendar with the properties that every file has, for the file of a single event."""
    calendar = icalendar.Calendar()
    language = library.settings.language.upper()
    calendar.add("prodid", f"-//{library.settings.authority}//dissemination//{language}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    return calendar


def subscribable_calendar(
    library: Library, title: str, text: str, page: str, address: str, addresses: Addresses
) -> icalendar.Calendar:
    """A calendar with the properties for programs that subscribe to it (RFC 7986 5): title, text,
    page, own address, and refresh interval (12 hours)."""
    calendar = plain_calendar(library)
    texts = {"name": title, "description": text, "x-wr-calname": title, "x-wr-caldesc": text}
    for name, value in {**texts, "x-wr-timezone": library.zone.key}.items():
        calendar.add(name, vText(value))  # most are no text to icalendar, and would not be escaped
    calendar.add("url", addresses.absolute(page))
    calendar.add("source", addresses.absolute(address), parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", REFRESH_INTERVAL, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    return calendar


def first_uses(uses: Iterable[Mapping[str, datetime]]) -> dict[str, datetime]:
    """The zones of several events, each with the first instant (UTC) at which one uses it."""
    first: dict[str, datetime] = {}
    for zones in uses:
        for key, instant in zones.items():
            first[key] = min(instant, first.get(key, instant))
    return first


def _zones(event: icalendar.Event) -> dict[str, datetime]:
    """The zones that an event names, each with its first instant (UTC, without a zone)."""
    times = (event.get(name) for name in ("dtstart", "dtend"))
    return first_uses(
        {str(key): value.dt.astimezone(UTC).replace(tzinfo=None)}
        for value in times
        if isinstance(value, vDDDTypes) and isinstance(value.dt, datetime)
        if (key := value.params.get("TZID"))
    )
