"""What is likely a slip, though it can be published: years far from the project, events that last
for months or were never told to be held, and equal titles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any, Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.library.lifetime import Lifetime
from dissemination.model.dates import Moment, When
from dissemination.model.label import Label
from dissemination.model.references import dates, days
from dissemination.model.settings import Settings
from dissemination.model.source import Source
from dissemination.model.timeline_entry import TimelineEntry
from dissemination.problems import Message, Problem
from dissemination.source.records import Located

LONG_BEFORE: Final = Message(
    "{value} lies {years} years before the project began, in {start}; is the year right?",
    code="long-before-the-project",
)
LONG_AFTER: Final = Message(
    "{value} lies {years} years after {end}; is the year right?", code="long-after-the-project"
)
LONG_PROJECT: Final = Message(
    "the project would last {years} years, from {start} to {end}; are both years right?",
    code="project-too-long",
)
LONG_EVENT: Final = Message(
    "the event lasts {days} days, and stands on each of them in the calendar; is its end right?",
    code="event-long",
)
STILL_PLANNED: Final = Message(
    "the event was over on {value}; write status: held if it took place, else status: cancelled",
    code="event-still-planned",
)
SAME_TITLE: Final = Message(
    "{other} has the same title; a day, a place or a word more tells them apart in lists, feeds "
    "and the search",
    code="same-title",
)

MOST_DAYS: Final = 60
MOST_YEARS: Final = 15
OLDER: Final = (Source, Label, TimelineEntry, Settings)  # may tell of a time before the project


def far_dates(project: LoadedProject) -> Iterator[Problem]:
    """Dates many years before or after the project."""
    if not (project.project and project.today):
        return
    start = project.project.record.start.value
    lifetime = Lifetime.of(project.project.record, project.today)
    for located in _everything(project):
        if not any(lifetime.years_off(_first(value)) for value in days(located.record)):
            continue
        for location, value in dates(located.record):
            years = lifetime.years_off(_first(value))
            if years > 0:
                values = {"value": _iso(value), "years": years, "end": lifetime.end}
                yield located.problem(LONG_AFTER, *location, **values)
            elif years < 0 and start and not isinstance(located.record, OLDER):
                values = {"value": _iso(value), "years": -years, "start": start.iso}
                yield located.problem(LONG_BEFORE, *location, **values)


def long_project(project: LoadedProject) -> Iterator[Problem]:
    """A project that lasts longer than any programme pays for."""
    if not (located := project.project):
        return
    start, end = located.record.start.value, located.record.end.value
    if start and end and (years := end.year - start.year) > MOST_YEARS:
        yield located.problem(LONG_PROJECT, "end", years=years, start=start.iso, end=end.iso)


def long_events(project: LoadedProject) -> Iterator[Problem]:
    """Events of more than two months."""
    for entry in project.events:
        if (days := len(entry.item.days)) > MOST_DAYS:
            yield entry.front_matter.problem(LONG_EVENT, "end", days=days)


def still_planned(project: LoadedProject) -> Iterator[Problem]:
    """Public events that are over, and of which nobody has said whether they were held."""
    if not (project.settings and project.today):
        return
    for entry in project.events:
        event = entry.item
        is_shown = entry.path not in project.hidden and not event.has_expired(project.today)
        is_past = event.phase(project.moment, project.settings.record) == "past"
        if event.status == "planned" and is_past and is_shown:
            yield entry.front_matter.problem(STILL_PLANNED, "status", value=event.days[-1])


def equal_titles(project: LoadedProject) -> Iterator[Problem]:
    """News, events or practices of one title."""
    first: dict[tuple[str, str], str] = {}
    for entry in sorted(project.entries, key=lambda entry: entry.path):
        if entry.entry.is_public:
            title = " ".join(entry.item.title.casefold().split())
            other = first.setdefault((entry.kind, title), entry.path)
            if other != entry.path:
                yield entry.front_matter.problem(SAME_TITLE, "title", other=other)


def _everything(project: LoadedProject) -> Iterator[Located[Any]]:
    """All records and items without problems of their own."""
    reading = project.reading
    yield from chain(reading.groups.values(), *reading.records.values())
    yield from (entry.front_matter for entry in project.entries)


def _first(value: date | When | Moment) -> date:
    """The first day that a date can be."""
    match value:
        case When():
            return value.first
        case Moment():
            return value.day
    return value


def _iso(value: date | When | Moment) -> str:
    """A date as it is written in a file."""
    return value.isoformat() if isinstance(value, date) else value.iso
