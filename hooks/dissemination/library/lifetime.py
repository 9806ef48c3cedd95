"""The life of a project, within which its dates are likely."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from dissemination.model.project import Project

MARGIN: Final = 5  # years before its start and after its end in which it may still be spoken of


@dataclass(frozen=True)
class Lifetime:
    """The years of a project: from its start to its end, or to today where that is later or the end
    is unknown. An unknown start is today."""

    start: int
    end: int

    @classmethod
    def of(cls, project: Project, today: date) -> Lifetime:
        """The years of a project as they are known today."""
        start, end = project.start.value, project.end.value
        return cls(
            start.first.year if start else today.year,
            max(end.last.year, today.year) if end else today.year,
        )

    def years_off(self, day: date) -> int:
        """By how many years a day lies before the project, as a negative number, or behind it; 0 if
        it lies within it, or within `MARGIN` years of it."""
        before, behind = day.year - self.start, day.year - self.end
        return before if before < -MARGIN else behind if behind > MARGIN else 0
