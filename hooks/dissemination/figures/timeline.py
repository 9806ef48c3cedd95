"""The project's time line: its start and end, milestones with a date, what happened, events and
labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final, Literal

from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.dates import When
from dissemination.model.entry import Entry
from dissemination.model.event import Event

Kind = Literal["project", "entry", "milestone", "event", "label"]
State = Literal["done", "planned", "off"]

MOST_EVENTS: Final = 60  # that stand each for itself; more are gathered by month


@dataclass(frozen=True)
class Point:
    """One entry of the time line. `iso` is what `<time datetime>` takes, `when` the same in words;
    `thing` is the record, if it has a page or place of its own, and `entry` the id of the record
    that has its place here. It is `off` if it was to be and is not to be any more. `reason` is why
    its date is inferred; `to_the_day` says that the date is known so exactly. `month` is the month
    of which it gathers the events."""

    first: date
    last: date
    iso: str
    when: str
    kind: Kind
    title: str
    text: str
    sources: tuple[str, ...]
    thing: object = None
    timeline_entry: str = ""
    state: State = "done"
    reason: str = ""
    to_the_day: bool = False
    month: date | None = None


def timeline(library: Library) -> list[Point]:
    """Everything with a date, oldest first; what is known to the day before what is known to the
    month, if both begin together."""
    locale = Locale(library.settings.language)
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


def _project(library: Library, locale: Locale) -> Iterator[Point]:
    project, today = library.project, library.today
    ends = ((project.start, "The project begins"), (project.end, "The project ends"))
    for fact, title in ends:
        if fact.value:
            sources = fact.sources or project.sources
            yield Point(
                *_dated(fact.value, locale),
                "project",
                title,
                fact.note or "",
                sources,
                state="done" if fact.value.first <= today else "planned",
                to_the_day=_is_day(fact.value),
            )


def _entries(library: Library, locale: Locale) -> Iterator[Point]:
    for timeline_entry in library.timeline_entries.values():
        dated = _dated(timeline_entry.date, locale)
        text = timeline_entry.text or ""
        is_day = _is_day(timeline_entry.date)
        yield Point(
            *dated,
            "entry",
            timeline_entry.title,
            text,
            timeline_entry.sources,
            timeline_entry=timeline_entry.id,
            to_the_day=is_day,
        )


def _milestones(library: Library, locale: Locale) -> Iterator[Point]:
    """Milestones stand at the date on which they were due, as far as it can be told."""
    for milestone in library.milestones.values():
        fact = milestone.planned
        if fact and (when := fact.value or fact.inferred):
            title = f"Milestone {milestone.number} due: {milestone.title}"
            yield Point(
                *_dated(when, locale),
                "milestone",
                title,
                "",
                fact.sources or milestone.sources,
                milestone,
                state="planned",
                reason=fact.reason or "",
                to_the_day=_is_day(when),
            )


def _events(library: Library, locale: Locale) -> Iterator[Point]:
    dated = [entry for entry in library.events.values() if entry.item.days]
    if len(dated) > MOST_EVENTS:
        yield from _months(library, locale, dated)
        return
    for entry in dated:
        event = entry.item
        yield Point(
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


def _months(library: Library, locale: Locale, dated: list[Entry[Event]]) -> Iterator[Point]:
    """The events of each month as one point, at the month in which they begin; those that are off
    are not counted."""

    def month(entry: Entry[Event]) -> date:
        return entry.item.days[0].replace(day=1)

    still_on = (entry for entry in dated if _state(library, entry) != "off")
    for first, found in groupby(sorted(still_on, key=month), key=month):
        states = [_state(library, entry) for entry in found]
        title = f"{len(states)} event{'s' if len(states) > 1 else ''}"
        when = _dated(When(first.year, first.month), locale)
        state: State = "planned" if "planned" in states else "done"
        yield Point(*when, "event", title, "", (), state=state, month=first)


def _state(library: Library, entry: Entry[Event]) -> State:
    if entry.item.status in {"cancelled", "postponed"}:
        return "off"
    return "planned" if library.phase(entry) == "upcoming" else "done"


def _labels(library: Library, locale: Locale) -> Iterator[Point]:
    """Labels stand at their award; one whose award has no known date stands in the register."""
    for label in library.labels.values():
        if label.awarded.value:
            dated = _dated(label.awarded.value, locale)
            title = f"{label.level.capitalize()} label for {library.partners[label.partner].short}"
            sources = label.awarded.sources or label.sources
            is_day = _is_day(label.awarded.value)
            yield Point(*dated, "label", title, label.text, sources, label, to_the_day=is_day)


def undated(library: Library) -> list[Entry[Event]]:
    """The events whose day is unknown, in the order in which they were reported."""
    return [event for event in library.events.values() if not event.item.days][::-1]
