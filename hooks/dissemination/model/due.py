"""What has a day by which it is due, and is late when that day is over."""

from __future__ import annotations

from datetime import date
from typing import Literal

from dissemination.model.dates import When

DueState = Literal["due", "late"]


def due_or_late(due: When | None, today: date, end: When | None) -> DueState | None:
    """Whether something of which no more is known is still due, or late; None where nobody can
    say: without a date, and after the end of the project, when nothing is late any more."""
    if due is None:
        return None
    if today <= due.last:
        return "due"
    return None if end and end.last < today else "late"
