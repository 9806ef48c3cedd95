"""The project: its dates as exactly as they are known, who paid, who carried it."""

from __future__ import annotations

import re
from typing import Final

from dissemination.library.library import Library
from dissemination.linked_data.organization import brief
from dissemination.linked_data.terms import Ids, Node, named, node
from dissemination.model.project import Profile
from dissemination.urls import PROJECT

# Every profile is one of the European Union; only Horizon 2020 paid for research alone.
FUNDER: Final = "European Union"
KINDS: Final[dict[Profile, str]] = {"horizon-2020": "ResearchProject"}
# Facts with these ids are told to machines too.
GRANT_NUMBER: Final = "grant-agreement-number"
CONTRIBUTION: Final = "eu-contribution"
EUROS: Final = re.compile(r"EUR (\d{1,3}(?:,\d{3})*|\d+)")


def project(library: Library, ids: Ids) -> Node:
    """The project of a library."""
    known = library.project
    start, end = known.start.value, known.end.value
    return named(
        KINDS.get(known.funding.profile, "Project"),
        ids.project,
        name=known.acronym,
        alternateName=known.title.value,
        description=known.slogan,
        url=ids.page(PROJECT),
        foundingDate=start.iso if start else None,
        dissolutionDate=end.iso if end else None,
        funder=node("Organization", name=FUNDER),
        funding=_grant(library),
        member=[_member(library, partner, ids) for partner in library.partners],
        keywords=[sector.name for sector in known.sectors],
    )


def _grant(library: Library) -> Node:
    """The grant; a MonetaryGrant if a fact says what it amounted to, such as `EUR 1,234,567`."""
    known = library.project
    facts = {fact.id: fact.value for fact in known.facts if fact.value}
    numbers = [facts[GRANT_NUMBER]] if GRANT_NUMBER in facts else []
    call = known.call.value
    about = node("PropertyValue", name="Call for proposals", value=call) if call else None
    agency = known.programme.agency
    funders = [_scheme(library), node("FundingAgency", name=agency) if agency else None]
    euros = EUROS.fullmatch(facts.get(CONTRIBUTION, ""))
    value = int(euros[1].replace(",", "")) if euros else None
    return node(
        "MonetaryGrant" if euros else "Grant",
        identifier=[value for value in (*numbers, about) if value],
        funder=[funder for funder in funders if funder],
        amount=node("MonetaryAmount", value=value, currency="EUR") if euros else None,
    )


def _scheme(library: Library) -> Node:
    """The programme, and the part of it that paid."""
    programme = library.project.programme
    whole = node(
        "FundingScheme",
        name=programme.name,
        parentOrganization=node("Organization", name=FUNDER),
    )
    if not programme.part:
        return whole
    return node("FundingScheme", name=programme.part, parentOrganization=whole)


def _member(library: Library, partner_id: str, ids: Ids) -> Node:
    partner = library.partners[partner_id]
    member = brief(partner, ids)
    if library.project.coordinator.value == partner_id:
        return node("OrganizationRole", roleName="Coordinator", member=member)
    return member
