"""Organizations: partners, the publisher of the site, the publishers of sources."""

from __future__ import annotations

from dissemination.library.library import Library
from dissemination.library.shared_picture import own_logo
from dissemination.linked_data.terms import Ids, Node, identified, node, reference
from dissemination.model.partner import Partner
from dissemination.model.source import Source
from dissemination.urls import record, uri


def short_organization(partner: Partner, ids: Ids) -> Node:
    """A partner on pages of other records: id, name and page."""
    node_id = ids.partner(partner.id)
    return identified(
        "Organization", node_id, name=partner.name, url=ids.page(record("partner", partner.id))
    )


def organization(library: Library, partner: Partner, ids: Ids) -> Node:
    """A partner on its own page, with all that is known of it."""
    website = partner.website.value if partner.website else None
    address = ids.page(record("partner", partner.id))
    logo = own_logo(library, partner)
    return identified(
        "Organization",
        ids.partner(partner.id),
        name=partner.name,
        alternateName=partner.short if partner.short != partner.name else None,
        description=partner.summary,
        url=uri(website) if website else address,
        mainEntityOfPage=reference(address),
        logo=ids.page(logo) if logo else None,
        address=node("PostalAddress", addressCountry=partner.country),
        location=_location(partner),
        memberOf=[reference(ids.project), *_networks(library, partner)],
    )


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
    """The partner's place, which may be a town or a region; None if it is unknown."""
    place = partner.place.value
    address = node("PostalAddress", addressCountry=partner.country)
    return node("Place", name=place, address=address) if place else None


def _networks(library: Library, partner: Partner) -> list[Node]:
    networks = library.referring("partner", partner.id, "networks")
    return [node("Organization", name=network.name) for network in networks]
