"""Organizations: partners, the publisher of the site, the publishers of sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dissemination.library.consortium import role
from dissemination.library.library import Library
from dissemination.library.shared_picture import own_logo
from dissemination.linked_data.terms import Ids, Node, identified, node, one_or_list, reference
from dissemination.model.partner import Partner
from dissemination.model.source import Source
from dissemination.urls import record, ror, uri

# schema.org's types of organizations; the others are of no narrower one.
_TYPES: Final[Mapping[str | None, str]] = {
    "university": "CollegeOrUniversity",
    "research": "ResearchOrganization",
    "public": "GovernmentOrganization",
}


def short_organization(partner: Partner, ids: Ids) -> Node:
    """A partner on pages of other records: id, name and page."""
    node_id = ids.partner(partner.id)
    address = ids.page(record("partner", partner.id))
    return identified(_type(partner), node_id, name=partner.name, url=address)


def organization(library: Library, partner: Partner, ids: Ids) -> Node:
    """A partner on its own page, with all that is known of it."""
    website = partner.website.value if partner.website else None
    address = ids.page(record("partner", partner.id))
    logo = own_logo(library, partner)
    names = [name for name in (partner.short, partner.name_in_english) if name != partner.name]
    return identified(
        _type(partner),
        ids.partner(partner.id),
        name=partner.name,
        alternateName=one_or_list(dict.fromkeys(filter(None, names))),
        description=partner.summary,
        url=uri(website) if website else address,
        sameAs=_elsewhere(partner),
        identifier=[*_identifiers(partner)],
        mainEntityOfPage=reference(address),
        logo=ids.page(logo) if logo else None,
        address=_address(partner),
        location=_location(partner),
        contactPoint=contact_point(partner.contact),
        department=_department(partner),
        parentOrganization=_whole(library, partner, ids),
        memberOf=[*_project(library, partner, ids), *_networks(library, partner)],
    )


def membership(library: Library, partner: Partner, ids: Ids) -> Node:
    """A partner as a member of the project: in its role and for its time, where these say more than
    that it is one."""
    member = short_organization(partner, ids)
    if partner.id in library.project.coordinators or _is_special(partner):
        return node("OrganizationRole", **_part(library, partner), member=member)
    return member


def _project(library: Library, partner: Partner, ids: Ids) -> list[Node]:
    """The project of which a partner is a member, as `memberOf`."""
    if not partner.is_member:
        return []
    project = reference(ids.project)
    if _is_special(partner):
        return [node("OrganizationRole", **_part(library, partner), memberOf=project)]
    return [project]


def _is_special(partner: Partner) -> bool:
    """Whether a partner is one in another way or for another time than most."""
    return partner.role in {"affiliated", "associated"} or bool(partner.start or partner.end)


def _part(library: Library, partner: Partner) -> Node:
    """The role of a partner, and from when until when it has it."""
    return {
        "roleName": role(library, partner),
        "startDate": partner.start.iso if partner.start else None,
        "endDate": partner.end.iso if partner.end else None,
    }


def _type(partner: Partner) -> str:
    return "Project" if partner.role == "sister" else _TYPES.get(partner.type, "Organization")


def _elsewhere(partner: Partner) -> list[str]:
    """The addresses that say unmistakably which organisation it is."""
    registered = [ror(partner.ror)] if partner.ror else []
    return [*registered, *(uri(link.url) for link in partner.social_links)]


def _identifiers(partner: Partner) -> Iterator[Node]:
    if partner.ror:
        at = ror(partner.ror)
        yield node("PropertyValue", propertyID="ROR", value=partner.ror, url=at)
    if partner.pic:
        yield node("PropertyValue", propertyID="PIC", value=partner.pic)


def _address(partner: Partner) -> Node:
    return node("PostalAddress", streetAddress=partner.address, addressCountry=partner.country)


def contact_point(at: str | None) -> Node | None:
    """Where to write to, an e-mail address or a page; None without one."""
    if not at:
        return None
    is_email = "@" in at and "/" not in at
    return node("ContactPoint", email=at if is_email else None, url=None if is_email else uri(at))


def _department(partner: Partner) -> Node | None:
    return node("Organization", name=partner.department) if partner.department else None


def _whole(library: Library, partner: Partner, ids: Ids) -> Node | None:
    """The organisation of which a partner is a part."""
    whole = library.partners[partner.part_of] if partner.part_of else None
    return short_organization(whole, ids) if whole else None


def publisher(library: Library, ids: Ids) -> Node | None:
    """The publisher of the site (`publisher` in `data/site.yml`); None if there is none."""
    details = library.settings.publisher
    if details is None:
        return None
    website = uri(details.website) if details.website else None
    return identified("Organization", ids.publisher, name=details.name, url=website)


def creative_work(source: Source) -> Node:
    """A source as a CreativeWork."""
    return node(
        "CreativeWork",
        name=source.title,
        url=uri(source.url),
        publisher=node("Organization", name=source.publisher),
        datePublished=source.published.iso if source.published else None,
        inLanguage=source.language,
    )


def _location(partner: Partner) -> Node | None:
    """The partner's place, which may be a town or a region, or its own position; None if neither is
    known."""
    place, point = partner.place.value, partner.point
    if not (place or point):
        return None
    address = node("PostalAddress", addressCountry=partner.country)
    geo = node("GeoCoordinates", latitude=point[0], longitude=point[1]) if point else None
    return node("Place", name=place, address=address, geo=geo)


def _networks(library: Library, partner: Partner) -> list[Node]:
    networks = library.referring("partner", partner.id, "networks")
    return [node("Organization", name=network.name) for network in networks]
