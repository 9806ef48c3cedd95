"""Deliverables: their states, dates, numbers and copies go together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.deliverable import HANDED_IN
from dissemination.problems import Message, Problem

TO_COME: Final = Message(
    "{value} is to come, and date is when it was handed in; write due: {value} until then",
    code="deliverable-date-to-come",
)
HANDED_IN_AND_DUE: Final = Message(
    "it was handed in on {date}; write state: submitted or state: accepted, or delete date",
    code="deliverable-due-with-date",
)
NOT_FOR_ALL: Final = Message(
    "whoever finds the file can read it, and the level is {level}; delete this, or write "
    "level: public",
    code="deliverable-file-not-public",
)
WITHOUT_DATE: Final = Message(
    'say when it was handed in in a line "date: 2026-03-14"', code="deliverable-without-date"
)
WITHOUT_COPY: Final = Message(
    'it is public, and readers find it nowhere; add a line "doi: …", "url: …" or "file: …"',
    code="deliverable-without-copy",
)
NO_WORD: Final = Message(
    "{value} is over, and so is the project; say what became of it in a line "
    "state: submitted, state: accepted or state: cancelled",
    code="deliverable-without-end",
)
OTHER_PACKAGE: Final = Message(
    "by its number it belongs to {other}, and it is in {package}; correct one of the two",
    code="deliverable-of-other-work-package",
)
_NUMBER: Final = re.compile(r"[A-Za-z]*0*(\d+)[.-]")
_OF_PACKAGE: Final = re.compile(r"[A-Za-z. -]*0*(\d+)")


def states(project: LoadedProject) -> Iterator[Problem]:
    """Days on which something will have been handed in, and states that the day contradicts."""
    for located in project.records_of("deliverables"):
        own = located.record
        if own.date and project.today and own.date.first > project.today:
            yield located.problem(TO_COME, "date", value=own.date.iso)
        elif own.date and own.state in {"due", "late"}:
            yield located.problem(HANDED_IN_AND_DUE, "state", date=own.date.iso)


def files(project: LoadedProject) -> Iterator[Problem]:
    """Files of deliverables that not everybody may see: all that lies in data/ is published."""
    for located in project.records_of("deliverables"):
        if located.record.file and not located.record.is_public:
            yield located.problem(NOT_FOR_ALL, "file", level=located.record.level)


def incomplete(project: LoadedProject) -> Iterator[Problem]:
    """Deliverables that were handed in without a date, or accepted without a copy; and those of
    which nobody said what became of them until the end of the project."""
    record = project.project.record if project.project else None
    early = record.terminated.value if record and record.terminated else None
    end = early or (record.end.value if record else None)
    is_over = bool(end and project.today and end.last < project.today)
    for located in project.records_of("deliverables"):
        own = located.record
        if own.state in HANDED_IN and not own.date:
            yield located.problem(WITHOUT_DATE, "state")
        if own.state == "accepted" and own.is_public and not own.has_copy:
            yield located.problem(WITHOUT_COPY, "state")
        is_open = own.state in {None, "due"} and not own.date and not own.has_copy
        if is_over and is_open and own.due and project.today and own.due.last < project.today:
            yield located.problem(NO_WORD, "due", value=own.due.iso)


def numbers(project: LoadedProject) -> Iterator[Problem]:
    """Deliverables whose number is that of another work package: D2.1 in WP1."""
    packages = [located.record for located in project.records_of("work-packages")]
    by_number = {
        match[1]: package.id for package in packages if (match := _OF_PACKAGE.fullmatch(package.id))
    }
    package_of = {package.id: package.id for package in packages}
    package_of |= {task.id: package.id for package in packages for task in package.tasks}
    for located in project.records_of("deliverables"):
        code = located.record.work_package
        number = _NUMBER.match(located.record.id)
        other = by_number.get(number[1]) if number else None
        if other and code in package_of and package_of[code] != other:
            yield located.problem(OTHER_PACKAGE, "work_package", other=other, package=code)
