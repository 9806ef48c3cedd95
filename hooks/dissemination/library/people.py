"""The people of a project."""

from __future__ import annotations

from dissemination.library.library import Library
from dissemination.model.partner import Partner
from dissemination.model.person import Person


def people_of(library: Library, partner: Partner) -> list[Person]:
    """The people who work for a partner, in the order of their file."""
    people: list[Person] = library.referring("partner", partner.id, "people")
    return people


def shows_picture(library: Library, person: Person) -> bool:
    """Whether the picture of a person may be shown at the moment."""
    return person.picture is not None and person.picture_path in library.data_pictures
