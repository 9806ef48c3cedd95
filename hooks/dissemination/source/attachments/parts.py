"""The XML parts of office documents, read as a stream within limits and without entities."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from zipfile import ZipFile

from lxml import etree

MOST_PART: Final = 30_000_000  # bytes of a part that are read
MOST_TEXT: Final = 1_000  # characters of a text that are kept
_CHUNK: Final = 65_536


class _HasDoctypeError(ValueError):
    """Raised where a part declares a document type, which no office program writes."""


class _Elements:
    """A target of lxml's parser: the texts of the elements of some names, by their names; nothing
    else of the document is held."""

    def __init__(self, names: Collection[str]) -> None:
        self.texts: dict[str, list[str]] = {}
        self._names = names
        self._open: list[str] = []

    def start(self, tag: str | bytes, attrib: object) -> None:
        """An element begins."""
        name = _local(tag)
        if name in self._names:
            self._open.append(name)
            texts = self.texts.setdefault(name, [])
            if len(texts) < MOST_TEXT:
                texts.append("")

    def end(self, tag: str | bytes) -> None:
        """An element ends."""
        if self._open and _local(tag) == self._open[-1]:
            self._open.pop()

    def data(self, data: str | bytes) -> None:
        """Text within an element."""
        if self._open and isinstance(data, str):
            texts = self.texts[self._open[-1]]
            texts[-1] = (texts[-1] + data)[:MOST_TEXT]

    def comment(self, text: str | bytes) -> None:
        """A comment of XML, which is no text."""

    def doctype(self, *_: object) -> None:
        """A declaration of a document type."""
        raise _HasDoctypeError

    def close(self) -> dict[str, list[str]]:
        """The texts."""
        return self.texts


def _local(tag: str | bytes) -> str:
    """The name of an element without its namespace."""
    return etree.QName(tag).localname


def elements(archive: ZipFile, part: str, names: Collection[str]) -> dict[str, list[str]]:
    """The texts of the elements of a part that have these names, by name; those until the place
    where it is no XML, or where more of it is not read. Empty where there is no such part."""
    if part not in archive.NameToInfo:
        return {}
    target = _Elements(names)
    parser = etree.XMLParser(
        target=target, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    read = 0
    with archive.open(part) as content:
        try:
            while read < MOST_PART and (chunk := content.read(_CHUNK)):
                read += len(chunk)
                parser.feed(chunk)
        except (etree.XMLSyntaxError, _HasDoctypeError):
            pass
    return target.texts
