"""Days, dates with their precision, and moments in a zone."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Annotated, Any, Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import BeforeValidator

from dissemination.model.text import keyboard, line, refused
from dissemination.problems import Message, Names, nearest

NOT_A_DAY: Final = Message('expected a date like 2026-03-14, found "{value}"', code="not-a-day")
NOT_A_MONTH: Final = Message('expected a month like 2026-03, found "{value}"', code="not-a-month")
NOT_A_WHEN: Final = Message(
    'expected a date like 2026-03-14, 2026-03 or 2026, found "{value}"', code="not-a-date"
)
NOT_A_MOMENT: Final = Message(
    'expected a date like 2026-03-14, or with a time 2026-03-14 10:30, found "{value}"',
    code="not-a-moment",
)
NOT_A_TIME: Final = Message('expected a time like 10:30, found "{value}"', code="not-a-time")
YEAR_OUT_OF_RANGE: Final = Message(
    'expected a year from {first} to {last}, found "{value}"', code="year-out-of-range"
)
NOT_A_ZONE: Final = Message(
    'unknown time zone "{value}"; expected one like Europe/Vienna; {nearest}', code="unknown-zone"
)

# A year outside is a slip of the keyboard, and would make lists and charts without an end.
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
# Zones named for a place keep their rules; names such as CET or EST5EDT do not.
AREAS: Final = frozenset(
    {
        *("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe"),
        *("Indian", "Pacific", "UTC"),
    }
)
SHORT: Final = 4  # letters of an abbreviation of a zone
CLOCK: Final = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_MOMENT: Final = re.compile(rf"([0-9-]{{10}})(?:[ T]({CLOCK})(?: (first|second))?)?")

Precision = Literal["year", "month", "day"]


@dataclass(frozen=True)
class When:
    """A date with its precision: a year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> Precision:
        """The unit down to which the date is known."""
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first(self) -> date:
        """The first day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def iso(self) -> str:
        """As ISO 8601 and HTML's `<time datetime>` write it: `2016`, `2016-11`, `2016-11-29`."""
        return self.first.isoformat()[: {"year": 4, "month": 7, "day": 10}[self.precision]]


@dataclass(frozen=True)
class Moment:
    """A day, or a local time on a day; the zone is the item's or the project's.

    `fold` chooses between the two instants of a time that clocks show twice (PEP 495): 0 the first,
    1 the second, None not chosen.
    """

    day: date
    clock: time | None = None
    fold: int | None = None

    def at(self, zone: tzinfo, bare: time) -> datetime:
        """The instant in `zone`; a bare day is taken at the time `bare`."""
        instant = datetime.combine(self.day, self.clock or bare, zone)
        return instant.replace(fold=self.fold) if self.fold else instant

    def is_before(self, other: Moment) -> bool:
        """Whether it certainly lies before another one: on an earlier day, or at an earlier time of
        the same day."""
        if self.day == other.day and self.clock and other.clock:
            return self.clock < other.clock
        return self.day < other.day

    @property
    def iso(self) -> str:
        """As it is written in a file: `2026-03-14` or `2026-03-14 10:30`."""
        return self.day.isoformat() + (f" {self.clock:%H:%M}" if self.clock else "")


def exists(local: datetime) -> bool:
    """Whether an aware local time exists, that is, is not skipped when clocks go forward."""
    back = local.astimezone(UTC).astimezone(local.tzinfo)
    return back.replace(tzinfo=None, fold=0) == local.replace(tzinfo=None, fold=0)


def occurs_twice(local: datetime) -> bool:
    """Whether clocks show an aware local time twice, when they go back."""
    return exists(local) and local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def days_between(first: date, last: date) -> list[date]:
    """Every day from the first to the last, both included."""
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def parse_when(value: object) -> Any:
    """A date with its precision from `2016`, `2016-11` or `2016-11-29`."""
    if isinstance(value, When):
        return value
    text = line(value)
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
        raise refused(NOT_A_WHEN, value=text)
    _date((text + "-01-01")[:10], NOT_A_WHEN, text)
    return When(*(int(part) for part in text.split("-")))


def _date(iso: str, message: Message, text: str) -> date:
    """The day of an ISO 8601 date in a text, which is refused with `message` if there is none, or
    for its year."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        raise refused(message, value=text) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise refused(YEAR_OUT_OF_RANGE, value=text, first=FIRST_YEAR, last=LAST_YEAR)
    return day


def _day(value: object) -> Any:
    text = line(value)
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise refused(NOT_A_DAY, value=text)
    return _date(text, NOT_A_DAY, text)


def _month(value: object) -> Any:
    text = line(value)
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}", text):
        raise refused(NOT_A_MONTH, value=text)
    day = _date(f"{text}-01", NOT_A_MONTH, text)
    return When(day.year, day.month)


def _moment(value: object) -> Any:
    text = line(value)
    parts = _MOMENT.fullmatch(text)
    if not parts:
        raise refused(NOT_A_MOMENT, value=text)
    clock = time.fromisoformat(parts[2]) if parts[2] else None
    fold = {"first": 0, "second": 1}.get(parts[3])
    return Moment(_date(parts[1], NOT_A_MOMENT, text), clock, fold)


def _time(value: object) -> Any:
    text = line(value)
    if re.fullmatch(CLOCK, text):
        return time.fromisoformat(text)
    raise refused(NOT_A_TIME, value=text)


def _zone(value: object) -> Any:
    text = line(value)
    try:
        if text.partition("/")[0] in AREAS:
            return ZoneInfo(text)
    except (ValueError, ZoneInfoNotFoundError, OSError):
        pass
    raise refused(NOT_A_ZONE, value=text, nearest=_near_zones(text))


def _near_zones(text: str) -> str:
    """The end of a message about an unknown zone. An abbreviation such as CET means several."""
    zones = [zone for zone in sorted(available_timezones()) if zone.partition("/")[0] in AREAS]
    if "/" in text:
        return nearest(text, zones)
    cities = {zone.rpartition("/")[2]: zone for zone in reversed(zones)}
    city = Names(cities).closest(text.replace(" ", "_")) if len(text) > SHORT else None
    return f'did you mean "{cities[city]}"?' if city else "name the area and a large city of it"


Day = Annotated[date, BeforeValidator(keyboard(_day))]
Month = Annotated[When, BeforeValidator(keyboard(_month))]
AnyDate = Annotated[When, BeforeValidator(keyboard(parse_when))]
DayOrMoment = Annotated[Moment, BeforeValidator(keyboard(_moment))]
Clock = Annotated[time, BeforeValidator(keyboard(_time))]
Zone = Annotated[ZoneInfo, BeforeValidator(keyboard(_zone))]
