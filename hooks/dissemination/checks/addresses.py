"""Addresses: none is reserved, and none is shared, capitals apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from dissemination import urls
from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.kinds import RECORDS
from dissemination.model.text import ID
from dissemination.problems import Message, Problem
from dissemination.source.entries import LocatedEntry
from dissemination.source.records import Located

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
        if (other := owners.setdefault(address.lower(), file.path)) != file.path:
            advice = "rename one of the two files"
            yield EQUAL_ADDRESSES.at(file.path, 1, value=address, other=other, advice=advice)
    for entry in project.entries:
        yield from _aliases(entry, owners)


def reserved_slugs(project: LoadedProject) -> Iterator[Problem]:
    """Slugs and aliases of items that would collide with a part of the site's own addresses."""
    for file in project.entry_files:
        if _is_reserved(file.slug):
            yield RESERVED_NAME.at(file.path, 1, value=file.slug)
    for entry in project.entries:
        for number, alias in enumerate(entry.item.aliases):
            if _is_reserved(alias):
                yield entry.front_matter.problem(RESERVED_NAME, "aliases", number, value=alias)


def reserved_ids(project: LoadedProject) -> Iterator[Problem]:
    """Ids that would collide with a part of the site's own addresses."""
    for partner_id, partner in _first_by_id(project.records_of("partners")).items():
        if _is_reserved(partner_id):
            yield partner.problem(RESERVED_NAME, "id", value=partner_id)
    if site := project.settings:
        for number, choice in enumerate(site.record.event_types):
            if choice.id == "all":  # beside calendars/all.ics
                yield site.problem(RESERVED_NAME, "event_types", number, "id", value="all")


def _owners_of_pages(project: LoadedProject) -> dict[str, str]:
    """What the pages of docs/ and the chapters of the publication have as their addresses."""
    pages = [path for path in project.files if path.startswith("docs/") and path.endswith(".md")]
    chapters = map(urls.chapter, urls.CHAPTERS)
    owners = {urls.page(path).lower(): path for path in pages}
    return owners | dict.fromkeys(chapters, "a chapter of the publication")


def _records(project: LoadedProject, owners: dict[str, str]) -> Iterator[Problem]:
    """Records whose ids make an address that belongs to something else."""
    for name, kind in RECORDS.items():
        for record_id, record in _first_by_id(project.records_of(name)).items():
            address = urls.record(kind.name, record_id)
            place = f"{record.path}:{record.line('id')}"
            if (other := owners.setdefault(address.lower(), place)) != place:
                values = {"value": address, "other": other, "advice": "choose another id"}
                yield record.problem(EQUAL_ADDRESSES, "id", **values)


def _first_by_id(records: list[Located[Any]]) -> dict[str, Located[Any]]:
    """The first record of each id; that others have it too is a problem of its own."""
    first: dict[str, Located[Any]] = {}
    for record in records:
        first.setdefault(record.record.id, record)
    return first


def _aliases(entry: LocatedEntry[Any], owners: dict[str, str]) -> Iterator[Problem]:
    """Earlier slugs of an item that belong to something else."""
    for number, alias in enumerate(entry.item.aliases):
        address = urls.item(entry.kind, alias)
        place = f"{entry.path}:{entry.front_matter.line('aliases', number)}"
        if (other := owners.setdefault(address.lower(), place)) != place:
            values = {"value": address, "other": other, "advice": "delete the alias"}
            yield entry.front_matter.problem(EQUAL_ADDRESSES, "aliases", number, **values)


def _is_reserved(slug: str) -> bool:
    return slug in urls.RESERVED or re.fullmatch(r"[0-9]{4}", slug) is not None
