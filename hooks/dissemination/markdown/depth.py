"""How deep the HTML of a text is nested: readers of feeds and browsers give up somewhere."""

from __future__ import annotations

import re
from typing import Final

from dissemination.markdown.html_tags import VOID
from dissemination.problems import Message

TOO_DEEP: Final = Message(
    "lists, quotations or marks are nested more than {most} deep here; programs would lose what is "
    "inside, so write it flatter",
    code="text-too-deep",
)
# A list has two elements a level. Programs that read HTML give up at 256 or 512 elements.
MOST: Final = 50
_ELEMENTS: Final = 2 * MOST
_TAG: Final = re.compile(
    r'<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?: [^<>]*?data-sourcepos="(?P<line>\d+):|[\s>/])'
)


def too_deep(page: str) -> int | None:
    """The line of a rendered text (with its source positions) on which it is nested too deep."""
    if page.count("</") <= _ELEMENTS:
        return None
    line, opened = 1, list[str]()
    for tag in _TAG.finditer(page):
        line = int(tag["line"] or line)
        name = tag["name"]
        if not tag["end"] and name not in VOID:
            opened.append(name)
        elif name in opened:
            while opened.pop() != name:
                pass
        if len(opened) > _ELEMENTS:
            return line
    return None
