"""Ids resolved to published references: id, name and page of the record."""

from __future__ import annotations

from typing import Any

from dissemination import urls as address_book
from dissemination.library import names
from dissemination.library.library import Library
from dissemination.model.kinds import CHOICES
from dissemination.model.record import KindName
from dissemination.urls import Addresses


def resolved(library: Library, addresses: Addresses, kind: KindName, record_id: str) -> Any:
    """The published reference to a record; None if readers cannot see it."""
    if kind == "source":
        return source(library, record_id)
    if kind in CHOICES:
        choice = library.choice(getattr(library.settings, CHOICES[kind]), record_id)
        return {"id": choice.id, "name": choice.title}
    record = library.lookup(kind, record_id)
    if record is None:
        return None
    page = addresses.absolute(names.address(record))
    return {"id": record_id, "name": names.name(library, record), "page": page}


def source(library: Library, source_id: str) -> dict[str, str]:
    """The published reference to a source."""
    record = library.sources[source_id]
    url = address_book.uri(record.url)
    return {"id": record.id, "publisher": record.publisher, "title": record.title, "url": url}


def ids(library: Library, kind: KindName) -> list[str]:
    """The ids of a kind, in their order."""
    if kind in CHOICES:
        return [choice.id for choice in getattr(library.settings, CHOICES[kind])]
    return library.ids(kind)
