"""Organizations: partners, who answers for the site, who published a source."""

from __future__ import annotations

from dissemination.library.library import Library
from dissemination.linked_data.terms import Ids, Node, named, node, reference
from dissemination.model.partner import Partner
from dissemination.model.source import Source
from dissemination.urls import logo, record, uri


def brief(partner: Partner, ids: Ids) -> Node:
    """A partner where another page speaks of it."""
    at = ids.partner(partner.id)
    return named("Organization", at, name=partner.name, url=ids.page(record("partner", partner.id)))


def organization(library: Library, partner: Partner, ids: Ids) -> Node:
    """A partner on its own page."""
    website = partner.website.value if partner.website else None
    address = ids.page(record("partner", partner.id))
    return named(
        "Organization",
        ids.partner(partner.id),
        name=partner.name,
        alternateName=partner.short if partner.short != partner.name else None,
        description=partner.summary,
        url=uri(website) if website else address,
        mainEntityOfPage=reference(address),
        logo=ids.page(logo(partner.id, partner.logo)) if partner.logo else None,
        address=node("PostalAddress", addressCountry=partner.country),
        location=_location(partner),
        memberOf=[reference(ids.project), *_networks(library, partner)],
    )


def publisher(library: Library, ids: Ids) -> Node | None:
    """Who answers for the site, if that is known."""
    found = library.settings.publisher
    if found is None:
        return None
    website = uri(found.website) if found.website else None
    return named("Organization", ids.publisher, name=found.name, url=website)


def cited(source: Source) -> Node:
    """A source, as far as the register knows it."""
    return node(
        "CreativeWork",
        name=source.title,
        url=uri(source.url),
        publisher=node("Organization", name=source.publisher),
        datePublished=source.published.iso if source.published else None,
        inLanguage=source.language,
    )


def _location(partner: Partner) -> Node | None:
    """Where it is, without saying whether that is a town or a region."""
    place = partner.place.value
    address = node("PostalAddress", addressCountry=partner.country)
    return node("Place", name=place, address=address) if place else None


def _networks(library: Library, partner: Partner) -> list[Node]:
    networks = library.referring("partner", partner.id, "networks")
    return [node("Organization", name=network.name) for network in networks]
