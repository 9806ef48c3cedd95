"""Indicators: what is to be reached is more than nothing, and what was reached has its day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.problems import Message, Problem

NO_TARGET: Final = Message(
    'a target is more than 0, found "{value}"; leave the line out if there is none',
    code="target-not-positive",
)
COUNTED_LATER: Final = Message(
    "{value} is to come; write the day on which it was counted", code="counted-to-come"
)
UNDATED: Final = Message(
    "nobody knows when this was counted; write a line date: {value}", code="reached-without-date"
)


def indicators(project: LoadedProject) -> Iterator[Problem]:
    """Targets of nothing, and numbers that were counted on a day to come."""
    for located in project.records_of("indicators"):
        target, date = located.record.target, located.record.date
        if target is not None and target <= 0:
            yield located.problem(NO_TARGET, "target", value=target)
        if date and project.today and date.first > project.today:
            yield located.problem(COUNTED_LATER, "date", value=date.iso)


def undated(project: LoadedProject) -> Iterator[Problem]:
    """What was reached on a day that nobody tells."""
    if not project.today:
        return
    for located in project.records_of("indicators"):
        reached = located.record.reached
        if reached and reached.value is not None and not located.record.date:
            month = f"{project.today:%Y-%m}"
            yield located.problem(UNDATED, "reached", value=month)
