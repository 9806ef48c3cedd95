"""What a text must keep to be printed: headings in steps, tables that fit the width of a page."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

from dissemination.markdown import rendering
from dissemination.problems import Message, Problem

SKIPPED: Final = Message(
    'the heading "{found}" skips a level: below "{before}" expected at most "{most}"'
)
MANY_COLUMNS: Final = Message(
    "the table has {found} columns, and at most {most} can be printed on a page; split it, or "
    "turn rows into columns"
)
LONG_WORDS: Final = Message(
    "the table is too wide to be printed: the longest words of its columns take {found} "
    "characters together, and there is room for {most}; shorten them, or split the table"
)
# Of the text width of A4 (154 mm) at the size in which tables are set, with the space between.
MOST_COLUMNS: Final = 7
MOST_CHARACTERS: Final = 76


def printing_problems(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """Headings of a text that skip a level, and tables that are too wide; the text begins on
    `first_line` of its file."""
    found = _Structure()
    found.feed(rendering.positioned(text))
    before = 2
    for level, line in found.headings:
        if level > before + 1:
            signs = {"before": "#" * before, "most": "#" * (before + 1)}
            yield SKIPPED.at(path, line + first_line - 1, found="#" * level, **signs)
        before = level
    for line, widths in found.tables:
        if len(widths) > MOST_COLUMNS:
            where = line + first_line - 1
            yield MANY_COLUMNS.at(path, where, found=len(widths), most=MOST_COLUMNS)
        elif sum(widths) > MOST_CHARACTERS:
            where = line + first_line - 1
            yield LONG_WORDS.at(path, where, found=sum(widths), most=MOST_CHARACTERS)


class _Structure(HTMLParser):
    """Headings with their levels and lines; tables with their lines and, for each column, the
    length of its longest word."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[tuple[int, int]] = []
        self.tables: list[tuple[int, list[int]]] = []
        self._line, self._column = 1, -1
        self._is_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if position := given.get("data-sourcepos"):
            self._line = int(position.partition(":")[0])
        if tag in {"h2", "h3", "h4", "h5", "h6"}:
            self.headings.append((int(tag[1]), self._line))
        elif tag == "table":
            self.tables.append((self._line, []))
        elif tag == "tr":
            self._column = -1
        elif tag in {"td", "th"}:
            self._column += 1
            missing = self._column + 1 - len(self.tables[-1][1])
            self.tables[-1][1].extend([0] * missing)
        self._is_cell = tag in {"td", "th"} or (self._is_cell and tag not in {"tr", "table"})

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._is_cell = False

    def handle_data(self, data: str) -> None:
        if self._is_cell:
            widths = self.tables[-1][1]
            words = (len(word) for word in data.split())
            widths[self._column] = max(widths[self._column], *words, 0)
