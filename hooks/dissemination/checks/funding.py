"""The funding statement and the emblem: as the programme prescribes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.fact import Fact
from dissemination.model.funding import lacking
from dissemination.model.project import Funding
from dissemination.model.quantity import Money
from dissemination.problems import Message, Problem
from dissemination.source.records import Located

EMBLEM: Final = "docs/assets/eu-emblem.svg"  # in place of the theme's
# Of the emblem, whose proportions and colours the tests measure.
EMBLEM_DIGEST: Final = "961c1b4441b6fbc821c78e5ac11b576e6d2ae0ede64914cbe52a2f3ad006c962"
LACKS_WORDS: Final = Message(
    'the rules of the profile "{profile}" prescribe the words "{words}"',
    code="funding-words-missing",
)
OTHER_GRANT: Final = Message(
    "{value} is the DOI of another grant than {number} in funding.number; correct one of the two",
    code="grant-doi-of-another-grant",
)
OTHER_PROJECT: Final = Message(
    "CORDIS gives a project the number of its grant: {value} is not that of {number} in {where}; "
    "correct one of the two",
    code="cordis-number-of-another-grant",
)
TWO_CURRENCIES: Final = Message(
    "{value} and the total_cost of {cost} are of two currencies; write both in that of the grant",
    code="two-currencies",
)
TOO_MUCH: Final = Message(
    "{value} is more than the total_cost of {cost}; correct one of the two",
    code="contribution-above-cost",
)
AS_FACT: Final = Message(
    'search engines and other programs do not look for a fact "{value}"; write it as {field}, and '
    "delete it here",
    code="field-as-fact",
)
# By the ids of facts that have a field of their own.
_FIELDS: Final[Mapping[str, str]] = {
    "grant-agreement-number": "funding.number",
    "eu-contribution": "contribution: 2000000 EUR",
    "total-budget": "total_cost: 2500000 EUR",
}
CHANGED_EMBLEM: Final = Message(
    "the emblem of the European Union is not as it was drawn, and nobody may alter it; "
    "take the file back from an earlier version",
    code="emblem-altered",
)


def statement(project: LoadedProject) -> Iterator[Problem]:
    """Funding statements that lack a prescribed wording."""
    for located in funded(project):
        funding: Funding = located.record.funding
        if funding.statement_language != "en":
            continue
        for wording in lacking(funding.profile, funding.statement):
            field = ("funding", "statement")
            yield located.problem(LACKS_WORDS, *field, profile=funding.profile, words=wording)


def funded(project: LoadedProject) -> list[Located[Any]]:
    """The records that have a funding: the project, then its further funders."""
    return [*filter(None, [project.project]), *project.records_of("funders")]


def numbers(project: LoadedProject) -> Iterator[Problem]:
    """Ids of the grant in registries that are another grant's: both have its number in them."""
    located = project.project
    ids = located.record.identifiers if located else None
    if not (located and ids):
        return
    number, doi = located.record.funding.number, (ids.grant_doi or "").rpartition("/")[2]
    if doi and number and doi != number:
        yield located.problem(
            OTHER_GRANT, "identifiers", "grant_doi", value=ids.grant_doi, number=number
        )
    if ids.cordis and (expected := number or doi) and ids.cordis != expected:
        where = "funding.number" if number else "identifiers.grant_doi"
        yield located.problem(
            OTHER_PROJECT,
            *("identifiers", "cordis"),
            value=ids.cordis,
            where=where,
            number=number or ids.grant_doi,
        )


def money(project: LoadedProject) -> Iterator[Problem]:
    """A contribution that is larger than the cost of the whole, or in another currency."""
    located = project.project
    if not located:
        return
    cost, contribution = map(_amount, (located.record.total_cost, located.record.contribution))
    if not (cost and contribution):
        return
    if cost.currency != contribution.currency:
        yield located.problem(
            TWO_CURRENCIES, "contribution", value=contribution.text, cost=cost.text
        )
    elif contribution.amount > cost.amount:
        yield located.problem(TOO_MUCH, "contribution", value=contribution.text, cost=cost.text)


def _amount(fact: Fact[Money] | None) -> Money | None:
    return (fact.value or fact.inferred) if fact else None


def number_as_fact(project: LoadedProject) -> Iterator[Problem]:
    """Facts that have a field of their own, in which machines find them."""
    located = project.project
    for place, fact in enumerate(located.record.facts if located else ()):
        if located and fact.value and (field := _FIELDS.get(fact.id)):
            yield located.problem(AS_FACT, "facts", place, "id", value=fact.id, field=field)


def emblem(project: LoadedProject) -> Iterator[Problem]:
    """An emblem of the site's own that is altered."""
    if any(problem.path == EMBLEM for problem in project.reading.problems):
        return  # it cannot be read
    if EMBLEM in project.files:
        drawing = (project.reading.root / EMBLEM).read_bytes().replace(b"\r\n", b"\n")
        if sha256(drawing).hexdigest() != EMBLEM_DIGEST:
            yield CHANGED_EMBLEM.at(EMBLEM, 1)
