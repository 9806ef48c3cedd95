"""`lists` in templates: lists and tables computed from the library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dissemination.figures import timeline
from dissemination.figures.timeline import TimelinePoint
from dissemination.library import citing, coverage
from dissemination.library.coverage import Coverage
from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.evidence import Evidence
from dissemination.model.item import Item
from dissemination.model.objective import Objective, SpecificObjective


@dataclass(frozen=True)
class Lists:
    """The lists that the site and the publication both show."""

    library: Library

    def timeline(self) -> list[TimelinePoint]:
        """Everything with a date, oldest first."""
        return timeline.timeline(self.library)

    def undated_events(self) -> list[Entry[Event]]:
        """The events whose day is not known."""
        return timeline.undated(self.library)

    def coverage(self) -> Coverage:
        """Which training actions were taught at which events."""
        return coverage.coverage(self.library)

    def evidence(self, evidence: Evidence) -> list[Any]:
        """The public items and records that an evidence names."""
        return citing.shown_by(self.library, evidence)

    def objectives(self, ids: Iterable[str]) -> list[Objective | SpecificObjective]:
        """The objectives and specific objectives of these ids, in their order."""
        return citing.objectives(self.library, ids)

    def sources_of(self, item: Item) -> list[str]:
        """The ids of an item's sources, the one that reported it first."""
        return citing.cited(item)
