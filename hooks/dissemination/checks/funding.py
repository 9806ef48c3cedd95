"""Whether what every page must say and show of the funding is as the programme prescribes it."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from dissemination.model.funding import lacking
from dissemination.model.project import Project
from dissemination.problems import Message, Problem
from dissemination.source.reading import Reading
from dissemination.source.records import Located

EMBLEM: Final = "docs/assets/eu-emblem.svg"
# Of the emblem, whose proportions and colours the tests measure.
EMBLEM_DIGEST: Final = "961c1b4441b6fbc821c78e5ac11b576e6d2ae0ede64914cbe52a2f3ad006c962"
LACKS_WORDS: Final = Message('the rules of the profile "{profile}" prescribe the words "{words}"')
NO_EMBLEM: Final = Message("the emblem of the European Union is missing; every page shows it")
CHANGED_EMBLEM: Final = Message(
    "the emblem of the European Union is not as it was drawn, and nobody may alter it; "
    "take the file back from an earlier version"
)


def duty_problems(reading: Reading) -> Iterator[Problem]:
    """A funding statement that lacks prescribed words; an emblem that is missing or altered."""
    if "project" in reading.groups:
        yield from _statement_problems(reading.groups["project"])
    if EMBLEM in reading.files:
        drawn = (reading.root / EMBLEM).read_bytes().replace(b"\r\n", b"\n")
        if sha256(drawn).hexdigest() != EMBLEM_DIGEST:
            yield CHANGED_EMBLEM.at(EMBLEM, 1)
    elif "docs/theme/main.html" in reading.files:
        yield NO_EMBLEM.at(EMBLEM, 1)


def _statement_problems(located: Located[Project]) -> Iterator[Problem]:
    funding = located.record.funding
    if funding.statement_language == "en":
        for words in lacking(funding.profile, funding.statement):
            place = ("funding", "statement")
            yield located.problem(LACKS_WORDS, *place, profile=funding.profile, words=words)
