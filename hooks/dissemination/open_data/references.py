"""Ids resolved: what a reader needs to know of the record that is meant."""

from __future__ import annotations

from typing import Any, Final

from dissemination import urls as address_book
from dissemination.library import citing, names
from dissemination.library.library import Library
from dissemination.model.record import KindName
from dissemination.urls import Addresses

CHOICES: Final[dict[KindName, str]] = {
    "event type": "event_types",
    "category": "categories",
    "area": "areas",
}


def resolved(library: Library, addresses: Addresses, kind: KindName, record_id: str) -> Any:
    """A record as others name it; None if readers cannot see it."""
    if kind == "source":
        return source(library, record_id)
    if kind in CHOICES:
        choice = library.choice(getattr(library.settings, CHOICES[kind]), record_id)
        return {"id": choice.id, "name": choice.title}
    thing = _found(library, kind, record_id)
    if thing is None:
        return None
    page = addresses.absolute(names.address(thing))
    return {"id": record_id, "name": names.name(library, thing), "page": page}


def source(library: Library, source_id: str) -> dict[str, str]:
    """A source as facts name it."""
    found = library.sources[source_id]
    url = address_book.uri(found.url)
    return {"id": found.id, "publisher": found.publisher, "title": found.title, "url": url}


def known(library: Library, kind: KindName) -> list[str]:
    """The ids of a kind, in their order."""
    if kind == "source":
        return list(library.sources)
    if kind in CHOICES:
        return [choice.id for choice in getattr(library.settings, CHOICES[kind])]
    if kind == "objective":
        whole = library.objectives.values()
        return [key for each in whole for key in (each.id, *(part.id for part in each.specific))]
    return list(getattr(library, names.COLLECTIONS[kind]))


def _found(library: Library, kind: KindName, record_id: str) -> Any:
    if kind == "objective":
        return citing.objectives(library, [record_id])[0]
    return getattr(library, names.COLLECTIONS[kind]).get(record_id)
