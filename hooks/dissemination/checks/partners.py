"""Partners: when they take part, to which organisation they belong, and what they get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.partner import Partner
from dissemination.model.quantity import Money
from dissemination.problems import Message, Problem

LEFT_BEFORE_JOINED: Final = Message(
    "it left ({value}) before it joined ({start}); correct one of the two",
    code="left-before-joined",
)
LEFT_BEFORE_PROJECT: Final = Message(
    "it left ({value}) before the project began ({start} in data/project.yml); correct one of the "
    "two",
    code="left-before-the-project",
)
PART_OF_ITSELF: Final = Message(
    'a partner cannot be a part of itself ("{value}"); name another one, or delete the line',
    code="part-of-itself",
)
PARTS_IN_A_CIRCLE: Final = Message(
    "these partners are parts of each other: {value}; delete part_of of the one that is the whole "
    "organisation",
    code="parts-in-a-circle",
)
SAME_NAME: Final = Message(
    'another partner has the name "{value}" too: {other}; if both are of one organisation, tell '
    "them apart by department and write part_of: {other}",
    code="partners-of-one-name",
)
SAME_SHORT: Final = Message(
    'another partner has the short name "{value}" too: {other}; choose another one',
    code="partners-of-one-short-name",
)
NO_MONEY: Final = Message(
    "who has the role {role} gets no part of the grant; delete the contribution, or correct the "
    "role",
    code="contribution-without-grant",
)
CONTRIBUTIONS: Final = Message(
    "the contributions of the partners add up to {value}, and this one is {total}; correct one of "
    "them",
    code="contributions-do-not-add-up",
)
# Who is paid from the grant, as its agreement says.
_PAID: Final = frozenset({"coordinator", "partner", "beneficiary", "affiliated"})
_UNPAID: Final = frozenset({"associated", "sister"})


def times(project: LoadedProject) -> Iterator[Problem]:
    """Partners that left before they joined, or before the project began."""
    begin = project.project.record.start.value if project.project else None
    for node in project.records_of("partners"):
        start, end = node.record.start, node.record.end
        if end and start and end.last < start.first:
            yield node.problem(LEFT_BEFORE_JOINED, "until", value=end.iso, start=start.iso)
        elif end and begin and end.last < begin.first:
            yield node.problem(LEFT_BEFORE_PROJECT, "until", value=end.iso, start=begin.iso)


def parts(project: LoadedProject) -> Iterator[Problem]:
    """Partners that are parts of themselves, or of each other."""
    nodes = project.records_of("partners")
    wholes: dict[str, str | None] = {node.record.id: node.record.part_of for node in nodes}
    told: set[str] = set()
    for node in nodes:
        key = node.record.id
        if wholes[key] == key:
            yield node.problem(PART_OF_ITSELF, "part_of", value=key)
        elif key not in told and len(circle := _circle(key, wholes)) > 1:
            told.update(circle)
            yield node.problem(PARTS_IN_A_CIRCLE, "part_of", value=", ".join(circle))


def _circle(key: str, wholes: Mapping[str, str | None]) -> list[str]:
    """The ids on the way from a partner to itself; empty if no way leads there."""
    way = [key]
    while (whole := wholes.get(way[-1])) and whole not in way:
        way.append(whole)
    return way if whole == key else []


def equal_names(project: LoadedProject) -> Iterator[Problem]:
    """Partners that readers cannot tell apart."""
    names: dict[tuple[str, str], str] = {}
    shorts: dict[str, str] = {}
    for node in project.records_of("partners"):
        partner: Partner = node.record
        full = partner.name.casefold(), (partner.department or "").casefold()
        if (other := names.setdefault(full, partner.id)) != partner.id:
            yield node.problem(SAME_NAME, "name", value=partner.name, other=other)
        if (other := shorts.setdefault(partner.short.casefold(), partner.id)) != partner.id:
            yield node.problem(SAME_SHORT, "short", value=partner.short, other=other)


def contributions(project: LoadedProject) -> Iterator[Problem]:
    """Contributions of those who get none, and those that do not add up to that of the project."""
    nodes = project.records_of("partners")
    for node in nodes:
        if node.record.contribution and node.record.role in _UNPAID:
            yield node.problem(NO_MONEY, "contribution", role=node.record.role)
    fact = project.project.record.contribution if project.project else None
    total = fact.value if fact else None
    added = _added([node.record for node in nodes if node.record.role in _PAID])
    if project.project and total and added and _differ(added, total):
        yield project.project.problem(
            CONTRIBUTIONS, "contribution", value=added.text, total=total.text
        )


def _added(partners: list[Partner]) -> Money | None:
    """What all of these partners get together; None where that of one is unknown, or has another
    currency."""
    amounts = [partner.contribution.value for partner in partners if partner.contribution]
    known = [amount for amount in amounts if amount]
    currencies = {amount.currency for amount in known}
    if not known or len(known) < len(partners) or len(currencies) > 1:
        return None
    return Money(sum((amount.amount for amount in known[1:]), known[0].amount), known[0].currency)


def _differ(added: Money, total: Money) -> bool:
    """Whether two amounts of one currency differ by more than the cents that rounding leaves."""
    return added.currency == total.currency and abs(added.amount - total.amount) >= 1
