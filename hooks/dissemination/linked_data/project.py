"""The project with its dates, its funding and its members."""

from __future__ import annotations

from typing import Any

from dissemination.library.grants import Grant, grants
from dissemination.library.identifiers import Identifier, identifiers, in_registries
from dissemination.library.library import Library
from dissemination.linked_data.organization import contact_point, membership
from dissemination.linked_data.payer import payer
from dissemination.linked_data.terms import Ids, Node, identified, node, one_or_list
from dissemination.model.file_path import beside
from dissemination.model.funding import PROFILES
from dissemination.model.quantity import Money
from dissemination.urls import PROJECT, uri


def project(library: Library, ids: Ids) -> Node:
    """The Project, or the type for its funding profile; dates have the precision that is known."""
    record = library.project
    start, end = record.start.value, record.end.value
    is_research = PROFILES[record.funding.profile].is_research
    registered = [each for each in in_registries(library) if not each.of_grant]
    return identified(
        "ResearchProject" if is_research else "Project",
        ids.project,
        name=record.acronym,
        alternateName=record.title.value,
        description=record.slogan,
        url=ids.page(PROJECT),
        sameAs=[*_elsewhere(library), *(each.url for each in registered)],
        identifier=[_value(each) for each in registered],
        foundingDate=start.iso if start else None,
        dissolutionDate=end.iso if end else None,
        email=next((contact for contact in record.contacts if "/" not in contact), None),
        contactPoint=contact_point(next((each for each in record.contacts if "/" in each), None)),
        logo=_picture(library, record.logo, ids),
        image=_picture(library, record.picture, ids),
        subjectOf=_film(library),
        funder=one_or_list(_payers(library)),
        funding=one_or_list(_grant(library, grant) for grant in grants(library)),
        member=[membership(library, p, ids) for p in library.partners.values() if p.is_member],
        keywords=[*record.keywords, *(sector.name for sector in record.sectors)],
    )


def _elsewhere(library: Library) -> list[str]:
    """The website and the accounts of the project."""
    record = library.project
    accounts = [uri(link.url) for link in record.social_links]
    return [*([uri(record.website)] if record.website else []), *accounts]


def _value(identifier: Identifier) -> Node:
    return node(
        "PropertyValue",
        propertyID=identifier.scheme,
        value=identifier.value,
        url=identifier.url,
    )


def _picture(library: Library, name: str | None, ids: Ids) -> str | None:
    """The address of a picture that data/project.yml names."""
    return ids.page(library.data_pictures[beside("data/project.yml", name)]) if name else None


def _film(library: Library) -> Node | None:
    if not (video := library.project.video):
        return None
    acronym = library.project.acronym
    title = video.title or library.locale.gettext("Film about %(project)s", project=acronym)
    return node("VideoObject", name=title, url=uri(video.url), inLanguage=video.language)


def _grant(library: Library, grant: Grant) -> Node:
    """A Grant; a MonetaryGrant where its amount is known."""
    if grant.id:
        payer_of = payer(library, grant)
        return node("Grant", identifier=grant.funding.number, funder=payer_of)
    record = library.project
    agency = record.programme.agency
    funders = [_scheme(library, grant), node("FundingAgency", name=agency) if agency else None]
    amount = record.contribution.value if record.contribution else None
    return node(
        "MonetaryGrant" if amount else "Grant",
        identifier=_of_grant(library),
        funder=[funder for funder in funders if funder],
        amount=_money(amount) if amount else None,
    )


def _of_grant(library: Library) -> list[Any]:
    """The number of the grant as a text, then its ids in registries, its call and its topic."""
    record, _ = library.project, library.locale.gettext
    ids = [each for each in identifiers(library) if each.of_grant]
    named = ((_("Call for proposals"), record.call), (_("Topic"), record.topic))
    return [
        *(_value(each) if each.url else each.value for each in ids),
        *(
            node("PropertyValue", name=name, value=fact.value)
            for name, fact in named
            if fact and fact.value
        ),
    ]


def _money(money: Money) -> Node:
    is_whole = money.amount == money.amount.to_integral_value()
    value = int(money.amount) if is_whole else float(money.amount)
    return node("MonetaryAmount", value=value, currency=money.currency)


def _payers(library: Library) -> list[Node]:
    """All who pay, each once."""
    payers = [payer(library, grant) for grant in grants(library)]
    return [*{each["name"]: each for each in payers}.values()]


def _scheme(library: Library, grant: Grant) -> Node | None:
    """The FundingScheme: the programme, with its part and the kind of action below it."""
    record = library.project
    kind = record.scheme.value if record.scheme else None
    parent = payer(library, grant) if grant.is_of_union else None
    for name in filter(None, (record.programme.name, record.programme.part, kind)):
        parent = node("FundingScheme", name=name, parentOrganization=parent)
    return parent
