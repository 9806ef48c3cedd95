"""The project's timeline: its start and end, milestones with a date, timeline entries, events and
labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Final, Literal
from zoneinfo import ZoneInfo

from dissemination.library import names
from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.dates import When
from dissemination.model.entry import Entry
from dissemination.model.event import Event

Kind = Literal["project", "entry", "milestone", "event", "label"]
State = Literal["done", "planned", "off"]

MOST_EVENTS: Final = 60  # more are summed up by month
_REACHED: Final[dict[str | None, State]] = {"reached": "done", "cancelled": "off"}


@dataclass(frozen=True)
class TimelinePoint:
    """One entry of the timeline, from its `first` possible day to its `last`.

    `iso` is the value of `<time datetime>`, `when` the same in words. `record` is the record or
    entry, if it has a page or anchor of its own; `timeline_entry` is the id of a record of
    `timeline.yml`, whose anchor is here. The state `off` is that of a cancelled or postponed event.
    `reason` is set if the date is inferred, `to_the_day` if its precision is the day. `month` is
    set if the point sums up the events of a month."""

    first: date
    last: date
    iso: str
    when: str
    kind: Kind
    title: str
    text: str
    sources: tuple[str, ...]
    record: object = None
    timeline_entry: str = ""
    state: State = "done"
    reason: str = ""
    to_the_day: bool = False
    month: date | None = None

    def over(self, zone: ZoneInfo) -> datetime:
        """The instant after its last day in a time zone."""
        return datetime.combine(self.last + timedelta(days=1), time(), zone)


def timeline(library: Library) -> list[TimelinePoint]:
    """All points with a date, oldest first; of those with the same first day, the more precise
    first."""
    locale = library.locale
    points = [
        *_project(library, locale),
        *_entries(library, locale),
        *_milestones(library, locale),
        *_events(library, locale),
        *_labels(library, locale),
    ]
    return sorted(points, key=lambda point: (point.first, point.last, point.title))


def _dated(when: When, locale: Locale) -> tuple[date, date, str, str]:
    return when.first, when.last, when.iso, locale.when(when)


def _is_day(when: When) -> bool:
    return when.precision == "day"


def _project(library: Library, locale: Locale) -> Iterator[TimelinePoint]:
    project, today = library.project, library.today
    ends = (
        (project.start, locale.gettext("The project begins")),
        (project.end, locale.gettext("The project ends")),
    )
    for fact, title in ends:
        if fact.value:
            sources = fact.sources or project.sources
            yield TimelinePoint(
                *_dated(fact.value, locale),
                "project",
                title,
                fact.note or "",
                sources,
                state="done" if fact.value.first <= today else "planned",
                to_the_day=_is_day(fact.value),
            )


def _entries(library: Library, locale: Locale) -> Iterator[TimelinePoint]:
    for timeline_entry in library.timeline_entries.values():
        dated = _dated(timeline_entry.date, locale)
        text = timeline_entry.text or ""
        is_day = _is_day(timeline_entry.date)
        yield TimelinePoint(
            *dated,
            "entry",
            timeline_entry.title,
            text,
            timeline_entry.sources,
            timeline_entry=timeline_entry.id,
            to_the_day=is_day,
        )


def _milestones(library: Library, locale: Locale) -> Iterator[TimelinePoint]:
    """Milestones with a known or inferred due date, at that date."""
    for milestone in library.milestones.values():
        if when := milestone.due_on:
            fact = milestone.planned
            title = locale.gettext(
                "Milestone %(number)s due: %(title)s",
                number=milestone.number or milestone.id,
                title=milestone.title,
            )
            yield TimelinePoint(
                *_dated(when, locale),
                "milestone",
                title,
                "",
                (fact and fact.sources) or milestone.sources,
                milestone,
                state=_REACHED.get(milestone.state, "planned"),
                reason=(fact and fact.reason) or "",
                to_the_day=_is_day(when),
            )


def _events(library: Library, locale: Locale) -> Iterator[TimelinePoint]:
    dated = [entry for entry in library.events.values() if entry.item.days]
    if len(dated) > MOST_EVENTS:
        yield from _months(library, locale, dated)
        return
    for entry in dated:
        event = entry.item
        yield TimelinePoint(
            event.days[0],
            event.days[-1],
            event.days[0].isoformat(),
            locale.event(event, library.zone),
            "event",
            event.title,
            event.summary,
            event.sources,
            entry,
            state=_state(library, entry),
            to_the_day=True,
        )


def _months(library: Library, locale: Locale, dated: list[Entry[Event]]) -> Iterator[TimelinePoint]:
    """One point for the events that begin in a month; events that are off are not counted."""

    def month(entry: Entry[Event]) -> date:
        return entry.item.days[0].replace(day=1)

    counted = (entry for entry in dated if _state(library, entry) != "off")
    for first, month_entries in groupby(sorted(counted, key=month), key=month):
        states = [_state(library, entry) for entry in month_entries]
        title = locale.ngettext("%(num)s event", "%(num)s events", len(states))
        when = _dated(When(first.year, first.month), locale)
        state: State = "planned" if "planned" in states else "done"
        yield TimelinePoint(*when, "event", title, "", (), state=state, month=first)


def _state(library: Library, entry: Entry[Event]) -> State:
    if entry.item.is_off:
        return "off"
    return "planned" if library.phase(entry) == "upcoming" else "done"


def _labels(library: Library, locale: Locale) -> Iterator[TimelinePoint]:
    """Labels with a known date of award, at that date."""
    for label in library.labels.values():
        if label.awarded.value:
            dated = _dated(label.awarded.value, locale)
            title = names.name(library, label)
            sources = label.awarded.sources or label.sources
            is_day = _is_day(label.awarded.value)
            yield TimelinePoint(
                *dated, "label", title, label.text, sources, label, to_the_day=is_day
            )


def undated(library: Library) -> list[Entry[Event]]:
    """The events whose day is unknown, oldest report first."""
    return [event for event in library.events.values() if not event.item.days][::-1]
