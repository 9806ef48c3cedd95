"""The text that readers see of rendered HTML, with the line of the source for every place."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

# Stands for what was read as Markdown: code, an escaped sign, and the ends of links.
READ: Final = "\ufffc"
_TOKEN: Final = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>"
    r"|(?P<text>[^<]+|<)",
    re.DOTALL,
)
_POSITION: Final = re.compile(r'data-sourcepos="(\d+):')
# What a tag is in the text; that of a block is an empty line.
_PIECES: Final[dict[str, str]] = {
    **dict.fromkeys(
        (
            *("abbr", "b", "bdi", "cite", "del", "em", "i", "img", "input", "ins", "kbd", "mark"),
            *("q", "s", "small", "span", "strong", "sub", "sup", "u"),
        ),
        "",
    ),
    "a": READ,
    "br": "\n",
}


@dataclass(frozen=True)
class VisibleText:
    """A text as readers see it. Blocks are separated by empty lines; `READ` stands for code, for an
    escaped sign, and before and behind the words of a link."""

    text: str
    _starts: list[int]
    _lines: list[int]

    def first_line(self, place: int) -> int:
        """The line of the source on which the element begins that stands last before a place."""
        return self._lines[bisect_right(self._starts, place) - 1]


def visible_text(page: str) -> VisibleText:
    """The visible text of HTML with positions."""
    pieces, starts, lines = [""], [0], [1]
    length, skipped = 0, ""
    for token in _TOKEN.finditer(page):
        name = (token["name"] or "").lower()
        if skipped:
            skipped = "" if token["end"] and name == skipped else skipped
            continue
        if not name:
            piece = html.unescape(token["text"] or "")
        elif name in {"code", "pre"} or "data-escaped-char" in token["attributes"]:
            skipped, piece = "" if token["end"] else name, READ
        else:
            piece = _PIECES.get(name, "\n\n")
        if name and (position := _POSITION.search(token["attributes"])):
            starts.append(length + len(piece))
            lines.append(int(position[1]))
        pieces.append(piece)
        length += len(piece)
    return VisibleText("".join(pieces), starts, lines)
