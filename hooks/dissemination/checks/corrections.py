"""Corrections and last days: each has its day and its text, between publication and today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.event import Event
from dissemination.problems import Message, Problem
from dissemination.source.records import Located

NO_CORRECTION: Final = Message(
    'say what was corrected in a line "correction: …"', code="correction-without-words"
)
NO_UPDATED: Final = Message(
    'say when it was corrected in a line "updated: {today}"', code="correction-without-day"
)
TOO_EARLY: Final = Message(
    "{value} lies before the day of publication, {published}", code="before-publication"
)
STILL_TO_COME: Final = Message(
    "a correction is made when it is published; {value} is to come; write {today}",
    code="correction-to-come",
)
NOT_YET_WITHDRAWN: Final = Message(
    "an item is withdrawn on the day on which it leaves; {value} is to come; for a last day on "
    "which it is shown write expires: {value}",
    code="withdrawal-to-come",
)


def corrections(project: LoadedProject) -> Iterator[Problem]:
    """Corrections without a day or without a text, or not between publication and today."""
    if not project.zone:
        return
    today = project.moment.astimezone(project.zone).date()
    for located in project.dated:
        yield from _incomplete(located, today)
        yield from _day_of_correction(located, project.moment, project.zone)


def last_days(project: LoadedProject) -> Iterator[Problem]:
    """Withdrawals in the future, and last days before the first."""
    if not (today := project.today):
        return
    for located in project.dated:
        record, published = located.record, located.record.published
        withdrawn = getattr(record, "withdrawn", None)
        if withdrawn and withdrawn > today:
            yield located.problem(NOT_YET_WITHDRAWN, "withdrawn", value=withdrawn)
        expires = getattr(record, "expires", None)
        if published and expires and expires < published.day:
            yield located.problem(TOO_EARLY, "expires", value=expires, published=published.iso)


def _incomplete(located: Located[Any], today: date) -> Iterator[Problem]:
    record = located.record
    if isinstance(record, Event) and record.has_changed:
        return  # `events.changes` tells all lines that are missing at once
    if record.updated and not record.correction:
        yield located.problem(NO_CORRECTION, "updated")
    if record.correction and not record.updated and not getattr(record, "withdrawn", None):
        yield located.problem(NO_UPDATED, "correction", today=today)


def _day_of_correction(
    located: Located[Any], moment: datetime, zone: ZoneInfo
) -> Iterator[Problem]:
    """A correction in the future, or before the publication; a bare day begins at midnight."""
    updated, published = located.record.updated, located.record.published
    if updated and updated.at(zone, time()).astimezone(UTC) > moment:
        today = moment.astimezone(zone).date()
        yield located.problem(STILL_TO_COME, "updated", value=updated.iso, today=today)
    if published and updated and updated.is_before(published):
        yield located.problem(TOO_EARLY, "updated", value=updated.iso, published=published.iso)
