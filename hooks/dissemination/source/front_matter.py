"""An item's file: front matter between two lines of `---`, then the body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dissemination.problems import Message, Problem

EXPECTED: Final = "front matter between two lines of ---, and a text"
NO_FRONT_MATTER: Final = Message(
    'the first line must be "---" and no more; then come the fields, and again a line "---"; '
    'found "{value}"',
    code="no-front-matter",
)
NOT_CLOSED: Final = Message(
    'the front matter has no end: a line "---" after the last field', code="front-matter-not-closed"
)


@dataclass(frozen=True)
class Parts:
    """The two parts of an item's file.

    `fields` begins with an empty line for the first `---`, so that its line numbers are the
    file's; the second `---` is on line `end` of the file. The body begins on line `body_line`; that
    is the last line of a file that ends before it.
    """

    fields: str
    body: str
    end: int
    body_line: int


def split(text: str, path: str) -> tuple[Parts | None, list[Problem]]:
    """Front matter and body of a file's text."""
    end = text.find("\n---", 3)
    if text.startswith("---\n") and text.startswith("\n---\n", end):  # as nearly always
        number = text.count("\n", 0, end) + 2
        return Parts(text[3:end], text[end + 5 :], number, number + 1), []
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, [NO_FRONT_MATTER.at(path, 1, value=lines[0])]
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            fields, body = lines[1:number], lines[number + 1 :]
            body_line = min(number + 2, len(lines))
            return Parts("\n".join(["", *fields]), "\n".join(body), number + 1, body_line), []
    return None, [NOT_CLOSED.at(path, 1)]
