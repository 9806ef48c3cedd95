"""Days, months and spans of days in words, by the patterns of CLDR (Unicode TR 35, part 4)."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dissemination.locale.spaces import common_spaces

if TYPE_CHECKING:
    import babel

# What a pattern of CLDR quotes, a month with the full stop of a number, and a day.
_FIELD: Final = re.compile(r"'[^']*'|[ML]+\.?|d+")


@lru_cache(maxsize=5000)
def formatted(day: date, pattern: str, locale: babel.Locale) -> str:
    """A date by a pattern, or by the name of one: `long`. Cached, since pages show the same
    dates."""
    from babel.dates import format_date

    return common_spaces(format_date(day, pattern, locale))


@lru_cache(maxsize=1000)
def span(first: date, last: date, locale: babel.Locale) -> str:
    """Days from the first to the last: `25–28 April 2017`, `30 May – 2 June 2017`."""
    intervals = locale.interval_formats
    patterns = (intervals.get("yMMMMd") or intervals["yMMMd"])[_largest_difference(first, last)]
    ends = zip((first, last), map(_in_full, patterns), strict=True)
    return "".join(formatted(day, pattern, locale) for day, pattern in ends)


def together(day: str, clock: str, locale: babel.Locale) -> str:
    """A day and a time in words: `25 April 2017, 10:30`."""
    pattern: str = locale.datetime_formats["medium"]
    return pattern.replace("'", "").replace("{0}", clock).replace("{1}", day)


def _largest_difference(first: date, last: date) -> str:
    """The field by which two days differ, as patterns of intervals name it."""
    if first.year != last.year:
        return "y"
    return "M" if first.month != last.month else "d"


def _in_full(pattern: str) -> str:
    """A pattern with the names of months in full, as a request for them widens it (TR 35, part 4,
    2.6.2.2): few languages have intervals of their own for these."""
    return _FIELD.sub(_widened, pattern)


def _widened(field: re.Match[str]) -> str:
    letter = field[0][0]
    return {"M": "MMMM", "L": "LLLL", "d": "d"}.get(letter, field[0])
