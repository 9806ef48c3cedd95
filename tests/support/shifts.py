"""How much of a page moves while it is read: the cumulative layout shift.

It is measured as browsers report it (web.dev/articles/cls): shifts that follow each other by less
than a second, in five seconds at most, are one window, and the page has the value of its largest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

GAP: Final = 1_000
LENGTH: Final = 5_000
STILL: Final = 0.01  # a tenth of what is called good: a word that a late font makes a pixel wider


@dataclass(frozen=True)
class Shift:
    """A shift of the layout: its moment in milliseconds, its value, and the HTML of what moved."""

    moment: float
    value: float
    moved: tuple[str, ...] = ()


def cumulative(shifts: Iterable[Shift]) -> float:
    """The cumulative layout shift of a page with these shifts, in the order of their moments."""
    largest = window = 0.0
    begin = last = float("-inf")
    for shift in shifts:
        if shift.moment - last >= GAP or shift.moment - begin >= LENGTH:
            window, begin = 0.0, shift.moment
        window, last = window + shift.value, shift.moment
        largest = max(largest, window)
    return largest
