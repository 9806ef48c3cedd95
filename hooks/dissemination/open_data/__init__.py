"""Open data: every kind of record as JSON and CSV, with the schemas of what is published and of
what is written.

Everything follows from the shapes of `model/fields.py`: the published values (`records.py`, with
ids resolved by `references.py`), their JSON Schema (`schema.py`), the columns of the table
(`table.py`, which reads the schema), and the JSON Schema of the sources (`source_schema.py`).
`catalogue.py` describes all of it for the page `/data/`. What is published is described for its
readers, in the language of the site (`descriptions/`); what is written, for the officer, in the
words of the model, as the check has them.

Every published record of a kind has every field, null where nothing is known; a fact has value,
inference and conflict in fields of their own, so that no inference is read as a value. The schemas
of sources accept whatever the reader accepts, as an editor types plain YAML values (`founded: 2016`
is a number), and offer existing ids as examples, not as a closed list: a new record is no mistake.
No file depends on the moment of its build.
"""

from __future__ import annotations

import json
from typing import Any, Final

from dissemination import urls as address_book
from dissemination.library.library import Library
from dissemination.locale.kinds import ALL
from dissemination.model.kind import Kind
from dissemination.model.kinds import KINDS, PUBLISHED
from dissemination.open_data import descriptions
from dissemination.open_data.records import published
from dissemination.open_data.schema import schema
from dissemination.open_data.source_schema import source_schema
from dissemination.open_data.table import table
from dissemination.urls import Addresses

_COMPACT: Final = (",", ":")


def open_data(library: Library, addresses: Addresses) -> dict[str, bytes]:
    """Every file of open data by its address below the root."""
    files: dict[str, bytes] = {}
    for kind in PUBLISHED:
        records = published(kind, library, addresses)
        head = _head(kind, library, addresses, len(records))
        files[address_book.data(kind.file, "json")] = _lines(head, records)
        files[address_book.data(kind.file, "csv")] = table(kind, records)
        files[address_book.data_schema(kind.file)] = _pretty(
            schema(kind, addresses, library.locale)
        )
    for kind in KINDS:
        schema_of_source = source_schema(kind, library, addresses)
        files[address_book.source_schema(kind.file)] = _pretty(schema_of_source)
    return files


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


def _lines(head: dict[str, Any], records: list[dict[str, Any]]) -> bytes:
    """A file with one line for each field of the head and for each record, so that two states of it
    can be compared by line."""
    fields = "".join(f"{json.dumps(key)}: {_text(value)},\n" for key, value in head.items())
    lines = ",\n".join(_text(record) for record in records)
    listed = f"[\n{lines}\n]" if records else "[]"
    return f'{{\n{fields}"records": {listed}\n}}\n'.encode()


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=_COMPACT)


def _pretty(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
