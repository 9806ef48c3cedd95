"""What an event tells beside its days: its place, registration, programme, and who came."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.event import Event
from dissemination.model.place import ONLINE_PLACE, is_online
from dissemination.model.programme import ProgrammePoint
from dissemination.problems import Message, Problem
from dissemination.source.entries import LocatedEntry

REGISTERS_LATE: Final = Message(
    "one can register until {value}, and the event begins on {start}; is that meant?",
    code="registration-after-the-start",
)
REGISTERS_AFTER: Final = Message(
    "one can register until {value}, and the event is over on {end}; correct one of the two",
    code="registration-after-the-end",
)
NOBODY_CAME_YET: Final = Message(
    "the event starts on {value}, which is still to come; write how many came when it is over",
    code="participants-too-early",
)
TOO_MANY_COUNTRIES: Final = Message(
    "{participants} people cannot have come from {value} countries; correct one of the two",
    code="more-countries-than-participants",
)
NOT_RECORDED_YET: Final = Message(
    "the event starts on {value}, which is still to come; is this its recording?",
    code="recorded-too-early",
)
OUT_OF_ORDER: Final = Message(
    "this point begins at {value}, before the one above it ({before}); put them in their order",
    code="programme-out-of-order",
)
OTHER_DAY: Final = Message(
    "{value} is no day of the event, which takes place {days}; correct one of the two",
    code="programme-on-another-day",
)
WITHOUT_DAY: Final = Message(
    "the event has {days} days, so say on which of them this is: day: {day}",
    code="programme-without-day",
)


def online_places(project: LoadedProject) -> Iterator[Problem]:
    """Events whose town is no place but a way to join."""
    for entry in project.events:
        place = entry.item.place
        if place and is_online(place.town):
            yield entry.front_matter.problem(ONLINE_PLACE, "place", "town", value=place.town)


def late_registration(project: LoadedProject) -> Iterator[Problem]:
    """Events for which one can register after they have begun."""
    for entry in project.events:
        event = entry.item
        until = event.registration and event.registration.until
        if until and event.start and event.start.is_before(until) and not _ends_before(event):
            values = {"value": until.iso, "start": event.start.iso}
            yield entry.front_matter.problem(REGISTERS_LATE, "registration", "until", **values)


def registration_after_the_end(project: LoadedProject) -> Iterator[Problem]:
    """Events for which one can register when they are over."""
    for entry in project.events:
        event = entry.item
        if event.registration and event.registration.until and _ends_before(event):
            last = event.end or event.start
            values = {"value": event.registration.until.iso, "end": last.iso if last else ""}
            yield entry.front_matter.problem(REGISTERS_AFTER, "registration", "until", **values)


def _ends_before(event: Event) -> bool:
    """Whether an event is over before the last day or hour to register for it. One whose end is not
    known lasts to the end of its day."""
    until = event.registration and event.registration.until
    last = event.end or event.start
    if not until or not last:
        return False
    return last.day < until.day if event.ends_unknown else last.is_before(until)


def too_early(project: LoadedProject) -> Iterator[Problem]:
    """Public events that are still to come, and to which people came already."""
    for entry, start in _to_come(project):
        for name in ("participants", "countries"):
            if getattr(entry.item, name) is not None:
                yield entry.front_matter.problem(NOBODY_CAME_YET, name, value=start.date())
                break


def recorded_too_early(project: LoadedProject) -> Iterator[Problem]:
    """Public events that are still to come, and that have a recording already."""
    for entry, start in _to_come(project):
        if entry.item.recording:
            yield entry.front_matter.problem(NOT_RECORDED_YET, "recording", value=start.date())


def _to_come(project: LoadedProject) -> Iterator[tuple[LocatedEntry[Event], datetime]]:
    """The public events that begin after the moment, each with its first instant; only those with a
    field that needs it."""
    for entry in project.events if project.settings else ():
        event = entry.item
        if (event.participants, event.countries, event.recording) == (None, None, None):
            continue  # as most
        span = event.span(project.settings.record) if project.settings else None
        if span and span[0] > project.moment and entry.path not in project.hidden:
            yield entry, span[0]


def countries(project: LoadedProject) -> Iterator[Problem]:
    """Events to which people came from more countries than there were people."""
    for entry in project.events:
        came, countries = entry.item.participants, entry.item.countries
        if came is not None and countries is not None and countries > came:
            values = {"value": countries, "participants": came}
            yield entry.front_matter.problem(TOO_MANY_COUNTRIES, "countries", **values)


def programmes(project: LoadedProject) -> Iterator[Problem]:
    """Points of programmes that are out of their order, on a day that is none of the event's, or on
    none of several."""
    for entry in project.events:
        if entry.item.programme:
            yield from _days(entry)
            yield from _order(entry)


def _days(entry: LocatedEntry[Event]) -> Iterator[Problem]:
    event, located = entry.item, entry.front_matter
    days, known = event.days, _known(event)
    for number, point in enumerate(event.programme):
        if point.day and days and point.day not in known:
            values = {"value": point.day, "days": _span(days)}
            yield located.problem(OTHER_DAY, "programme", number, "day", **values)
        elif point.time and not point.day and len(days) > 1:
            values = {"days": len(days), "day": days[0]}
            yield located.problem(WITHOUT_DAY, "programme", number, "time", **values)


def _known(event: Event) -> set[date]:
    """The days of an event, with those that are inferred."""
    return {*event.days, *(inferred.day for inferred in event.inferred_days)}


def _span(days: list[date]) -> str:
    return f"from {days[0]} to {days[-1]}" if len(days) > 1 else f"on {days[0]}"


def _order(entry: LocatedEntry[Event]) -> Iterator[Problem]:
    """Each point that begins before one above it; one without an hour may stand anywhere in its
    day."""
    event = entry.item
    known, is_short = _known(event), len(event.days) == 1
    last: ProgrammePoint | None = None
    for number, point in enumerate(event.programme):
        if point.day and known and point.day not in known:
            continue  # that is told
        if last and _is_before(point, last, is_short):
            field = "time" if point.time else "day"
            values = {"value": _words(point), "before": _words(last)}
            yield entry.front_matter.problem(OUT_OF_ORDER, "programme", number, field, **values)
        elif point.time or (point.day and (not last or point.day != last.day)):
            last = point


def _is_before(point: ProgrammePoint, last: ProgrammePoint, is_short: bool) -> bool:
    """Whether a point certainly begins before another one; `is_short` says that all have one
    day."""
    if not is_short and point.day != last.day:
        return point.day is not None and last.day is not None and point.day < last.day
    return point.time is not None and last.time is not None and point.time < last.time


def _words(point: ProgrammePoint) -> str:
    clock = f"{point.time:%H:%M}" if point.time else ""
    return " ".join(filter(None, (str(point.day or ""), clock)))
