"""The files of a kind of open data: its records as JSON and as a table, and the schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any, Final

from dissemination import urls as address_book
from dissemination.cache import Cache, digest
from dissemination.library.library import Library
from dissemination.library.people import shows_picture
from dissemination.library.versions import item_versions, record_version
from dissemination.locale.kinds import ALL
from dissemination.model.entry import Entry
from dissemination.model.kind import Kind
from dissemination.model.person import Person
from dissemination.open_data import descriptions
from dissemination.open_data.json_text import compact, pretty
from dissemination.open_data.records import RecordSerializer, published
from dissemination.open_data.schema import schema
from dissemination.open_data.table import head_row, row
from dissemination.output import Output
from dissemination.runs import Runs
from dissemination.urls import Addresses

COLUMNS: Final = ("json", "csv")
_NEXT: Final = b",\n"  # what stands between two records


@dataclass(frozen=True)
class DatasetFiles:
    """The files of a kind. Each record is kept as both of them have it, so that a changed one is
    serialised alone."""

    kind: Kind
    library: Library
    addresses: Addresses
    cache: Cache

    @property
    def count(self) -> int:
        """The number of its records."""
        return len(self._records)

    @cached_property
    def runs(self) -> Runs:
        """Its records, in both forms."""
        names = [_name(self.kind, record) for record in self._records]
        purpose = f"open-data:{self.kind.file}"
        return Runs(self.cache, purpose, COLUMNS, names, self._keys, self._pieces)

    @cached_property
    def json(self) -> Output:
        """Its records as JSON: one line for each field of the head and for each record, so that two
        states of it can be compared by line."""
        head = _head(self.kind, self.library, self.addresses, self.count)
        key = digest(head, self._keys)
        return Output(address_book.data(self.kind.file, "json"), lambda: self._json(head), key)

    @cached_property
    def csv(self) -> Output:
        """Its records as a table."""
        key = digest(self._keys)
        return Output(address_book.data(self.kind.file, "csv"), self._csv, key)

    @cached_property
    def schema(self) -> Output:
        """The schema of what is published."""
        key = digest(self.addresses.root, self.library.settings.language)
        address = address_book.data_schema(self.kind.file)
        locale = self.library.locale
        return Output(address, lambda: pretty(schema(self.kind, self.addresses, locale)), key)

    @property
    def first(self) -> dict[str, Any] | None:
        """Its first record; None if there is none."""
        if not self.count:
            return None
        key = self.cache.key("first-record", self.json.key)
        line = self.cache.get_or_create(key, self._first)
        record: dict[str, Any] = json.loads(line)
        return record

    def retain(self) -> None:
        """Have the cache keep the records, though no file is made of them."""
        self.runs.retain()

    def _first(self) -> bytes:
        return next(self.runs.contents("json")).partition(_NEXT)[0]

    def _json(self, head: dict[str, Any]) -> bytes:
        fields = "".join(f"{json.dumps(key)}: {compact(value)},\n" for key, value in head.items())
        file = BytesIO()  # all of it is held once
        file.write(f'{{\n{fields}"records": '.encode())
        file.writelines(self._list())
        file.write(b"\n}\n")
        return file.getvalue()

    def _list(self) -> Iterator[bytes | memoryview]:
        if not self.count:
            yield b"[]"
            return
        yield b"[\n"
        runs = self.runs.contents("json")
        last = next(runs)
        for run in runs:
            yield last
            last = run
        yield memoryview(last)[: -len(_NEXT)]
        yield b"\n]"

    def _csv(self) -> bytes:
        file = BytesIO()
        file.write(head_row(self.kind))
        file.writelines(self.runs.contents("csv"))
        return file.getvalue()

    def _pieces(self, number: int) -> tuple[bytes, bytes]:
        """A record as it stands in the two files."""
        serializer = RecordSerializer(self.library, self.addresses, self.kind.path)
        record = published(self.kind, serializer, self._records[number])
        return compact(record).encode() + _NEXT, row(self.kind, record)

    @cached_property
    def _records(self) -> list[Any]:
        return self.library.records(self.kind)

    @cached_property
    def _keys(self) -> list[str]:
        """What each record depends on."""
        root, library = self.addresses.root, self.library
        if not self.kind.is_item:
            return [
                digest(root, _name(self.kind, record), _version(library, record))
                for record in self._records
            ]
        versions, pictures = item_versions(library), _pictures(library)
        return [
            digest(root, versions[entry.path], _shown(entry, pictures)) for entry in self._records
        ]


def _name(kind: Kind, record: Any) -> str:
    if isinstance(record, Entry):
        return record.path
    return kind.file if kind.is_group else str(record.id)


def _version(library: Library, record: Any) -> tuple[object, ...]:
    """The version of a record, and whether its picture may be shown, if it is a person."""
    shown = [shows_picture(library, record)] if isinstance(record, Person) else []
    return record_version(library, record), *shown


def _pictures(library: Library) -> dict[str, list[object]]:
    """The pictures of each folder, with their sizes in pixels."""
    pictures: dict[str, list[object]] = {}
    for path, pixels in library.pictures.items():
        pictures.setdefault(path.rpartition("/")[0], []).append((path, pixels))
    return pictures


def _shown(entry: Entry[Any], pictures: dict[str, list[object]]) -> list[object] | None:
    """The pictures that the text of an item may show; many items may lie in one folder."""
    beside = pictures.get(entry.folder)
    return beside if beside and ("![" in entry.body or "<img" in entry.body.lower()) else None


def _head(kind: Kind, library: Library, addresses: Addresses, count: int) -> dict[str, Any]:
    """The fields of a file that stand before its records."""
    settings, funding, locale = library.settings, library.project.funding, library.locale
    return {
        "$schema": addresses.absolute(address_book.data_schema(kind.file)),
        "kind": kind.file,
        "title": locale.gettext(ALL[kind.name]),
        "description": locale.gettext(descriptions.KINDS[kind.name]),
        "project": {
            "acronym": library.project.acronym,
            "page": addresses.absolute(address_book.PROJECT),
        },
        "documentation": addresses.absolute(address_book.DATA),
        "licence": {
            "name": settings.licence.name,
            "url": address_book.uri(settings.licence.url),
        },
        "funding": {
            "statement": funding.statement,
            "language": funding.statement_language,
        },
        "count": count,
    }
