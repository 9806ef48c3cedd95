"""Records as a table: one row a record, flat columns named by their path in the JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from dissemination.model.kind import Kind
from dissemination.open_data.fields import of_kind
from dissemination.open_data.schema import DEFINITIONS, Schema, schema_of

SEPARATOR: Final = "|"
# A spreadsheet takes a text that begins so for a formula; the apostrophe itself is marked as well,
# so that one apostrophe can always be taken away again.
RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "'")
QUOTED: Final = (",", '"', "\n", "\r")  # what has a meaning between the cells of a row


@dataclass(frozen=True)
class Column:
    """A column: the path of its value in a record, and how often there is one.

    `many` is the number of steps of the path that lead to the list whose entries it has, None
    outside a list; a column that is `json` has values without a flat form.
    """

    path: tuple[str, ...]
    many: int | None = None
    json: bool = False

    @property
    def name(self) -> str:
        """The path with dots."""
        return ".".join(self.path)

    def cell(self, record: dict[str, Any]) -> str:
        """The text of the cell that a record has in this column."""
        if self.json:
            value = _at(record, self.path)
            return json.dumps(value, ensure_ascii=False) if value else ""
        if self.many is None:
            value = _at(record, self.path)
            return "" if value is None else _guarded(value)
        entries = _at(record, self.path[: self.many])
        if not entries:
            return ""
        inner = self.path[self.many :]
        return _guarded(SEPARATOR.join(_escaped(_plain(_at(entry, inner))) for entry in entries))


@cache
def columns(kind: Kind) -> tuple[Column, ...]:
    """The columns of a kind; they depend on no record."""
    properties = schema_of(of_kind(kind))
    return tuple(
        column for name, value in properties.items() for column in _columns(value, (name,))
    )


def head_row(kind: Kind) -> bytes:
    """The first row of the CSV file of a kind, the names of its columns (RFC 4180, UTF-8)."""
    return _row([column.name for column in columns(kind)])


def row(kind: Kind, record: dict[str, Any]) -> bytes:
    """The row of a record."""
    return _row([column.cell(record) for column in columns(kind)])


def _row(cells: Iterable[str]) -> bytes:
    """A row as RFC 4180 has it; the module of Python goes through each cell letter by letter."""
    return (",".join(map(_quoted, cells)) + "\r\n").encode()


def _quoted(text: str) -> str:
    if any(sign in text for sign in QUOTED):
        return '"' + text.replace('"', '""') + '"'
    return text


def _columns(schema: Schema, path: tuple[str, ...]) -> Iterator[Column]:
    plain = _plain_schema(schema)
    if plain.get("type") == "object":
        for name, inner in plain["properties"].items():
            yield from _columns(inner, (*path, name))
    elif plain.get("type") != "array":
        yield Column(path)
    elif (leaves := _leaves(plain["items"])) is None:
        yield Column(path, json=True)
    else:
        yield from (Column((*path, *leaf), len(path)) for leaf in leaves)


def _leaves(schema: Schema) -> list[tuple[str, ...]] | None:
    """The paths of single values in an entry of a list; None if it has lists of its own."""
    plain = _plain_schema(schema)
    if plain.get("type") == "array":
        return None
    if plain.get("type") != "object":
        return [()]
    paths: list[tuple[str, ...]] = []
    for name, inner in plain["properties"].items():
        leaves = _leaves(inner)
        if leaves is None:
            return None
        paths += [(name, *leaf) for leaf in leaves]
    return paths


def _plain_schema(schema: Schema) -> Schema:
    """A schema without a reference, and without null."""
    if "anyOf" in schema:
        return _plain_schema(schema["anyOf"][0])
    if "$ref" in schema:
        return DEFINITIONS[schema["$ref"].rpartition("/")[2]]
    return schema


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        if value is None:
            return None
        value = value[step]
    return value


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return json.dumps(value) if isinstance(value, bool | int | float) else str(value)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(SEPARATOR, f"\\{SEPARATOR}")


def _guarded(value: Any) -> str:
    text = _plain(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(RISKY) else text
