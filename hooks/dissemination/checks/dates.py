"""Days and times: each exists, is unambiguous, and lies after the one it must follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, time
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.dates import Moment, exists, occurs_twice
from dissemination.model.event import END_BEFORE_START, Event
from dissemination.model.fields import Location
from dissemination.model.record import Model
from dissemination.problems import Message, Problem
from dissemination.source.records import Located

NO_SUCH_TIME: Final = Message(
    "{value} does not exist in {zone}, the clocks go forward; write {later}", code="no-such-time"
)
TWO_SUCH_TIMES: Final = Message(
    "{value} comes twice in {zone}, the clocks go back; write {value} first or {value} second",
    code="two-such-times",
)
NOT_KNOWN: Final = Message(
    "only what is known can be published; give it a value or delete this",
    code="unknown-outcome-published",
)
NOT_SEARCHED: Final = Message(
    "where every fact has outside sources (sourced: yes), pages say when these were last searched; "
    "write it, as in searched: 2026-11",
    code="last-search-missing",
)
_MOMENTS: Final = ("date", "published", "updated", "start", "end", "moved_from")


def local_times(project: LoadedProject) -> Iterator[Problem]:
    """Local times that clocks skip, or show twice without `first` or `second`."""
    if not project.zone:
        return
    for located in project.dated:
        record = located.record
        for location, moment in _moments(record):
            if isinstance(moment, Moment) and moment.clock:
                zone = getattr(record, "zone", None) or project.zone
                yield from _local_time(located, location, moment, zone)


def _moments(record: Model) -> Iterator[tuple[Location, object]]:
    """The days and times of an item or outcome, each with the path of its field."""
    for name in _names(type(record)):
        yield (name,), getattr(record, name)
    if isinstance(record, Event) and record.registration:
        yield ("registration", "until"), record.registration.until


@cache
def _names(model: type[Model]) -> tuple[str, ...]:
    return tuple(name for name in _MOMENTS if name in model.model_fields)


def _local_time(
    located: Located[Any], location: Location, moment: Moment, zone: ZoneInfo
) -> Iterator[Problem]:
    local = moment.at(zone, moment.clock or time())
    if not exists(local):
        later = f"{local.astimezone(UTC).astimezone(zone):%Y-%m-%d %H:%M}"
        yield located.problem(NO_SUCH_TIME, *location, value=moment.iso, zone=zone.key, later=later)
    elif moment.fold is None and occurs_twice(local):
        yield located.problem(TWO_SUCH_TIMES, *location, value=moment.iso, zone=zone.key)


def last_search(project: LoadedProject) -> Iterator[Problem]:
    """Settings by which pages say what was not found, and not when it was searched."""
    located = project.settings
    if located and located.record.sourced and not located.record.searched:
        yield located.problem(NOT_SEARCHED, "sourced")


def duration(project: LoadedProject) -> Iterator[Problem]:
    """A project that ends before it starts."""
    if not (located := project.project):
        return
    start, end = located.record.start.value, located.record.end.value
    if start and end and end.last < start.first:
        yield located.problem(END_BEFORE_START, "end", value=end.iso, start=start.iso)


def published_outcomes(project: LoadedProject) -> Iterator[Problem]:
    """Milestones and results that were published although their outcome is unknown."""
    for outcome in project.outcomes:
        if outcome.record.published and not outcome.record.is_known:
            yield outcome.problem(NOT_KNOWN, "published")
