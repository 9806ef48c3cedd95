"""Rules for calendars (RFC 5545, RFC 7986): each file parses, and each event of the site's own
calendars is one, everywhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

import icalendar

from dissemination.rules.finding import Breach
from dissemination.rules.nesting import doubled
from dissemination.rules.site import Site

ENDING: Final = ".ics"
# Where the generator writes; programs are lenient to the lines of another's calendar.
OWN: Final = re.compile(r"calendars/.*|events/[^/]+/event\.ics")
MOST_OCTETS: Final = 75
EVENT: Final = re.compile(rb"BEGIN:VEVENT\r?\n.*?END:VEVENT\r?\n", re.DOTALL)
# What icalendar raises for texts that are no calendar; for a time zone that is broken off it looks
# for a method that is not there.
UNREADABLE: Final = (ValueError, IndexError, KeyError, AttributeError, TypeError)
OF_CALENDAR: Final = ("PRODID", "VERSION")
OF_EVENT: Final = ("UID", "DTSTAMP", "DTSTART", "SUMMARY")
ONCE: Final = (*OF_EVENT, "DTEND", "DURATION", "SEQUENCE", "STATUS", "LAST-MODIFIED", "URL")


def _own(site: Site) -> list[str]:
    return [name for name in site.of(ENDING) if OWN.fullmatch(name)]


def faulty_lines(site: Site) -> Iterator[Breach]:
    """Lines that do not end in CRLF, or are longer than 75 octets (RFC 5545 3.1)."""
    for name in _own(site):
        document = site.content(name)
        if not document.endswith(b"END:VCALENDAR\r\n") or document.startswith(b"\xef\xbb\xbf"):
            yield Breach(name, "it does not begin and end as a calendar does")
        if re.search(rb"(?<!\r)\n|\r(?!\n)", document):
            yield Breach(name, "a line does not end in CR and LF")
        if long := next(
            (line for line in document.split(b"\r\n") if len(line) > MOST_OCTETS), None
        ):
            start = long[:20].decode("utf-8", "replace")
            yield Breach(name, f"the line that begins {start!r} has {len(long)} octets")


def faulty_calendars(site: Site) -> Iterator[Breach]:
    """A calendar that does not parse, or lacks what it requires (RFC 5545 3.6)."""
    for name in site.of(ENDING):
        if not OWN.fullmatch(name):
            if fault := _faulty_frame(site.content(name)):
                yield Breach(name, fault)
            continue
        document = site.content(name)
        if fault := _faulty_frame(EVENT.sub(b"", document)):
            yield Breach(name, fault)
        elif not (b"BEGIN:VEVENT" in document or b"BEGIN:VTIMEZONE" in document):
            yield Breach(name, "it has neither an event nor a time zone, and so is no calendar")


def _faulty_frame(frame: bytes) -> str:
    try:
        calendar = icalendar.Calendar.from_ical(frame)
    except UNREADABLE as error:
        return f"it cannot be read: {error}"
    lacking = [part for part in OF_CALENDAR if part not in calendar]
    return f"the calendar has no {lacking[0]}" if lacking else ""


def faulty_events(site: Site) -> Iterator[Breach]:
    """An event that does not parse, lacks what it requires (RFC 5545 3.6.1), ends before it
    begins, or stands in a time zone that its file does not define (3.2.19)."""
    judged: dict[bytes, list[str]] = {}
    for name in _own(site):
        document = site.content(name)
        zones = set(re.findall(rb"\r\nTZID:([^\r]+)\r\n", document))
        for event in EVENT.findall(document):
            if event not in judged:
                judged[event] = list(_faulty_event(event))
            yield from (Breach(name, fault) for fault in judged[event])
            used = set(re.findall(rb";TZID=\"?([^:;\"\r]+)", event.replace(b"\r\n ", b"")))
            for zone in sorted(used - zones):
                yield Breach(
                    name, f"the time zone {zone.decode('utf-8', 'replace')} is not defined"
                )


def _faulty_event(text: bytes) -> Iterator[str]:
    try:
        event = icalendar.Event.from_ical(text)
    except UNREADABLE as error:
        yield f"an event cannot be read: {error}"
        return
    named = f'the event "{event.get("UID", event.get("SUMMARY", ""))}"'
    for part in OF_EVENT:
        if part not in event:
            yield f"{named} has no {part}"
    for part in ONCE:
        if isinstance(event.get(part), list):
            yield f"{named} has {part} more than once"
    for wrong, reason in event.errors:
        yield f"{named} has a {wrong} that cannot be read: {reason}"
    if isinstance(event, icalendar.Event) and not event.errors:
        yield from (f"{named} {fault}" for fault in _faulty_end(event))


def _faulty_end(event: icalendar.Event) -> Iterator[str]:
    start, end = (getattr(event.get(part), "dt", None) for part in ("DTSTART", "DTEND"))
    if not isinstance(start, date) or not isinstance(end, date):
        return
    if isinstance(start, datetime) != isinstance(end, datetime):
        yield "begins with an hour and ends without, or the reverse"
    elif isinstance(start, datetime) and isinstance(end, datetime) and _is_mixed(start, end):
        yield "begins in a time zone and ends without one, or the reverse"
    elif end <= start:
        yield f"ends at {end}, which is not after {start}"


def _is_mixed(start: datetime, end: datetime) -> bool:
    return (start.tzinfo is None) != (end.tzinfo is None)


def double_uids(site: Site) -> Iterator[Breach]:
    """A UID that two events of a file share, or two files of single events (RFC 5545 3.8.4.7) that
    are no copy at an earlier address, or that stands for different events in two calendars."""
    texts: dict[str, bytes] = {}
    alone: dict[str, list[str]] = defaultdict(list)
    for name in _own(site):
        events = EVENT.findall(site.content(name))
        uids = [_uid(event) for event in events]
        for uid in doubled(uids):
            yield Breach(name, f'the UID "{uid}" stands twice')
        for uid, event in zip(uids, events, strict=True):
            if texts.setdefault(uid, event) != event:
                yield Breach(name, f'the event "{uid}" is not the same as in another calendar')
        page = site.pages.get(name.removesuffix("event.ics"))
        if name.endswith("/event.ics") and not (page and page.leads_on):
            alone[uids[0] if uids else ""].append(name)
    for uid, names in alone.items():
        yield from (Breach(n, f'the UID "{uid}" stands in {names[0]} too') for n in names[1:])


def _uid(event: bytes) -> str:
    match = re.search(rb"\r?\nUID[^:\r\n]*:([^\r\n]*)", event.replace(b"\r\n ", b""))
    return match[1].decode("utf-8", "replace") if match else ""
