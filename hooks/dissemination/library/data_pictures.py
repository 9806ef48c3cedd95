"""The pictures of data/ that a record names: each with its public address, and how it is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from dissemination import urls
from dissemination.model.file_path import beside

if TYPE_CHECKING:
    from dissemination.library.library import Library

PROJECT: Final = "data/project.yml"
FUNDERS: Final = "data/funders.yml"


def lead_picture(library: Library) -> str:
    """The path of the picture of the home page; empty without one."""
    return beside(PROJECT, library.project.picture) if library.project.picture else ""


def portraits(library: Library) -> frozenset[str]:
    """The paths of the pictures of people that may be shown at the moment."""
    today = library.at.astimezone(library.zone).date()
    return frozenset(
        person.picture_path for person in library.people.values() if person.shows_picture(today)
    )


def addresses(library: Library) -> Mapping[str, str]:
    """The address of each picture by its path from the project's root. A file that several records
    name is published once, at the address of the first."""
    by_path: dict[str, str] = {}
    for path, address in _named(library):
        by_path.setdefault(path, address)
    return by_path


def _named(library: Library) -> Iterator[tuple[str, str]]:
    for partner in library.partners.values():
        if partner.logo:
            yield partner.logo_path, urls.logo(partner.id, partner.logo)
    project = library.project
    for owner, name in (
        ("logo", project.logo),
        ("picture", project.picture),
        ("funding", project.funding.logo),
    ):
        if name:
            yield beside(PROJECT, name), urls.project_picture(owner, name)
    for funder in library.funders.values():
        if name := funder.funding.logo:
            yield beside(FUNDERS, name), urls.project_picture(f"funder-{funder.id}", name)
    shown = portraits(library)
    for person in library.people.values():
        if person.picture and person.picture_path in shown:
            yield person.picture_path, urls.portrait(person.id, person.picture)
