"""The funding statement and the emblem: as the programme prescribes them."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.funding import lacking
from dissemination.problems import Message, Problem

EMBLEM: Final = "docs/assets/eu-emblem.svg"  # in place of the theme's
# Of the emblem, whose proportions and colours the tests measure.
EMBLEM_DIGEST: Final = "961c1b4441b6fbc821c78e5ac11b576e6d2ae0ede64914cbe52a2f3ad006c962"
LACKS_WORDS: Final = Message(
    'the rules of the profile "{profile}" prescribe the words "{words}"',
    code="funding-words-missing",
)
CHANGED_EMBLEM: Final = Message(
    "the emblem of the European Union is not as it was drawn, and nobody may alter it; "
    "take the file back from an earlier version",
    code="emblem-altered",
)


def statement(project: LoadedProject) -> Iterator[Problem]:
    """A funding statement that lacks a prescribed wording."""
    if not (located := project.project):
        return
    funding = located.record.funding
    if funding.statement_language == "en":
        for wording in lacking(funding.profile, funding.statement):
            field = ("funding", "statement")
            yield located.problem(LACKS_WORDS, *field, profile=funding.profile, words=wording)


def emblem(project: LoadedProject) -> Iterator[Problem]:
    """An emblem of the site's own that is altered."""
    if any(problem.path == EMBLEM for problem in project.reading.problems):
        return  # it cannot be read
    if EMBLEM in project.files:
        drawing = (project.reading.root / EMBLEM).read_bytes().replace(b"\r\n", b"\n")
        if sha256(drawing).hexdigest() != EMBLEM_DIGEST:
            yield CHANGED_EMBLEM.at(EMBLEM, 1)
