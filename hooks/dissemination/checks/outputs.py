"""Publications, datasets and software: each once, published by now, and to be had."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.research_output import ResearchOutput
from dissemination.problems import Message, Problem
from dissemination.source.records import Located

EQUAL_DOI: Final = Message(
    'the DOI "{value}" stands at {other} already; delete one of the two entries, or correct it',
    code="equal-doi",
)
TO_COME: Final = Message(
    "{value} is to come; write when it was published, or leave the line out until it is",
    code="published-to-come",
)
NOWHERE: Final = Message(
    'nobody is told where it is; write doi: 10.…/…, or url: "https://…", or file: files/…',
    code="output-nowhere",
)
NO_AUTHORS: Final = Message(
    "nobody is named as its author; write authors: [Maria Example]", code="output-without-authors"
)
NO_LICENCE: Final = Message(
    "everybody can read it, and nobody knows what may be done with it; write licence: CC BY 4.0, "
    "or what it is",
    code="open-without-licence",
)


def _outputs(project: LoadedProject) -> list[Located[Any]]:
    return project.records_of("research-outputs")


def equal_dois(project: LoadedProject) -> Iterator[Problem]:
    """DOIs that two publications have; upper and lower case are one there."""
    first: dict[str, Located[Any]] = {}
    for located in _outputs(project):
        if doi := located.record.doi:
            other = first.setdefault(doi.casefold(), located)
            if other is not located:
                place = f"{other.path}:{other.line('doi')}"
                yield located.problem(EQUAL_DOI, "doi", value=doi, other=place)


def days(project: LoadedProject) -> Iterator[Problem]:
    """Publications of a day that is to come."""
    if not project.today:
        return
    for located in _outputs(project):
        date = located.record.date
        if date and date.first > project.today:
            yield located.problem(TO_COME, "date", value=date.iso)


def perhaps_forgotten(project: LoadedProject) -> Iterator[Problem]:
    """Publications of which a reader would ask where they are, whose, and under which licence."""
    for located in _outputs(project):
        output: ResearchOutput = located.record
        if not output.can_be_had:
            yield located.problem(NOWHERE, "id")
        if not output.authors:
            yield located.problem(NO_AUTHORS, "id")
        if output.is_open and not output.licence:
            yield located.problem(NO_LICENCE, "open")
