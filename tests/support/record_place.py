"""Where the pages of a site show a record: its texts, its addresses, and its data for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urljoin

from lxml import html

from tests.support.xpath import strings

HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6", "dt")
# Invisible signs that a page may set into words.
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\u2066-\u2069]")
_NUMBER: Final = re.compile(r"\d+(?:[,\u00a0\u202f]\d{3})*(?:\.\d+)?")


def words(text: str) -> str:
    """A text as it is compared: its words, whatever stands between them."""
    return " ".join(_INVISIBLE.sub("", text).casefold().split())


@dataclass(frozen=True)
class Place:
    """Elements of pages, with the addresses on the site of the pages they are of."""

    parts: tuple[tuple[str, html.HtmlElement], ...]

    @cached_property
    def text(self) -> str:
        """All texts, those in attributes too."""
        return " ".join(words(text) for _, part in self.parts for text in _texts(part))

    @cached_property
    def addresses(self) -> set[str]:
        """All addresses, those of the site's own pages from its root."""
        found = set()
        for at, part in self.parts:
            for address in strings(part, ".//@href | .//@src | .//@content | ./@href"):
                whole = urljoin(f"https://here.invalid/{at}", address)
                found.add(whole.removeprefix("https://here.invalid/"))
        return found | {unquote(address) for address in found}

    @cached_property
    def times(self) -> tuple[str, ...]:
        """The dates and times for machines."""
        return tuple(time for _, part in self.parts for time in strings(part, ".//@datetime"))

    @cached_property
    def languages(self) -> set[str]:
        """The languages that parts are in."""
        return {lang for _, part in self.parts for lang in strings(part, ".//@lang | .//@hreflang")}

    @cached_property
    def numbers(self) -> set[Decimal]:
        """All numbers that stand there."""
        texts = (text for _, part in self.parts for text in _texts(part))
        numbers = (number for text in texts for number in _NUMBER.findall(text))
        return {Decimal(re.sub("[,\u00a0\u202f]", "", number)) for number in numbers}

    @cached_property
    def has_picture(self) -> bool:
        """Whether there is a picture."""
        return any(strings(part, ".//img/@src | .//image/@href") for _, part in self.parts)


@dataclass(frozen=True)
class Pages:
    """The pages of the site in a folder."""

    folder: Path

    def page(self, at: str) -> html.HtmlElement | None:
        """The page at an address from the root; None if there is none."""
        if at not in (trees := self._trees):
            file = self.folder / at / "index.html"
            trees[at] = html.fromstring(file.read_bytes()) if file.is_file() else None
        return trees[at]

    @cached_property
    def _trees(self) -> dict[str, html.HtmlElement | None]:
        return {}

    def whole(self, addresses: Iterable[str]) -> Place:
        """Whole pages, but for what machines alone read of them."""
        pages = ((at, self.page(at)) for at in addresses)
        return Place(tuple((at, page) for at, page in pages if page is not None))

    def main(self, at: str) -> Place:
        """The main part of a page and what its head says."""
        page = self.page(at)
        parts = [] if page is None else [*page.iterfind(".//main"), *page.iterfind("head")]
        return Place(tuple((at, part) for part in parts))

    def at(self, address: str, others: Iterable[str]) -> Place:
        """The place of a record at an anchor of a page, which ends where another record's begins;
        `others` are the anchors of these."""
        at, _, anchor = address.partition("#")
        page = self.page(at)
        if page is None or (element := page.get_element_by_id(anchor, None)) is None:
            return Place(())
        apart = {*others} - {anchor}
        return Place(tuple((at, part) for part in _around(element, apart)))

    def linked_data(self, at: str) -> list[dict[str, Any]]:
        """The nodes of the graph of a page, nested ones too."""
        page = self.page(at)
        scripts = (
            [] if page is None else strings(page, "//script[@type='application/ld+json']/text()")
        )
        return [node for script in scripts for node in _nodes(json.loads(script))]


def _around(element: html.HtmlElement, apart: set[str]) -> Iterator[html.HtmlElement]:
    """An element with what belongs to it."""
    while (parent := element.getparent()) is not None and parent.tag not in ("main", "body"):
        if apart & set(strings(parent, ".//@id")):
            break
        element = parent
    yield element
    if element.tag in HEADINGS:
        for after in element.itersiblings():
            if after.tag == element.tag or apart & set(strings(after, ".//@id | ./@id")):
                break
            yield after


def _texts(part: html.HtmlElement) -> Iterator[str]:
    """The texts of a part: as one, where words go on in an element, and apart, as in a table."""
    own = strings(part, ".//text()[not(parent::script) and not(parent::style)]")
    yield from ("".join(own), " ".join(own))
    yield from strings(part, ".//@alt | .//@title | .//@aria-label | .//@content")


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from _nodes(each)
    elif isinstance(value, list):
        for each in value:
            yield from _nodes(each)
