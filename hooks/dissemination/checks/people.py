"""People: that nobody is there twice, and that a picture is shown only as long as the person
agreed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.problems import Message, Problem
from dissemination.source.records import Located

NO_CONSENT: Final = Message(
    "a picture of a person needs the last day on which the person lets it be shown: "
    "consent_until: {value}-12-31",
    code="picture-without-consent",
)
CONSENT_ENDED: Final = Message(
    "the consent ended on {value}, and the picture is shown no more; ask the person and write a "
    'later day, or delete "{file}" and the lines picture and consent_until',
    code="consent-ended",
)
NO_PICTURE: Final = Message(
    "there is a consent but no picture; add picture, or delete the line",
    code="consent-without-picture",
)
SAME_PERSON: Final = Message(
    '"{other}" has the same {field}; if it is the same person, keep one of the two',
    code="person-twice",
)


def consents(project: LoadedProject) -> Iterator[Problem]:
    """Pictures of people for which nobody wrote down how long they may be shown."""
    for node in project.records_of("people"):
        if node.record.picture and not node.record.consent_until:
            year = project.moment.year + 1
            yield node.problem(NO_CONSENT, "picture", value=year)


def ended_consents(project: LoadedProject) -> Iterator[Problem]:
    """Pictures that are shown no more, and consents without a picture."""
    for node in project.records_of("people"):
        until, picture = node.record.consent_until, node.record.picture
        if until and not picture:
            yield node.problem(NO_PICTURE, "consent_until")
        elif until and project.today and until < project.today:
            yield node.problem(
                CONSENT_ENDED, "consent_until", value=until.isoformat(), file=picture
            )


def twice(project: LoadedProject) -> Iterator[Problem]:
    """People of one ORCID iD."""
    for node, other in _equal(project.records_of("people"), "orcid"):
        yield node.problem(SAME_PERSON, "orcid", field="ORCID iD", other=other.id)


def twice_by_name(project: LoadedProject) -> Iterator[Problem]:
    """People of one name, but for those whom their ORCID iDs tell apart."""
    for node, other in _equal(project.records_of("people"), "name"):
        if not (node.record.orcid and other.record.orcid):
            yield node.problem(SAME_PERSON, "name", field="name", other=other.id)


def _equal(nodes: list[Located[Any]], field: str) -> Iterator[tuple[Located[Any], Located[Any]]]:
    """People with the same value of a field as one before them, each with that one."""
    first: dict[str, Located[Any]] = {}
    for node in nodes:
        value = getattr(node.record, field)
        if value and (other := first.setdefault(value.casefold(), node)) is not node:
            yield node, other
