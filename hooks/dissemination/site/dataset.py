"""A kind of open data, as the page that documents it tells of it."""

from __future__ import annotations

from dataclasses import dataclass

from dissemination.site.download import Download


@dataclass(frozen=True)
class DataField:
    """A field of a record: its name, what kind of value it has, and what it says."""

    name: str
    form: str
    text: str


@dataclass(frozen=True)
class Dataset:
    """A kind: its name, title and a sentence, the number of its records, its files, the addresses
    of its schemas, its fields, the columns of its table, and a record as JSON, `shortened` where
    texts or lists of it were cut."""

    name: str
    title: str
    text: str
    count: int
    files: tuple[Download, ...]
    schema: str
    source_schema: str
    fields: tuple[DataField, ...]
    columns: tuple[str, ...]
    example: str
    shortened: bool
