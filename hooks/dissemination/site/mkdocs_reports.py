"""What MkDocs and its macros plugin report while they build, as an officer can use it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dissemination.site.macro_problems import Mistake

MACROS: Final = "mkdocs.plugins.mkdocs_macros.util"
_REPORT: Final = re.compile(r"Doc file '(.+?)' (contains .*?'(.+?)'.*)", re.DOTALL)


@contextmanager
def filtered_reports(root: Path, engine: str) -> Iterator[None]:
    """While it lasts, warnings about links in docs/ name the line, as every problem does, and the
    macros plugin logs warnings alone, but for mistakes, which are problems; what the build leaves
    out it says itself. `engine` is the package
    that runs: MkDocs, or a fork of it with loggers of its own."""

    def with_line(record: logging.LogRecord) -> bool:
        record.msg, record.args = with_line_of_link(root, record.getMessage()), ()
        return True

    def is_warning(record: logging.LogRecord) -> bool:
        return record.levelno > logging.INFO and "# _Macro " not in record.getMessage()

    def is_of_a_page(record: logging.LogRecord) -> bool:
        return not record.getMessage().startswith("Page skipped:")

    links, macros = logging.getLogger(f"{engine}.structure.pages"), logging.getLogger(MACROS)
    links.addFilter(with_line)
    macros.addFilter(is_warning)
    pages = logging.getLogger(f"{engine}.commands.build")
    pages.addFilter(is_of_a_page)
    try:
        yield
    finally:
        pages.removeFilter(is_of_a_page)
        links.removeFilter(with_line)
        macros.removeFilter(is_warning)


def reported_mistake(rendered: str) -> Mistake | None:
    """The mistake that the macros plugin reports in place of the text of a page, if it does."""
    if not rendered.startswith(("# _Macro Rendering Error_", "# _Macro Syntax Error_")):
        return None
    syntax = re.search(r"^_Line (\d+) in Markdown file:_ \*\*(.*)\*\*$", rendered, re.MULTILINE)
    if syntax:
        return Mistake(syntax[2], int(syntax[1]))
    reason = re.search(r"^_(?!File_)\w+_: (.*)$", rendered, re.MULTILINE)
    lines = re.findall(r'File "<template>", line (\d+)', rendered)
    return Mistake(reason[1] if reason else "see the page", int(lines[-1]) if lines else 0)


def with_line_of_link(root: Path, report: str) -> str:
    """A report about a link, which names only the page, with path and line of the link as every
    problem has them; other reports stay as they are."""
    match = _REPORT.match(report)
    if not match or not (page := root / "docs" / match[1]).is_file():
        return report
    lines = page.read_text(encoding="utf-8").split("\n")
    line = next((number for number, text in enumerate(lines, 1) if match[3] in text), 1)
    return f"docs/{match[1]}:{line}: {match[2]}"
