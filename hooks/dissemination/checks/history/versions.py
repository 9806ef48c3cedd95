"""A record as it was published beside itself today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dissemination.library.instants import corrected
from dissemination.model.settings import Settings
from dissemination.source.records import Located


@dataclass(frozen=True)
class Versions:
    """A record as it was published and as it is today; `left_out` are fields of then that cannot be
    read."""

    was: Any
    located: Located[Any]
    left_out: frozenset[str]
    moment: datetime  # of the build, in the project's zone
    settings: Settings

    @property
    def today(self) -> date:
        """The day of the build."""
        return self.moment.date()

    @property
    def now(self) -> Any:
        """The record of today."""
        return self.located.record

    def has_new_day(self) -> bool:
        """Whether `updated` is later than it was; two changes on one day have one day."""
        was, now = self.was.updated, self.now.updated
        return now is not None and (not was or was.is_before(now) or now.day == self.today)

    def is_newer(self) -> bool:
        """Whether feeds and calendars take it as newer: `updated` is later than it was, or the
        count has risen, which makes the stamp later."""
        was, now = self.was.updated, self.now.updated
        has_risen = getattr(self.now, "sequence", 0) > getattr(self.was, "sequence", 0)
        if has_risen or not was or not now:
            return has_risen or now is not None
        return was.is_before(now) or (was.day == now.day and bool(now.clock and not was.clock))

    def is_older(self) -> bool:
        """Whether both were corrected, and the stamp of today's correction is earlier than that
        which feeds and calendars have: also where its hour is missing that the former one has."""
        was, now = (corrected(record, self.settings) for record in (self.was, self.now))
        return was is not None and now is not None and now < was

    def correction_day(self) -> str:
        """What `updated` can be for a further correction: of the day of another one, with its
        hour."""
        was = self.was.updated
        return f"{self.moment:%Y-%m-%d %H:%M}" if was and was.day == self.today else f"{self.today}"
