"""The outputs of products: files of the site by their addresses, and their descriptions for
pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field
from datetime import date
from hashlib import sha256
from typing import Final

from dissemination.cache import Cache
from dissemination.problems import Message, Problem

TWO_MAKERS: Final = Message(
    "{one} and {other} would both be this file of the site; give one of them another id or name",
    code="equal-files",
)
IN_THE_WAY: Final = Message(
    "{other} of the site has the address /{value} of this file; rename the file",
    code="file-of-the-site",
)


class SourceChangedError(Exception):
    """Raised where a file of which an output is made is another than when the build began; the text
    is a line that says so."""


@dataclass(frozen=True)
class Output:
    """A file of the site: its address below the public root, the function that makes its bytes when
    it is written, and its key, a digest of all that they depend on but for code and versions; of
    one that `asks`, they also depend on what is asked of the library while they are made."""

    address: str
    make: Callable[[], bytes] = field(repr=False, compare=False)
    key: str
    asks: bool = False

    @classmethod
    def of(cls, address: str, content: bytes) -> Output:
        """An output whose bytes exist already."""
        return cls(address, lambda: content, checksum(content))


@dataclass(frozen=True)
class Measures:
    """What pages say of a file: its size in bytes, the SHA-256 of its bytes in hexadecimal, and the
    number of its pages if they are numbered."""

    size: int
    checksum: str
    pages: int | None = None

    @classmethod
    def of(cls, content: bytes, pages: int | None = None) -> Measures:
        """The measures of a file."""
        return cls(len(content), checksum(content), pages)


@dataclass(frozen=True)
class Download:
    """A file to download: its title, its format in words, its language as a code, what pages say of
    its bytes, and its day."""

    output: Output
    title: str
    format: str
    language: str
    measures: Measures
    day: date | None = None

    @property
    def address(self) -> str:
        """Its address below the public root."""
        return self.output.address


def measured(
    output: Output, cache: Cache, pages: Callable[[bytes], int | None] = lambda _: None
) -> Measures:
    """The measures of a file with a key. It is made only if the cache does not have them; `pages`
    counts the pages of its bytes."""

    def make() -> bytes:
        content = output.make()
        return json.dumps(astuple(Measures.of(content, pages(content)))).encode()

    return Measures(*json.loads(cache.get_or_create(_measures_key(output, cache), make)))


def is_measured(output: Output, cache: Cache) -> bool:
    """Whether the cache has the measures of a file."""
    return cache.get(_measures_key(output, cache)) is not None


def _measures_key(output: Output, cache: Cache) -> str:
    return cache.key("measures", output.address, output.key)


def checksum(content: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal."""
    return sha256(content).hexdigest()


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
