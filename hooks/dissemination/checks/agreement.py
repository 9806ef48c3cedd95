"""Facts that stand in two places, and must say the same there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.gazetteer.gazetteer import towns_named
from dissemination.library.lifetime import Lifetime
from dissemination.model.dates import When
from dissemination.problems import Message, Problem
from dissemination.source.records import Located

TWO_COORDINATORS: Final = Message(
    'data/project.yml names "{coordinator}" as the coordinator; write role: partner, or correct it '
    "there; if both coordinate the project, write co_coordinators: [{value}] there",
    code="two-coordinators",
)
NO_COORDINATOR: Final = Message(
    'data/project.yml names "{coordinator}" as the coordinator; write role: coordinator, or '
    "correct it there",
    code="coordinator-without-role",
)
CO_WITHOUT_ROLE: Final = Message(
    "data/project.yml has it among the co_coordinators; write role: coordinator, or delete it "
    "there",
    code="co-coordinator-without-role",
)
COORDINATOR_TWICE: Final = Message(
    '"{value}" is the coordinator already; co_coordinators are those beside it',
    code="coordinator-twice",
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
    """Roles of partners that contradict the coordinators of the project."""
    if not (located := project.project):
        return
    fact, others = located.record.coordinator, located.record.co_coordinators
    own_id = fact.value or fact.inferred
    for place, other in enumerate(others):
        if other == own_id:
            yield located.problem(COORDINATOR_TWICE, "co_coordinators", place, value=other)
    if not own_id or own_id not in project.reading.ids.get("partner", ()):
        return
    for partner in project.records_of("partners"):
        yield from _role(partner, own_id, others)


def _role(partner: Located[Any], own_id: str, others: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the role of a partner, beside the coordinator and the other ones."""
    is_coordinator = partner.record.role == "coordinator"
    if is_coordinator and partner.id != own_id and partner.id not in others:
        yield partner.problem(TWO_COORDINATORS, "role", coordinator=own_id, value=partner.id)
    elif not is_coordinator and _has_role(partner):
        if partner.id == own_id:
            yield partner.problem(NO_COORDINATOR, "role", coordinator=own_id)
        elif partner.id in others:
            yield partner.problem(CO_WITHOUT_ROLE, "role")


def _has_role(partner: Located[Any]) -> bool:
    """Whether the file says a role; who has none there is a partner."""
    return (*partner.location, "role") in partner.tree.lines


def countries(project: LoadedProject) -> Iterator[Problem]:
    """Partners in a town of which the position stands in another country alone, if no larger town
    of their own country has that name."""
    positions: dict[str, set[str]] = {}
    for each in project.records_of("positions"):
        positions.setdefault(each.record.name, set()).add(each.record.country)
    for partner in project.records_of("partners"):
        yield from _country(partner, partner.record.place.value, partner.record.country, positions)


def _country(
    node: Located[Any], town: str | None, country: str, positions: dict[str, set[str]]
) -> Iterator[Problem]:
    others = positions.get(town or "", set())
    if others and country not in others and not towns_named(town or "", country):
        other = ", ".join(sorted(others))
        yield node.problem(TWO_COUNTRIES, "country", country=country, value=town, other=other)


def planned(project: LoadedProject) -> Iterator[Problem]:
    """Work packages, milestones and deliverables that are planned outside the time of the project;
    those far from it have a problem of their own."""
    if not (project.project and project.today):
        return
    start, end = project.project.record.start.value, project.project.record.end.value
    lifetime = Lifetime.of(project.project.record, project.today)
    for located, field, due in _planned(project):
        if due is None or lifetime.years_off(due.first):
            continue
        if start and due.last < start.first:
            yield located.problem(BEFORE_PROJECT, field, value=due.iso, start=start.iso)
        elif end and due.first > end.last:
            yield located.problem(AFTER_PROJECT, field, value=due.iso, end=end.iso)


def _planned(project: LoadedProject) -> Iterator[tuple[Located[Any], str, When | None]]:
    """What is planned for a date, each with the field that says so."""
    for milestone in project.records_of("milestones"):
        own = milestone.record
        yield milestone, "planned" if own.planned else "due", own.due_on
    for deliverable in project.records_of("deliverables"):
        yield deliverable, "due", deliverable.record.due
    for package in project.records_of("work-packages"):
        yield package, "from", package.record.start
        yield package, "to", package.record.end
