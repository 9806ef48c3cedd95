"""What MkDocs and its macros plugin report of pages, told as every other problem is."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Final

from dissemination.problems import Message, Problem, nearest

MISTAKE: Final = Message("a macro cannot be carried out: {found}", code="macro-mistake")
UNKNOWN_WORD: Final = Message(
    'there is no macro or value "{found}"; {nearest}', code="unknown-macro"
)


def macro_mistake(markdown: str, source: str, path: str, words: list[str]) -> Problem | None:
    """The mistake that the macros plugin reports in a page's Markdown, if it does.

    `source` is the page's file as it is written, front matter included; `words` are all macros.
    """
    if not markdown.startswith(("# _Macro Rendering Error_", "# _Macro Syntax Error_")):
        return None
    below = _lines_of_front_matter(source)
    syntax = re.search(r"^_Line (\d+) in Markdown file:_ \*\*(.*)\*\*$", markdown, re.MULTILINE)
    if syntax:
        return MISTAKE.at(path, int(syntax[1]) + below, found=syntax[2])
    said = re.search(r"^_(?!File_)\w+_: (.*)$", markdown, re.MULTILINE)
    lines = re.findall(r'File "<template>", line (\d+)', markdown)
    line = int(lines[-1]) + below if lines else 1
    unknown = re.fullmatch(r"'(\w+)' is undefined", said[1]) if said else None
    if unknown:
        return UNKNOWN_WORD.at(path, line, found=unknown[1], nearest=nearest(unknown[1], words))
    return MISTAKE.at(path, line, found=said[1] if said else "see the page")


def _lines_of_front_matter(source: str) -> int:
    """How many lines of a page come before its text; MkDocs drops empty ones after them too."""
    front = re.match(r"---\s*\n.*?\n(?:---|\.\.\.)\s*\n\s*", source, re.DOTALL)
    return front[0].count("\n") if front else 0


class LinesOfLinks(logging.Filter):
    """Puts the place of a link before MkDocs' warning about it, which names only the page."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self._root = root

    def filter(self, record: logging.LogRecord) -> bool:
        """Lets every record through, those about links with their place."""
        told = re.match(r"Doc file '(.+?)' (contains .*?'(.+?)'.*)", record.getMessage(), re.DOTALL)
        if told and (page := self._root / "docs" / told[1]).is_file():
            lines = page.read_text(encoding="utf-8").split("\n")
            line = next((number for number, text in enumerate(lines, 1) if told[3] in text), 1)
            record.msg, record.args = f"docs/{told[1]}:{line}: {told[2]}", ()
        return True


class QuietMacros(logging.Filter):
    """Drops what the macros plugin tells of itself in every build, and its own report of a
    mistake, a traceback; `macro_mistake` tells that."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record is worth telling."""
        return record.levelno > logging.INFO and "# _Macro " not in record.getMessage()
