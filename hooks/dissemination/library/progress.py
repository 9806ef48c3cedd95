"""How far the work is at the moment: states of work packages, tasks, milestones and deliverables,
and what belongs to a work package."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from dissemination.library.library import Library, question
from dissemination.model.dates import When
from dissemination.model.deliverable import Deliverable
from dissemination.model.milestone import Milestone
from dissemination.model.record import Record
from dissemination.model.work_package import Task, WorkPackage

Work = WorkPackage | Task
# What a work package may say beside its title and leader.
_MORE: Final = frozenset(WorkPackage.model_fields) - {*Record.model_fields, "title", "leader"}


def state(library: Library, record: Deliverable | Milestone | Work) -> str | None:
    """The state of a record at the moment of a library; None where nobody can say."""
    match record:
        case Deliverable():
            return deliverable_states(library)[record.id]
        case Milestone():
            return milestone_states(library)[record.id]
    return work_states(library)[record.id]


@question
def deliverable_states(library: Library) -> Mapping[str, str | None]:
    """The states of all deliverables by their numbers."""
    today, end = library.today, _end(library)
    return {key: each.state_on(today, end) for key, each in library.deliverables.items()}


@question
def milestone_states(library: Library) -> Mapping[str, str | None]:
    """The states of all milestones by their codes."""
    today, end = library.today, _end(library)
    return {key: each.state_on(today, end) for key, each in library.milestones.items()}


def _end(library: Library) -> When | None:
    """When the project ends or ended, be it before its time."""
    project = library.project
    early = project.terminated.value if project.terminated else None
    return early or project.end.value


@question
def work_states(library: Library) -> Mapping[str, str | None]:
    """The states of all work packages and tasks by their codes."""
    works: list[Work] = [*library.work_packages.values()]
    works += [task for package in library.work_packages.values() for task in package.tasks]
    return {work.id: work.state_on(library.today) for work in works}


def begins(library: Library, when: When) -> datetime:
    """The first instant of a date in the project's zone."""
    return datetime.combine(when.first, time(), library.zone)


def over(library: Library, when: When) -> datetime:
    """The instant after the last of a date in the project's zone."""
    return datetime.combine(when.last + timedelta(days=1), time(), library.zone)


def in_order(library: Library) -> list[Milestone]:
    """The milestones by the dates on which they are due; one without a date stays behind the one
    that it follows in its file."""
    keys, latest = {}, date.min
    for milestone in library.milestones.values():
        latest = milestone.due_on.last if milestone.due_on else latest
        keys[milestone.id] = latest
    return sorted(library.milestones.values(), key=lambda milestone: keys[milestone.id])


def led_by(library: Library, partner: str) -> list[WorkPackage]:
    """The work packages that a partner leads."""
    return [package for package in library.work_packages.values() if partner in package.led_by]


def package_of(library: Library, work: str | None) -> WorkPackage | None:
    """The work package with a code, or of the task with it."""
    return packages_by_code(library).get(work or "")


@question
def packages_by_code(library: Library) -> Mapping[str, WorkPackage]:
    """The work packages by their codes and those of their tasks."""
    packages = library.work_packages.values()
    tasks = {task.id: package for package in packages for task in package.tasks}
    return {**tasks, **library.work_packages}


# What may name a work package, in the order in which its part of the page shows it.
NAMING: Final = (
    *("deliverables", "milestones", "results", "indicators", "documents", "research_outputs"),
    *("news", "events"),
)


@question
def told(library: Library) -> bool:
    """Whether more is known of any work package than its title and who leads it."""
    packages = library.work_packages.values()
    return any(
        (package.model_fields_set & _MORE)
        or any(naming(library, package.id, collection) for collection in NAMING)
        for package in packages
    )


@question
def naming(library: Library, package: str, collection: str) -> list[Any]:
    """The records and items of a collection that name a work package or one of its tasks, in their
    order."""
    codes = [package, *(task.id for task in library.work_packages[package].tasks)]
    found = {
        id(record): record
        for code in codes
        for record in library.referring_apart("work package", code, collection)
    }
    if len(found) < 2:
        return [*found.values()]
    return [record for record in getattr(library, collection).values() if id(record) in found]
