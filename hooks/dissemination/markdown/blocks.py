"""Blocks that are something else than whoever typed them meant: code by blanks, code without an
end, and a heading by the line of dashes below a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dissemination.markdown.rendering import plain_text, render_with_positions
from dissemination.problems import Message, Problem

CODE_BY_BLANKS: Final = Message(
    "this line begins with four blanks or a tab, and so is shown as program code; delete the "
    "blanks, or write ``` on lines of their own above and below if it is code",
    code="code-by-blanks",
)
CODE_WITHOUT_END: Final = Message(
    "the program code that begins here goes on to the end; write {value} on a line of its own "
    "below it",
    code="code-without-end",
)
HEADING_BY_DASHES: Final = Message(
    'the line of "-" right below this paragraph makes a heading of it; put an empty line between '
    "the two",
    code="heading-by-dashes",
)

LONGEST_HEADING: Final = 80
_ODD_LINE: Final = re.compile(r"[ >]*(?: {4}|\t|-+ *(?:\n|\Z))")
_POSSIBLE: Final = re.compile(rf"\n{_ODD_LINE.pattern}")
_BLOCK: Final = re.compile(
    r'<(?P<tag>pre|h2)(?: id="[^"]*")? data-sourcepos="(?P<first>\d+):(?P<column>\d+)-'
    r'(?P<last>\d+):\d+">(?P<text>.*?)</(?P=tag)>',
    re.DOTALL,
)
_FENCE: Final = re.compile(r"`{3,}|~{3,}")


def problems(text: str, path: str, offset: int) -> Iterator[Problem]:
    """Such blocks of a text; `offset` is added to its lines. Each may be meant."""
    has_fence = ("`" in text and "```" in text) or ("~" in text and "~~~" in text)
    if not (has_fence or _ODD_LINE.match(text) or _POSSIBLE.search(text)):
        return
    lines = text.split("\n")
    for block in _BLOCK.finditer(render_with_positions(text)):
        first, last = int(block["first"]), int(block["last"])
        opening = lines[first - 1].encode()[int(block["column"]) - 1 :].decode("utf-8", "ignore")
        if block["tag"] == "pre":
            fence = _FENCE.match(opening)
            if not fence:
                yield CODE_BY_BLANKS.at(path, first + offset)
            elif first == last or not _closes(fence[0], lines[last - 1]):
                yield CODE_WITHOUT_END.at(path, first + offset, value=fence[0])
        elif not opening.startswith("#") and _is_paragraph(block["text"], last - first):
            yield HEADING_BY_DASHES.at(path, first + offset)


def _closes(fence: str, line: str) -> bool:
    """Whether a line ends the code that a fence began."""
    inner = line.strip(" \t>")
    return inner.startswith(fence) and not inner.strip(fence[0])


def _is_paragraph(fragment: str, lines_below: int) -> bool:
    """Whether the HTML of a heading reads like a paragraph: several lines, or a sentence."""
    words = plain_text(fragment)
    return lines_below > 1 or len(words) > LONGEST_HEADING or words.endswith((".", ":", ";"))
