"""What MkDocs and its macros plugin report while they build, as an officer can use it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

LOGGERS: Final = ("mkdocs.structure.pages", "mkdocs.plugins.mkdocs_macros.util")
_REPORT: Final = re.compile(r"Doc file '(.+?)' (contains .*?'(.+?)'.*)", re.DOTALL)


@contextmanager
def filtered_reports(root: Path) -> Iterator[None]:
    """While it lasts, warnings about links in docs/ name the line, as every problem does, and the
    macros plugin tells nothing of itself, nor of mistakes, which are problems."""

    def with_line(record: logging.LogRecord) -> bool:
        record.msg, record.args = with_line_of_link(root, record.getMessage()), ()
        return True

    def is_warning(record: logging.LogRecord) -> bool:
        return record.levelno > logging.INFO and "# _Macro " not in record.getMessage()

    links, macros = map(logging.getLogger, LOGGERS)
    links.addFilter(with_line)
    macros.addFilter(is_warning)
    try:
        yield
    finally:
        links.removeFilter(with_line)
        macros.removeFilter(is_warning)


def with_line_of_link(root: Path, report: str) -> str:
    """A report about a link, which names only the page, with path and line of the link as every
    problem has them; other reports stay as they are."""
    match = _REPORT.match(report)
    if not match or not (page := root / "docs" / match[1]).is_file():
        return report
    lines = page.read_text(encoding="utf-8").split("\n")
    line = next((number for number, text in enumerate(lines, 1) if match[3] in text), 1)
    return f"docs/{match[1]}:{line}: {match[2]}"
