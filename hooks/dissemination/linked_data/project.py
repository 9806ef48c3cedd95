"""The project with its dates, its funding and its members."""

from __future__ import annotations

import re
from typing import Final

from dissemination.library.library import Library
from dissemination.linked_data.organization import short_organization
from dissemination.linked_data.terms import Ids, Node, identified, node
from dissemination.model.project import Profile
from dissemination.urls import PROJECT

# All profiles are of the European Union, by its code in ISO 3166; only Horizon 2020 funds research
# alone.
FUNDER: Final = "EU"
KINDS: Final[dict[Profile, str]] = {"horizon-2020": "ResearchProject"}
# The ids of facts that stand in the graph.
GRANT_NUMBER: Final = "grant-agreement-number"
CONTRIBUTION: Final = "eu-contribution"
EUROS: Final = re.compile(r"EUR (\d{1,3}(?:,\d{3})*|\d+)")


def project(library: Library, ids: Ids) -> Node:
    """The Project, or the type for its funding profile; dates have the precision that is known."""
    record = library.project
    start, end = record.start.value, record.end.value
    return identified(
        KINDS.get(record.funding.profile, "Project"),
        ids.project,
        name=record.acronym,
        alternateName=record.title.value,
        description=record.slogan,
        url=ids.page(PROJECT),
        foundingDate=start.iso if start else None,
        dissolutionDate=end.iso if end else None,
        funder=_funder(library),
        funding=_grant(library),
        member=[_member(library, partner, ids) for partner in library.partners],
        keywords=[sector.name for sector in record.sectors],
    )


def _grant(library: Library) -> Node:
    """The Grant; a MonetaryGrant if the fact `eu-contribution` is a sum such as `EUR 1,234,567`."""
    record = library.project
    facts = {fact.id: fact.value for fact in record.facts if fact.value}
    numbers = [facts[GRANT_NUMBER]] if GRANT_NUMBER in facts else []
    call = record.call.value
    called = library.locale.gettext("Call for proposals")
    about = node("PropertyValue", name=called, value=call) if call else None
    agency = record.programme.agency
    funders = [_scheme(library), node("FundingAgency", name=agency) if agency else None]
    euros = EUROS.fullmatch(facts.get(CONTRIBUTION, ""))
    value = int(euros[1].replace(",", "")) if euros else None
    return node(
        "MonetaryGrant" if euros else "Grant",
        identifier=[value for value in (*numbers, about) if value],
        funder=[funder for funder in funders if funder],
        amount=node("MonetaryAmount", value=value, currency="EUR") if euros else None,
    )


def _funder(library: Library) -> Node:
    return node("Organization", name=library.locale.country(FUNDER))


def _scheme(library: Library) -> Node:
    """The FundingScheme: the programme, or its part with the programme as parent."""
    programme = library.project.programme
    scheme = node(
        "FundingScheme",
        name=programme.name,
        parentOrganization=_funder(library),
    )
    if not programme.part:
        return scheme
    return node("FundingScheme", name=programme.part, parentOrganization=scheme)


def _member(library: Library, partner_id: str, ids: Ids) -> Node:
    partner = library.partners[partner_id]
    member = short_organization(partner, ids)
    if library.project.coordinator.value == partner_id:
        role = library.locale.gettext("Coordinator")
        return node("OrganizationRole", roleName=role, member=member)
    return member
