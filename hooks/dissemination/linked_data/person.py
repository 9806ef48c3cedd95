"""People, as far as they are named."""

from __future__ import annotations

from dissemination.library.library import Library
from dissemination.library.people import shows_picture
from dissemination.linked_data.organization import short_organization
from dissemination.linked_data.terms import Ids, Node, identified, node
from dissemination.model.person import Person
from dissemination.urls import orcid, record, uri


def short_person(person: Person, ids: Ids) -> Node:
    """A person on pages of other records: id, name and place."""
    address = ids.page(record("person", person.id))
    return identified("Person", ids.person(person.id), name=person.name, url=address)


def person(library: Library, person: Person, ids: Ids) -> Node:
    """A person on the page of all people, with all that is known; the picture as long as it may be
    shown."""
    partner = library.partners[person.partner] if person.partner else None
    registered = orcid(person.orcid) if person.orcid else None
    image = library.data_pictures[person.picture_path] if shows_picture(library, person) else None
    number = person.orcid
    return identified(
        "Person",
        ids.person(person.id),
        name=person.name,
        jobTitle=person.role,
        affiliation=short_organization(partner, ids) if partner else None,
        email=person.email,
        url=ids.page(record("person", person.id)),
        image=ids.page(image) if image else None,
        identifier=node("PropertyValue", propertyID="ORCID", value=number, url=registered)
        if number
        else None,
        sameAs=[each for each in (registered, person.website and uri(person.website)) if each],
    )
