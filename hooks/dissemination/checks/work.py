"""Work packages and their tasks: their dates go together, and those who lead them are partners."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.event import END_BEFORE_START
from dissemination.model.work_package import Task, WorkPackage
from dissemination.problems import Message, Problem
from dissemination.source.records import Located
from dissemination.source.tree import Location

BEFORE_PACKAGE: Final = Message(
    "{value} lies before {package} begins ({start}); correct one of the two",
    code="task-before-its-work-package",
)
AFTER_PACKAGE: Final = Message(
    "{value} lies after {package} ends ({end}); correct one of the two",
    code="task-after-its-work-package",
)
LED_BY_SISTER: Final = Message(
    '"{value}" is a sister project, not a partner of this one; name the partner that leads it',
    code="led-by-sister-project",
)
EQUAL_NUMBERS: Final = Message(
    '{other} has the number "{value}" too; correct one of the two, or leave the number out',
    code="equal-numbers-of-milestones",
)


def ends(project: LoadedProject) -> Iterator[Problem]:
    """Work packages and tasks that end before they begin."""
    for located, at, work in _works(project):
        if work.start and work.end and work.end.last < work.start.first:
            values = {"value": work.end.iso, "start": work.start.iso}
            yield located.problem(END_BEFORE_START, *at, "to", **values)


def tasks(project: LoadedProject) -> Iterator[Problem]:
    """Tasks that begin before their work package, or end after it."""
    for located, at, task in _works(project):
        package = located.record
        if task is package:
            continue
        if task.start and package.start and task.start.last < package.start.first:
            values = {"value": task.start.iso, "start": package.start.iso, "package": package.id}
            yield located.problem(BEFORE_PACKAGE, *at, "from", **values)
        if task.end and package.end and task.end.first > package.end.last:
            values = {"value": task.end.iso, "end": package.end.iso, "package": package.id}
            yield located.problem(AFTER_PACKAGE, *at, "to", **values)


def leaders(project: LoadedProject) -> Iterator[Problem]:
    """Work packages, tasks and deliverables that a sister project leads."""
    partners = project.records_of("partners")
    sisters = {partner.id for partner in partners if partner.record.role == "sister"}
    if not sisters:
        return
    for located, at, work in _works(project):
        led_by = work.led_by if isinstance(work, WorkPackage) else (work.leader,)
        for partner in sisters.intersection(led_by):
            yield located.problem(LED_BY_SISTER, *at, "leader", value=partner)
    for deliverable in project.records_of("deliverables"):
        if deliverable.record.lead in sisters:
            yield deliverable.problem(LED_BY_SISTER, "lead", value=deliverable.record.lead)


def equal_numbers(project: LoadedProject) -> Iterator[Problem]:
    """Milestones of one number; the problem of the later one names the first."""
    first: dict[str, Located[Any]] = {}
    for milestone in project.records_of("milestones"):
        if not (number := milestone.record.number):
            continue
        other = first.setdefault(number, milestone)
        if other is not milestone:
            values = {"value": number, "other": other.id}
            yield milestone.problem(EQUAL_NUMBERS, "number", **values)


def _works(
    project: LoadedProject,
) -> Iterator[tuple[Located[Any], Location, WorkPackage | Task]]:
    """Every work package and task, with the record in which it stands, and its path there."""
    for located in project.records_of("work-packages"):
        yield located, (), located.record
        for number, task in enumerate(located.record.tasks):
            yield located, ("tasks", number), task
