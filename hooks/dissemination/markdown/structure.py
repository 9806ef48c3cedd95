"""The sections and tables of a Markdown text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from dissemination.markdown import raw_html
from dissemination.markdown.html_tags import VOID
from dissemination.markdown.rendering import SECTION, plain_text, render_with_positions

_LEVELS: Final = frozenset({"blockquote", "details", "ol", "ul"})
_REMARK: Final = re.compile("<!--.*?-->|<[!?][^>]*>", re.DOTALL)


@dataclass
class Structure:
    """Tables with their lines and, for each column, the length of its longest word; the line of
    what stands `before` the first section, if it has any; the lines of second-level headings that
    are `nested` in something else; and for each depth of lists and quotations in each other the
    line on which the first of it begins. `sections` are the headings of the second level as plain
    text, each with its line. Lines are counted from the first of the text."""

    before: int | None = None
    nested: list[int] = field(default_factory=list)
    tables: list[tuple[int, list[int]]] = field(default_factory=list)
    depths: dict[int, int] = field(default_factory=dict)
    sections: list[tuple[str, int]] = field(default_factory=list)


def structure_of(text: str) -> Structure:
    """The sections and tables of a Markdown text."""
    parser = _Parser()
    page = render_with_positions(raw_html.positioned(text), raw=True)
    parser.feed(_REMARK.sub("", page))
    parser.structure.sections += (
        (plain_text(section["text"]), int(section["line"] or 1))
        for section in SECTION.finditer(page)
    )
    return parser.structure


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.structure = Structure()
        self._line, self._column = 1, -1
        self._is_cell = self._is_in_section = False
        self._depth = self._levels = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if position := dict(attrs).get("data-sourcepos"):
            self._line = int(position.partition(":")[0])
        if tag == "h2" and self._depth:
            self.structure.nested.append(self._line)
        elif tag == "h2":
            self._is_in_section = True
        elif tag != "h1" and not self._depth:
            self._note_content()
        self._depth += tag not in VOID
        if tag in _LEVELS:
            self._levels += 1
            self.structure.depths.setdefault(self._levels, self._line)
        if tag == "table":
            self.structure.tables.append((self._line, []))
        elif tag == "tr":
            self._column = -1
        elif tag in {"td", "th"}:
            self._next_cell()
        self._is_cell = tag in {"td", "th"} or (self._is_cell and tag not in {"tr", "table"})

    def _next_cell(self) -> None:
        self._column += 1
        widths = self.structure.tables[-1][1]
        widths.extend([0] * (self._column + 1 - len(widths)))

    def _note_content(self) -> None:
        if not self._is_in_section and self.structure.before is None:
            self.structure.before = self._line

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag not in VOID
        self._levels -= tag in _LEVELS
        if tag in {"td", "th"}:
            self._is_cell = False

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._depth:
            self._note_content()
        if self._is_cell:
            widths = self.structure.tables[-1][1]
            lengths = (len(word) for word in data.split())
            widths[self._column] = max(widths[self._column], *lengths, 0)
