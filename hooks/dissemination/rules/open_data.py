"""Rules for open data: each file holds its published schema (JSON Schema 2020-12), each table the
same records (RFC 4180)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Any, Final

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError, UnknownType
from referencing import Registry
from referencing.exceptions import Unresolvable

from dissemination.rules.finding import Breach
from dissemination.rules.nesting import doubled
from dissemination.rules.site import Site

FOLDER: Final = "data/"
FIELD: Final = re.compile(r'(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|\Z)')
SCHEMAS: Final = "data/schemas/"


def against_schemas(site: Site) -> Iterator[Breach]:
    """A data file whose schema is missing or does not accept it."""
    for name in _data(site):
        value = site.values[name]
        address = value.get("$schema") if isinstance(value, dict) else None
        path = site.path(str(address))
        schema = site.values.get(path) if path else None
        if not isinstance(schema, dict) or schema.get("$id") != address:
            yield Breach(name, f'it names the schema "{address}", which is none of the site')
            continue
        if not _schema_fault(schema):
            yield from (Breach(name, fault) for fault in _faults(value, schema))


def faulty_schemas(site: Site) -> Iterator[Breach]:
    """A published schema that is no JSON Schema."""
    for name, value in site.values.items():
        is_schema = name.startswith(SCHEMAS) and isinstance(value, dict)
        if is_schema and (fault := _schema_fault(value)):
            yield Breach(name, fault)


def _schema_fault(schema: Any) -> str:
    """Why a schema is invalid, or an empty text; parts that schemas share are checked once."""
    parts = (json.dumps(part, sort_keys=True) for part in _parts(schema))
    return "" if all(map(_is_schema, parts)) else _fault(schema)


def _parts(schema: object) -> Iterator[object]:
    """A schema and the schemas of its members, each without those within it: files share many."""
    if not isinstance(schema, dict):
        yield schema
        return
    own = dict(schema)
    for name in ("properties", "$defs"):
        if isinstance(inner := own.get(name), dict):
            own[name] = dict.fromkeys(inner, True)
            yield from chain.from_iterable(map(_parts, inner.values()))
    if isinstance(inner := own.get("items"), dict):
        own["items"] = True
        yield from _parts(inner)
    yield own


@lru_cache(maxsize=4096)
def _is_schema(text: str) -> bool:
    return not _fault(json.loads(text))


def _fault(schema: dict[str, Any]) -> str:
    """Why a schema is invalid, or an empty text."""
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        return f"{error.json_path}: {error.message}"
    return ""


def _faults(value: object, schema: dict[str, Any]) -> Iterator[str]:
    validator = Draft202012Validator(schema, registry=Registry())  # asks no other host
    try:
        for error in validator.iter_errors(value):
            yield f"{error.json_path}: {error.message}"
    except (UnknownType, Unresolvable):
        yield "its schema is none"


def double_ids(site: Site) -> Iterator[Breach]:
    """A wrong count, and an id that two records of a file share."""
    for name in _data(site):
        records, count = _records(site, name), _member(site.values[name], "count")
        if count != len(records):
            yield Breach(name, f"it counts {count} records and has {len(records)}")
        for record_id in doubled([str(record["id"]) for record in records if "id" in record]):
            yield Breach(name, f'two records have the id "{record_id}"')


def other_tables(site: Site) -> Iterator[Breach]:
    """A table that has not the same records as the JSON beside it, in the same order."""
    for name in _data(site):
        table = name.removesuffix("json") + "csv"
        if table not in site.files:
            yield Breach(name, f"there is no {table} beside it")
            continue
        rows = _rows(site.text(table).removeprefix("\ufeff"))
        ids = [str(record.get("id", "")) for record in _records(site, name)]
        if _column(rows, "id") != ids:
            yield Breach(table, f"it has not the same {len(ids)} records as {name}")


def _rows(table: str) -> list[list[str]]:
    """The rows of a table (RFC 4180), however long a field is: the module `csv` has a limit that
    only the whole process can change."""
    rows: list[list[str]] = [[]]
    for quoted, plain, end in FIELD.findall(table):
        rows[-1].append(quoted.replace('""', '"') or plain)
        if end != ",":
            rows.append([])
    return [row for row in rows if row not in ([], [""])]


def _column(rows: list[list[str]], name: str) -> list[str]:
    """The fields below a name in the first row, without the apostrophe that protects them from
    being read as formulas."""
    if not rows or name not in rows[0]:
        return ["" for _ in rows[1:]]
    at = rows[0].index(name)
    return [row[at].removeprefix("'") if at < len(row) else "" for row in rows[1:]]


def _data(site: Site) -> list[str]:
    """The names of the site's own data files: those that name a schema of the site, or have one of
    their name there. Other files beside them need no schema."""
    names = (name for name in site.values if name.startswith(FOLDER))
    return sorted(n for n in names if not n.startswith(SCHEMAS) and _has_schema(site, n))


def _has_schema(site: Site, name: str) -> bool:
    schema = str(_member(site.values[name], "$schema"))
    return schema.startswith(site.root + SCHEMAS) or SCHEMAS + name[len(FOLDER) :] in site.files


def _records(site: Site, name: str) -> list[dict[str, Any]]:
    records = _member(site.values[name], "records")
    return [r for r in records if isinstance(r, dict)] if isinstance(records, list) else []


def _member(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, dict) else None
