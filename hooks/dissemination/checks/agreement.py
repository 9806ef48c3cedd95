"""Facts that stand in two places, and must say the same there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.library.lifetime import Lifetime
from dissemination.model.dates import When
from dissemination.problems import Message, Problem
from dissemination.source.records import Located

TWO_COORDINATORS: Final = Message(
    'data/project.yml names "{coordinator}" as the coordinator; write role: partner, or correct it '
    "there",
    code="two-coordinators",
)
NO_COORDINATOR: Final = Message(
    'data/project.yml names "{coordinator}" as the coordinator; write role: coordinator, or '
    "correct it there",
    code="coordinator-without-role",
)
TWO_COUNTRIES: Final = Message(
    'the partner is in {country}, and no position of "{value}" there stands in data/positions.yml, '
    "but one in {other}; correct one of the two",
    code="two-countries",
)
BEFORE_PROJECT: Final = Message(
    "planned for {value}, before the project begins ({start} in data/project.yml)",
    code="planned-before-the-project",
)
AFTER_PROJECT: Final = Message(
    "planned for {value}, after the project ends ({end} in data/project.yml)",
    code="planned-after-the-project",
)


def coordinator(project: LoadedProject) -> Iterator[Problem]:
    """Roles of partners that contradict the coordinator of the project."""
    fact = project.project.record.coordinator if project.project else None
    own_id = fact and (fact.value or fact.inferred)
    if own_id not in project.reading.ids.get("partner", ()):
        return
    for partner in project.records_of("partners"):
        is_coordinator = partner.record.role == "coordinator"
        if is_coordinator and partner.id != own_id:
            yield partner.problem(TWO_COORDINATORS, "role", coordinator=own_id)
        elif partner.id == own_id and not is_coordinator and _has_role(partner):
            yield partner.problem(NO_COORDINATOR, "role", coordinator=own_id)


def _has_role(partner: Located[Any]) -> bool:
    """Whether the file says a role; who has none there is a partner."""
    return (*partner.location, "role") in partner.tree.lines


def countries(project: LoadedProject) -> Iterator[Problem]:
    """Partners in a town of which the position stands in another country alone."""
    positions: dict[str, set[str]] = {}
    for each in project.records_of("positions"):
        positions.setdefault(each.record.name, set()).add(each.record.country)
    for partner in project.records_of("partners"):
        yield from _country(partner, partner.record.place.value, partner.record.country, positions)


def _country(
    node: Located[Any], town: str | None, country: str, positions: dict[str, set[str]]
) -> Iterator[Problem]:
    others = positions.get(town or "", set())
    if others and country not in others:
        other = ", ".join(sorted(others))
        yield node.problem(TWO_COUNTRIES, "country", country=country, value=town, other=other)


def planned(project: LoadedProject) -> Iterator[Problem]:
    """Milestones that are planned outside the time of the project; those far from it have a problem
    of their own."""
    if not (project.project and project.today):
        return
    start, end = project.project.record.start.value, project.project.record.end.value
    lifetime = Lifetime.of(project.project.record, project.today)
    for milestone in project.records_of("milestones"):
        fact = milestone.record.planned
        due: When | None = fact and (fact.value or fact.inferred)
        if due is None or lifetime.years_off(due.first):
            continue
        if start and due.last < start.first:
            yield milestone.problem(BEFORE_PROJECT, "planned", value=due.iso, start=start.iso)
        elif end and due.first > end.last:
            yield milestone.problem(AFTER_PROJECT, "planned", value=due.iso, end=end.iso)
