"""The headings and tables of a Markdown text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from dissemination.markdown.rendering import render_with_positions


@dataclass(frozen=True)
class Structure:
    """Headings with their levels and lines; tables with their lines and, for each column, the
    length of its longest word. Lines are counted from the first of the text."""

    headings: list[tuple[int, int]] = field(default_factory=list)
    tables: list[tuple[int, list[int]]] = field(default_factory=list)


def structure_of(text: str) -> Structure:
    """The headings and tables of a Markdown text."""
    parser = _Parser()
    parser.feed(render_with_positions(text))
    return parser.structure


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.structure = Structure()
        self._line, self._column = 1, -1
        self._is_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if position := dict(attrs).get("data-sourcepos"):
            self._line = int(position.partition(":")[0])
        if tag in {"h2", "h3", "h4", "h5", "h6"}:
            self.structure.headings.append((int(tag[1]), self._line))
        elif tag == "table":
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

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._is_cell = False

    def handle_data(self, data: str) -> None:
        if self._is_cell:
            widths = self.structure.tables[-1][1]
            lengths = (len(word) for word in data.split())
            widths[self._column] = max(widths[self._column], *lengths, 0)
