"""Corrections of what was published are dated, so that feeds and calendars take them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Any, Final

from dissemination.checks.history.versions import Versions
from dissemination.problems import Message, Problem

NO_DAY_OF_CORRECTION: Final = Message(
    "another one was published, so say when this was corrected: updated: {today}",
    code="correction-changed-without-day",
)
UPDATED_BACK: Final = Message(
    "a correction of {value} was published, and feeds and calendars keep the newest; write "
    'updated: {today}, and what is right now in a line "correction: …"',
    code="updated-back",
)
LIKENESS: Final = 0.8  # of two corrections of which one only mends a slip of the other


def corrections(record: Versions) -> Iterator[Problem]:
    """A correction that was taken back, or another one on the old day."""
    was, now = record.was, record.now
    if {"updated", "correction"} & record.left_out:
        return
    if was.updated and (record.is_older() if now.updated else _is_silent(now)):
        values = {"value": was.updated.iso, "today": record.correction_day()}
        yield record.located.problem(UPDATED_BACK, "updated", **values)
    elif _is_another(was.correction, now.correction) and now.updated and not record.is_newer():
        values = {"today": record.correction_day()}
        yield record.located.problem(NO_DAY_OF_CORRECTION, "correction", **values)


def _is_silent(record: Any) -> bool:
    """Whether nothing else in a record asks for its `updated`, which is told without history."""
    return not record.correction and not getattr(record, "sequence", 0)


def _is_another(was: str | None, now: str | None) -> bool:
    """Whether a correction says something else, and does not only mend a slip of the former one:
    then it would have nearly its words, and all its numbers."""
    if not was or not now:
        return False
    numbers = [re.findall(r"\d+", text) for text in (was, now)]
    likeness = difflib.SequenceMatcher(None, was, now).ratio()
    return numbers[0] != numbers[1] or likeness < LIKENESS
