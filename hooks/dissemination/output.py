"""The outputs of products: files of the site by their addresses, and their descriptions for
pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256


@dataclass(frozen=True)
class Output:
    """A file of the site: its address below the public root, and the function that makes its bytes
    when it is written."""

    address: str
    make: Callable[[], bytes]

    @classmethod
    def of(cls, address: str, content: bytes) -> Output:
        """An output whose bytes exist already."""
        return cls(address, lambda: content)


@dataclass(frozen=True)
class Download:
    """A file to download: its address, its title, its format in words, its language as a code, its
    bytes, its number of pages if they are numbered, and its day."""

    address: str
    title: str
    format: str
    language: str
    content: bytes = field(repr=False)
    pages: int | None = None
    day: date | None = None

    @property
    def size(self) -> int:
        """Its size in bytes."""
        return len(self.content)

    @cached_property
    def checksum(self) -> str:
        """The SHA-256 of its bytes, in hexadecimal."""
        return sha256(self.content).hexdigest()

    @property
    def size_in_words(self) -> str:
        """`489 kB`, or `1.2 MB`."""
        if self.size < 1_000_000:
            return f"{max(1, round(self.size / 1000))} kB"
        return f"{self.size / 1_000_000:.1f} MB"


@dataclass(frozen=True)
class DataField:
    """A field of a published record: its name, the form of its values in words, and its
    description."""

    name: str
    form: str
    text: str


@dataclass(frozen=True)
class Dataset:
    """A kind of open data: its name, title and description, the number of its records, its files,
    the addresses of the schemas of what is published and of what is written, its fields, the
    columns of its table, and its first record as JSON, `shortened` where texts or lists of it were
    cut."""

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
