"""The outputs of products: files of the site by their addresses, and their descriptions for
pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Final

from dissemination.problems import Message, Problem

TWO_MAKERS: Final = Message(
    "{one} and {other} would both be this file of the site; give one of them another id or name",
    code="equal-files",
)
IN_THE_WAY: Final = Message(
    "{other} of the site has the address /{value} of this file; rename the file",
    code="file-of-the-site",
)


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


@dataclass(frozen=True)
class DataField:
    """A field of a published record: its name, the form of its values in words, the codes that
    these words announce (the values that it may have, or the fields of a group), and its
    description."""

    name: str
    form: str
    codes: tuple[str, ...]
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


def equal_addresses(
    makers: Mapping[str, Iterable[str]], docs: Mapping[str, str]
) -> Iterator[Problem]:
    """Files of the site that two would make: `makers` has the addresses of each by its name, `docs`
    the address of each file of docs/ by its path."""
    owners: dict[str, str] = {}
    for maker, addresses in makers.items():
        for address in addresses:
            if address in owners:
                other = owners[address]
                yield TWO_MAKERS.at(f"site/{address}", 1, one=other, other=maker)
            owners[address] = maker
    for path, address in docs.items():
        if address in owners:
            yield IN_THE_WAY.at(path, 1, other=owners[address], value=address)
