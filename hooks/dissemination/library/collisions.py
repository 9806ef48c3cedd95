"""Addresses: none is reserved, and none belongs to two things, capitals apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from dissemination import urls
from dissemination.model.kinds import RECORDS
from dissemination.problems import Message, Problem
from dissemination.source.entries import Entry, Unusable
from dissemination.source.reading import Reading

EQUAL_ADDRESSES: Final = Message("the address /{found} already belongs to {other}; {advice}")
RESERVED_NAME: Final = Message('"{found}" is a reserved name in addresses; choose another')


def address_problems(reading: Reading, texts: list[Entry[Any] | Unusable]) -> Iterator[Problem]:
    """Addresses that are reserved or that two things share."""
    pages = [path for path in reading.files if path.startswith("docs/") and path.endswith(".md")]
    taken = {urls.page(path).lower(): path for path in pages}
    chapters = map(urls.chapter, urls.CHAPTERS)
    taken |= dict.fromkeys(chapters, "a chapter of the publication")
    yield from record_addresses(reading, taken)
    for text in texts:
        if is_reserved(text.slug):
            yield RESERVED_NAME.at(text.path, 1, found=text.slug)
        address = urls.item(text.kind, text.slug)
        if (other := taken.setdefault(address.lower(), text.path)) != text.path:
            advice = "rename one of the two files"
            yield EQUAL_ADDRESSES.at(text.path, 1, found=address, other=other, advice=advice)
    for text in texts:
        if isinstance(text, Entry):
            yield from alias_problems(text, taken)


def record_addresses(reading: Reading, taken: dict[str, str]) -> Iterator[Problem]:
    """Records whose ids make a reserved address, or one that two things share."""
    if "site" in reading.groups:
        site = reading.groups["site"]
        for number, choice in enumerate(site.record.event_types):
            if choice.id == "all":  # beside calendars/all.ics
                yield site.problem(RESERVED_NAME, "event_types", number, "id", found="all")
    for name, kind in RECORDS.items():
        records = {
            located.record.id: located for located in reversed(reading.records.get(name, []))
        }
        for found, located in reversed(records.items()):
            if kind.name == "partner" and is_reserved(found):
                yield located.problem(RESERVED_NAME, "id", found=found)
            address = urls.record(kind.name, found)
            here = f"{located.path}:{located.line('id')}"
            if (other := taken.setdefault(address.lower(), here)) != here:
                advice = "choose another id"
                yield located.problem(
                    EQUAL_ADDRESSES, "id", found=address, other=other, advice=advice
                )


def alias_problems(entry: Entry[Any], taken: dict[str, str]) -> Iterator[Problem]:
    """Earlier slugs of an item that are reserved or belong to something else."""
    for number, alias in enumerate(entry.item.aliases):
        if is_reserved(alias):
            yield entry.located.problem(RESERVED_NAME, "aliases", number, found=alias)
        address = urls.item(entry.kind, alias)
        here = f"{entry.path}:{entry.located.line('aliases', number)}"
        if (other := taken.setdefault(address.lower(), here)) != here:
            advice = "delete the alias"
            yield entry.located.problem(
                EQUAL_ADDRESSES, "aliases", number, found=address, other=other, advice=advice
            )


def is_reserved(slug: str) -> bool:
    """Whether a slug would collide with a part of the site's own addresses."""
    return slug in urls.RESERVED or re.fullmatch(r"[0-9]{4}", slug) is not None
