"""Limits of a text, beyond which nothing is rendered: comrak would take minutes for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dissemination.markdown.depth import MOST, TOO_DEEP
from dissemination.problems import Message

MANY_HEADINGS: Final = Message(
    "the text has more than {most} headings up to here; split it into several texts",
    code="too-many-headings",
)
MOST_HEADINGS: Final = 500
# For each sign of a quotation in a line comrak looks at all before it.
_MOST_SIGNS: Final = 1_000
_SIGNS: Final = re.compile(rf"(?:>[ \t]*){{{_MOST_SIGNS}}}")
_HEADING: Final = re.compile(r'<h[1-6] data-sourcepos="(\d+):')


@dataclass(frozen=True)
class Excess:
    """Where a text goes beyond a limit: the message, the line of the text and the limit."""

    message: Message
    line: int
    most: int


def excess(text: str, without_ids: Callable[[str], str]) -> Excess | None:
    """Where a text goes beyond a limit; `without_ids` renders it with the positions of its elements
    and without the ids of its headings, which for equal ones take comrak long."""
    if text.count(">") >= _MOST_SIGNS and (signs := _SIGNS.search(text)):
        return Excess(TOO_DEEP, text.count("\n", 0, signs.start()) + 1, MOST)
    if text.count("\n") < MOST_HEADINGS:
        return None
    headings = _HEADING.findall(without_ids(text))
    if len(headings) > MOST_HEADINGS:
        return Excess(MANY_HEADINGS, int(headings[MOST_HEADINGS]), MOST_HEADINGS)
    return None
