"""POSIX time zone strings (RFC 9636 3.3): the rules by which clocks change every year, and their
recurrence rules (RFC 5545 3.3.10)."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

DAY: Final = 86400
DAYS: Final = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")

_NAME = r"(?:<[^>]+>|[A-Za-z]+)"
_TIME = r"[+-]?\d+(?::\d+)*"
_RULE = rf"M\d+\.\d\.\d(?:/{_TIME})?"
_STRING = re.compile(
    rf"(?P<name>{_NAME})(?P<offset>{_TIME})"
    rf"(?:(?P<other>{_NAME})(?P<ahead>{_TIME})?,(?P<begin>{_RULE}),(?P<end>{_RULE}))?"
)


@dataclass(frozen=True)
class Offset:
    """How far the clocks are ahead of UTC, whether that is called daylight saving, and its name."""

    ahead: timedelta
    is_dst: bool
    name: str


@dataclass(frozen=True)
class Transition:
    """A change of the clocks at an instant (`at`, in UTC without a zone)."""

    at: datetime
    before: Offset
    after: Offset

    @property
    def local(self) -> datetime:
        """What the clocks show when they are changed."""
        return self.at + self.before.ahead

    @property
    def is_daylight(self) -> bool:
        """Whether daylight saving begins. In Dublin and Rabat, where the tz database calls the
        winter or the Ramadan "daylight saving", that is its end."""
        return self.before.is_dst != self.after.is_dst and self.after.ahead > self.before.ahead


@dataclass(frozen=True)
class Yearly:
    """A change of the clocks that comes every year: in `week` (5 is the last) of `month`, on
    `weekday` (0 is Sunday), so many `seconds` after midnight, which may lead to another day."""

    month: int
    week: int
    weekday: int
    seconds: int
    before: Offset
    after: Offset

    def in_year(self, year: int) -> Transition:
        """The change of a year."""
        first = date(year, self.month, 1)
        day = 1 + (self.weekday - first.isoweekday()) % 7 + 7 * (self.week - 1)
        if day > monthrange(year, self.month)[1]:
            day -= 7
        local = datetime(year, self.month, day) + timedelta(seconds=self.seconds)
        return Transition(local - self.before.ahead, self.before, self.after)

    def recurrences(self) -> dict[int, dict[str, object]]:
        """The recurrence rule (RFC 5545 3.3.10) of the change; two, by their months, where hours
        after midnight reach over the end of a month. Not for February."""
        shift = self.seconds // DAY
        if not shift:
            week = -1 if self.week == 5 else self.week
            return {self.month: self._rule(self.month, f"{week}{DAYS[self.weekday]}")}
        last = monthrange(2001, self.month)[1]
        begin = (last - 6 if self.week == 5 else 7 * self.week - 6) + shift
        days = [date(2001, self.month, 1) + timedelta(begin - 1 + n) for n in range(7)]
        weekday = DAYS[(self.weekday + shift) % 7]
        return {
            month: self._rule(month, weekday)
            | {"BYMONTHDAY": [day.day for day in days if day.month == month]}
            for month in sorted({day.month for day in days})
        }

    def _rule(self, month: int, weekday: str) -> dict[str, object]:
        return {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": weekday}


def yearly(text: str) -> tuple[Yearly, ...]:
    """The two yearly changes of a POSIX time zone string (RFC 9636 3.3), or none.

    Raises ValueError for a string that the tz database does not use.
    """
    if not (parts := _STRING.fullmatch(text)):
        raise ValueError(f"not a time zone string: {text}")
    if not parts["other"]:
        return ()
    ahead = -_seconds(parts["offset"])
    other = -_seconds(parts["ahead"]) if parts["ahead"] else ahead + 3600
    standard = Offset(timedelta(seconds=ahead), False, parts["name"].strip("<>"))
    daylight = Offset(timedelta(seconds=other), True, parts["other"].strip("<>"))
    return (
        _change(parts["begin"], standard, daylight),
        _change(parts["end"], daylight, standard),
    )


def _change(rule: str, before: Offset, after: Offset) -> Yearly:
    day, _, at = rule.partition("/")
    month, week, weekday = map(int, day.removeprefix("M").split("."))
    return Yearly(month, week, weekday, _seconds(at or "2"), before, after)


def _seconds(text: str) -> int:
    """`-1:30` in seconds."""
    hours, minutes, seconds, *_ = [*map(int, text.lstrip("+-").split(":")), 0, 0]
    total = hours * 3600 + minutes * 60 + seconds
    return -total if text.startswith("-") else total
