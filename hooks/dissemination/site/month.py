"""Month grids: weeks from Monday to Sunday, each day with the events that take place on it."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from dissemination.library.library import Library, once
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
    def has_events(self) -> bool:
        """Whether any day of the month has an event."""
        return any(day.events for week in self.weeks for day in week if day)

    @property
    def has_hours(self) -> bool:
        """Whether any of its events has hours."""
        days = (day for week in self.weeks for day in week if day)
        return any(not entry.item.all_day for day in days for entry, _, _ in day.events)


@once
def months(library: Library) -> list[Month]:
    """Every month from the first to the last event with a known day, empty ones included."""
    by_day: dict[date, list[tuple[Entry[Event], int, int]]] = {}
    for entry in list(library.events.values())[::-1]:
        days = entry.item.days
        for number, day in enumerate(days, 1):
            by_day.setdefault(day, []).append((entry, number, len(days)))
    if not by_day:
        return []
    return [_grid(first, by_day) for first in _firsts(min(by_day), max(by_day))]


def first_month(library: Library) -> Month | None:
    """The month to begin with: the next one with an event at the library's moment, else the last
    one; None if there is no month."""
    grids = months(library)
    today = library.today.replace(day=1)
    coming = (grid for grid in grids if grid.first >= today and grid.has_events)
    return next(coming, grids[-1] if grids else None)


def _firsts(first: date, last: date) -> list[date]:
    """The first days of the months from one day to another."""
    firsts = [first.replace(day=1)]
    while (following := (firsts[-1] + timedelta(days=31)).replace(day=1)) <= last:
        firsts.append(following)
    return firsts


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
