"""Events: each has a day or is without one, ends after it starts, and records its changes in
full."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, time
from typing import Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.event import END_AT_START, END_BEFORE_START, Event
from dissemination.problems import Message, Problem

NO_DAY: Final = Message(
    "expected a start like 2026-03-14, or days_unknown with the month of the search: 2026-11",
    code="event-without-day",
)
DAY_AND_UNKNOWN: Final = Message(
    "the event has a start, so its days are known; delete this line", code="day-and-unknown"
)
END_ALONE: Final = Message("an end needs a start: 2026-03-14", code="end-without-start")
NOT_HELD: Final = Message(
    "the event starts on {value}, which is still to come; write planned until it was held",
    code="held-too-early",
)
NOT_MOVED: Final = Message(
    'the status is "{value}"; write status: moved, or delete this line', code="origin-without-move"
)
SAME_START: Final = Message(
    "the event still starts on {value}; write when it would have started before the move",
    code="moved-to-same-start",
)
NOT_TOLD: Final = Message(
    "the event {change}; tell those who have it in their calendars, and write {lines}",
    code="event-change-not-told",
)

CHANGES: Final = {
    "cancelled": "was cancelled",
    "postponed": "was postponed",
    "moved": "was moved",
}


def days(project: LoadedProject) -> Iterator[Problem]:
    """Events that have neither a day nor `days_unknown`, or both."""
    for entry in project.events:
        located, event = entry.front_matter, entry.item
        if event.start and event.days_unknown:
            yield located.problem(DAY_AND_UNKNOWN, "days_unknown")
        elif event.end and not event.start:
            yield located.problem(END_ALONE, "end")
        elif not event.start and not event.days_unknown:
            yield located.problem(NO_DAY, "start")


def ends(project: LoadedProject) -> Iterator[Problem]:
    """Ends before their starts, by the instants where clocks show one of them twice."""
    if not project.zone:
        return
    for entry in project.events:
        event, zone = entry.item, entry.item.zone or project.zone
        if not (event.start and event.end and event.start.clock and event.end.clock):
            continue
        start, end = (
            moment.at(zone, time()).astimezone(UTC) for moment in (event.start, event.end)
        )
        if end == start:
            yield entry.front_matter.problem(END_AT_START, "end", value=event.end.iso)
        elif end < start:
            values = {"value": event.end.iso, "start": event.start.iso}
            yield entry.front_matter.problem(END_BEFORE_START, "end", **values)


def held_too_early(project: LoadedProject) -> Iterator[Problem]:
    """Public events that were held, and start after the moment."""
    if not project.settings:
        return
    for entry in project.events:
        span = entry.item.span(project.settings.record)
        is_held = entry.item.status == "held" and entry.path not in project.hidden
        if is_held and span and span[0] > project.moment:
            yield entry.front_matter.problem(NOT_HELD, "status", value=span[0].date())


def changes(project: LoadedProject) -> Iterator[Problem]:
    """Changes of events that are told by halves. Calendar programs go by the count and the day of a
    change (RFC 5545 3.8.7.3, 3.8.7.4), readers by its words."""
    if not project.today:
        return
    for entry in project.events:
        located, event = entry.front_matter, entry.item
        lines = _missing(event, project.today) if event.has_changed else []
        if lines:
            change = CHANGES.get(event.status, "has changed")
            field = "status" if event.status in CHANGES else "sequence"
            yield located.problem(NOT_TOLD, field, change=change, lines=listed(lines))


def _missing(event: Event, today: date) -> list[str]:
    """The lines that tell of a change and that an event lacks, ready to be pasted; what only its
    author knows is left open."""
    lines = []
    if event.status == "moved" and not (event.moved_from or event.place_before):
        lines.append('"moved_from: …" with its former start (or "place_before: …")')
    if not event.sequence:
        lines.append('"sequence: 1"')
    if not event.updated:
        lines.append(f'"updated: {max(today, event.published.day)}"')
    if not event.correction:
        change = CHANGES.get(event.status)
        lines.append(f'"correction: This event {change}."' if change else '"correction: …"')
    return lines


def listed(lines: list[str]) -> str:
    """The lines as words of a sentence."""
    *first, last = lines
    return f"the lines {', '.join(first)} and {last}" if first else f"the line {last}"


def moves(project: LoadedProject) -> Iterator[Problem]:
    """Origins without a move, or that are none."""
    for entry in project.events:
        located, event = entry.front_matter, entry.item
        origins = [name for name in ("moved_from", "place_before") if getattr(event, name)]
        for name in origins if event.status != "moved" else ():
            yield located.problem(NOT_MOVED, name, value=event.status)
        if event.moved_from and event.moved_from == event.start:
            yield located.problem(SAME_START, "moved_from", value=event.start.iso)
