"""The moment of a run."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

NO_EPOCH: Final = "SOURCE_DATE_EPOCH must be a number of seconds since 1970"


class MomentError(ValueError):
    """Raised where the moment of a run cannot be told; the text is a line that says why."""


def moment(epoch: str | None, now: datetime) -> datetime:
    """The moment of a run: SOURCE_DATE_EPOCH (seconds since 1970, UTC) if it is set, else `now`.
    Raises MomentError for what is no such number."""
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else now
    except (ValueError, OverflowError, OSError):
        raise MomentError(NO_EPOCH) from None
