"""The start tags of HTML, each with its place, as a browser takes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import NamedTuple


class StartTag(NamedTuple):
    """A start tag: the index of its `<`, its line counted from 0, its text, its name in lower case,
    and its attributes, of which those without a value have the empty one."""

    start: int
    line: int
    source: str
    name: str
    attributes: Mapping[str, str]


def start_tags(text: str) -> list[StartTag]:
    """The start tags of a text in their order, without those in comments, scripts and styles."""
    parser = _Parser(text)
    parser.feed(text)
    parser.close()
    return parser.tags


class _Parser(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[StartTag] = []
        self._lines = [0, *(end.end() for end in re.finditer("\n", text))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        source, start = self.get_starttag_text() or "", self._lines[line - 1] + column
        attributes: dict[str, str] = {}
        for name, value in attrs:
            attributes.setdefault(name, value or "")  # of two equal names the first counts
        self.tags.append(StartTag(start, line - 1, source, tag, attributes))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """A comment, as browsers take `<![…>`; the parser's own stops at names it does not know."""
        end: int = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else -1
