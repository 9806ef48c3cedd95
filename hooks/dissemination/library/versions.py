"""Versions: digests of what is told of records and items, with the items that they name.

All records are in one digest, that of all data, which changes rarely; of items each has its own, so
that an added one leaves those of the others alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from dissemination.library.library import Library, question
from dissemination.model.entry import Entry
from dissemination.model.kinds import ITEMS
from dissemination.model.references import references


@question
def item_versions(library: Library) -> dict[str, str]:
    """The version of each public item by the path of its file: that of its text and its
    files to take along, of the public items that it names, and of all data. Pictures are not in
    it."""
    named = defaultdict(list)
    collections = [kind.collection for kind in ITEMS.values()]
    for kind in ITEMS.values():
        for entry in library.records(kind):
            if not library.is_referred_to(kind.name, entry.item.id):
                continue
            for collection in collections:
                for other in library.referring_apart(kind.name, entry.item.id, collection):
                    named[other.path].append(_own(library, entry))
    return {
        path: _digest(library.digest, _own(library, entry), named.get(path))
        for path, entry in library.entries.items()
    }


def record_version(library: Library, record: Any) -> str:
    """The version of a record: that of all data, and of the public items that it names."""
    return _digest(library.digest, named_items(library, [record]))


def named_items(library: Library, records: Iterable[Any]) -> list[tuple[str, str]]:
    """The paths and digests of the public items that records name."""
    items = {kind.name for kind in ITEMS.values()}
    named = [
        library.lookup(kind, name)
        for record in records
        for _, kind, name in references(record)
        if kind in items
    ]
    return [(entry.path, entry.digest) for entry in named if entry]


def _own(library: Library, entry: Entry[Any]) -> tuple[object, ...]:
    return entry.path, entry.digest, library.attached_to(entry)


def _digest(*parts: object) -> str:
    return blake2b(repr(parts).encode(), digest_size=20).hexdigest()
