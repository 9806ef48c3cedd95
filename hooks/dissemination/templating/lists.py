"""`lists` in templates: lists and tables computed from the library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dissemination.figures import timeline
from dissemination.figures.timeline import TimelinePoint
from dissemination.library import citing, consortium, coverage, grants, identifiers, phases
from dissemination.library.consortium import PartnerGroup
from dissemination.library.coverage import Coverage
from dissemination.library.grants import Grant, own_grant
from dissemination.library.identifiers import Identifier
from dissemination.library.library import Library
from dissemination.model.dates import When
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.evidence import Evidence
from dissemination.model.item import Item
from dissemination.model.objective import Objective, SpecificObjective
from dissemination.model.partner import Partner
from dissemination.model.project import ProjectPhase
from dissemination.model.work_package import Task, WorkPackage


@dataclass(frozen=True)
class Lists:
    """The lists that the site and the publication both show."""

    library: Library

    def phase(self) -> ProjectPhase:
        """Whether the project is planned, running, ended or was terminated."""
        return phases.project_phase(self.library)

    def phase_sentence(self) -> str:
        """That the project has ended, was terminated or is still to begin; empty while it runs."""
        return phases.phase_sentence(self.library)

    def targets_title(self) -> str:
        """How targets are introduced, with what is known of each."""
        return phases.targets_title(self.library)

    def has_outcomes(self) -> bool:
        """Whether something is known of a result."""
        return any(result.is_known for result in self.library.results.values())

    def open_state(self) -> str:
        """The state of a milestone or result of which nothing is written."""
        return phases.open_state(self.library)

    def over_since(self) -> When | None:
        """When the project ended or was terminated; None before that, and where it is not known."""
        return phases.over_since(self.library)

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

    def works(self, ids: Iterable[str]) -> list[WorkPackage | Task]:
        """The work packages and tasks of these ids, in their order."""
        return citing.works(self.library, ids)

    def grant(self, funder: str = "") -> Grant:
        """The funding by a further funder, or without its id that of the project."""
        return grants.grant(self.library.funders[funder]) if funder else own_grant(self.library)

    def share(self, funder: str) -> str:
        """The share of a further funder, in words."""
        return grants.share_in_words(self.library.funders[funder].funding, self.library.locale)

    def identifiers(self) -> tuple[Identifier, ...]:
        """The ids of the project and of its grant."""
        return identifiers.identifiers(self.library)

    def partner_groups(self) -> list[PartnerGroup]:
        """The partners in groups: the consortium, associated partners, subcontractors, those who
        have left, sister projects."""
        return consortium.groups(self.library)

    def headcount(self) -> str:
        """How many partners from how many countries, in words; empty without one."""
        return consortium.headcount(self.library)

    def partner_span(self, partner: Partner) -> str:
        """From when until when a partner takes part, in words; empty if it always does."""
        return consortium.span(self.library, partner)

    def sources_of(self, item: Item) -> list[str]:
        """The ids of an item's sources, the one that reported it first."""
        return citing.cited(item)
