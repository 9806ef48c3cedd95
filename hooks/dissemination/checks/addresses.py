"""Addresses: none is reserved, and none is shared, capitals apart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from dissemination import urls
from dissemination.checks.earlier import Owners, earlier_addresses
from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.kinds import RECORDS
from dissemination.model.partner import Partner
from dissemination.model.text import ID
from dissemination.problems import Message, Problem
from dissemination.source.records import Located
from dissemination.source.tree import Location

EQUAL_ADDRESSES: Final = Message(
    "the address /{value} already belongs to {other}; {advice}", code="equal-addresses"
)
RESERVED_NAME: Final = Message(
    '"{value}" is a reserved name in addresses; choose another', code="reserved-name"
)


def addresses(project: LoadedProject) -> Iterator[Problem]:
    """Addresses that two files or records share, capitals apart; the problem of the later one names
    the first."""
    owners = _owners_of_pages(project)
    yield from _records(project, owners)
    for file in project.entry_files:
        if not ID.fullmatch(file.slug):  # its name is a problem, and it has no address yet
            continue
        address = urls.item(file.kind, file.slug)
        if other := owners.other(address, file.path):
            advice = "rename one of the two files"
            yield EQUAL_ADDRESSES.at(file.path, 1, value=address, other=other, advice=advice)
    yield from earlier_addresses(project, owners)


def reserved_slugs(project: LoadedProject) -> Iterator[Problem]:
    """Slugs and aliases of items that would collide with a part of the site's own addresses."""
    for file in project.entry_files:
        if is_reserved(file.slug):
            yield RESERVED_NAME.at(file.path, 1, value=file.slug)
    for entry in project.entries:
        for number, alias in enumerate(entry.item.aliases):
            if is_reserved(alias):
                yield entry.front_matter.problem(RESERVED_NAME, "aliases", number, value=alias)


def reserved_ids(project: LoadedProject) -> Iterator[Problem]:
    """Ids that would collide with a part of the site's own addresses."""
    for partner in _first_by_id(project.records_of("partners")).values():
        for location, name in _names(partner.record):
            if is_reserved(name):
                yield partner.problem(RESERVED_NAME, *location, value=name)
    if site := project.settings:
        for number, choice in enumerate(site.record.event_types):
            if choice.id == "all":  # beside calendars/all.ics
                yield site.problem(RESERVED_NAME, "event_types", number, "id", value="all")


def _names(record: Partner) -> Iterator[tuple[Location, str]]:
    """The id of a record and its aliases, each with its path."""
    yield ("id",), record.id
    yield from ((("aliases", number), alias) for number, alias in enumerate(record.aliases))


def _owners_of_pages(project: LoadedProject) -> Owners:
    """What the files of docs/, the chapters of the publication and the pictures of galleries have
    as their addresses."""
    owners = Owners()
    for path in sorted(path for path in project.files if path.startswith("docs/")):
        address = urls.page(path) if path.endswith(".md") else path.removeprefix("docs/")
        owners.other(address, path)
    for chapter in map(urls.chapter, urls.CHAPTERS):
        owners.places[chapter] = "a chapter of the publication"
    for entry in project.entries:
        for picture in entry.item.gallery:
            owners.other(urls.in_gallery(entry.kind, entry.slug, picture.picture), entry.path)
    return owners


def _records(project: LoadedProject, owners: Owners) -> Iterator[Problem]:
    """Records whose ids make an address that belongs to something else."""
    for name, kind in RECORDS.items():
        for record_id, record in _first_by_id(project.records_of(name)).items():
            address = urls.record(kind.name, record_id)
            place = f"{record.path}:{record.line('id')}"
            if other := owners.other(address, place):
                values = {"value": address, "other": other, "advice": "choose another id"}
                yield record.problem(EQUAL_ADDRESSES, "id", **values)


def _first_by_id(records: list[Located[Any]]) -> dict[str, Located[Any]]:
    """The first record of each id; that others have it too is a problem of its own."""
    first: dict[str, Located[Any]] = {}
    for record in records:
        first.setdefault(record.record.id, record)
    return first


def is_reserved(slug: str) -> bool:
    """Whether a name is a part of the site's own addresses: a word of them, or a year."""
    return slug in urls.RESERVED or (len(slug) == 4 and slug.isascii() and slug.isdigit())
