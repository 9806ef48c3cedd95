"""Month grids: weeks from Monday to Sunday, each day with the events that take place on it."""

from __future__ import annotations

import calendar
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dissemination.library.library import Library, question
from dissemination.library.lifetime import Lifetime
from dissemination.model.entry import Entry
from dissemination.model.event import Event


@dataclass(frozen=True)
class Day:
    """A day of a grid with its events, each with the number of this day among the days of the
    event, from 1, and the count of these days."""

    date: date
    events: tuple[tuple[Entry[Event], int, int], ...]


@dataclass(frozen=True)
class Month:
    """A month's weeks; a place before the first or after the last day of the month is None."""

    first: date
    weeks: tuple[tuple[Day | None, ...], ...]

    @property
    def entries(self) -> list[Entry[Event]]:
        """The events of the month, each once, in their order."""
        days = (day for week in self.weeks for day in week if day)
        return [*{entry.path: entry for day in days for entry, _, _ in day.events}.values()]

    @property
    def has_hours(self) -> bool:
        """Whether any of its events has hours."""
        return any(not entry.item.all_day for entry in self.entries)


@dataclass(frozen=True)
class Around:
    """A month of the calendar, None if it has no event, and the nearest ones that have one before
    and after it; `end` is the midnight after its last day, in the project's zone."""

    end: datetime
    previous: Month | None
    own: Month | None
    following: Month | None

    @property
    def others(self) -> list[Month]:
        """The nearest months before and after it, as far as there are any."""
        return [month for month in (self.previous, self.following) if month]

    def nearest(self, day: date) -> Month | None:
        """The nearer of these two to a day of the month, of equally near ones the later."""
        return min(self.others[::-1], key=lambda month: abs(month.first - day), default=None)


@question
def months(library: Library) -> list[Month]:
    """Every month in which an event with a known day takes place, in their order."""
    by_day: dict[date, list[tuple[Entry[Event], int, int]]] = {}
    for entry in list(library.events.values())[::-1]:
        days = entry.item.days
        for number, day in enumerate(days, 1):
            by_day.setdefault(day, []).append((entry, number, len(days)))
    return [_grid(first, by_day) for first in sorted({_first(day) for day in by_day})]


def around(library: Library, day: date) -> Around:
    """The month of a day, and the nearest ones with an event before and after it."""
    grids, first = months(library), _first(day)
    start = bisect_left(grids, first, key=_first_of)
    end = bisect_right(grids, first, key=_first_of)
    return Around(
        end=datetime.combine(_first(first + timedelta(days=31)), time(), library.zone),
        previous=grids[start - 1] if start else None,
        own=grids[start] if start < end else None,
        following=grids[end] if end < len(grids) else None,
    )


@question
def current(library: Library) -> date | None:
    """The month of the library's moment if it has an event, else the next one with an event, else
    the last; None where there is none."""
    near = around(library, library.today)
    month = near.own or near.following or near.previous
    return month.first if month else None


def empty_months(library: Library) -> Iterator[tuple[date, Month | None]]:
    """The months without an event to which readers may have a link, each with the nearest that has
    one: those between the first and the last day that an event has or had, as far as the dates of
    the project reach, so that a slip in a year makes no thousand of them."""
    days, lifetime = _days(library), Lifetime.of(library.project, library.today)
    known = [_first(day) for day in days if lifetime.years_off(day) == 0]
    first, last = min(known, default=None), max(known, default=date.min)
    while first and first <= last:
        near = around(library, first)
        if not near.own:
            yield first, near.nearest(first)
        first = _first(first + timedelta(days=31))


def _days(library: Library) -> Iterator[date]:
    """The days that events have, and had before they were moved, withdrawn or expired."""
    for entry in (*library.events.values(), *library.withdrawn, *library.expired):
        if isinstance(entry.item, Event):
            yield from entry.item.days
            if entry.item.moved_from:
                yield entry.item.moved_from.day


def _first(day: date) -> date:
    """The first day of the month of a day."""
    return day.replace(day=1)


def _first_of(month: Month) -> date:
    return month.first


def _grid(first: date, by_day: dict[date, list[tuple[Entry[Event], int, int]]]) -> Month:
    weeks = calendar.Calendar(calendar.MONDAY).monthdatescalendar(first.year, first.month)
    return Month(
        first,
        tuple(
            tuple(
                Day(day, tuple(by_day.get(day, ()))) if day.month == first.month else None
                for day in week
            )
            for week in weeks
        ),
    )
