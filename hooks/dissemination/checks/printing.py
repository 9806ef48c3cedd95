"""The publication in print: tables that fit the width of a page, and a title that fits the title
page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.markdown.structure import Structure
from dissemination.problems import Message, Problem

MANY_COLUMNS: Final = Message(
    "the table has {value} columns, and at most {most} can be printed on a page; split it, or "
    "turn rows into columns",
    code="too-many-columns",
)
LONG_WORDS: Final = Message(
    "the table is too wide to be printed: the longest words of its columns take {value} "
    "characters together, and there is room for {most}; shorten them, or split the table",
    code="table-too-wide",
)
PRINTED_TOO_DEEP: Final = Message(
    "lists and quotations stand more than {most} deep in each other here, and cannot be printed; "
    "write it flatter",
    code="printed-too-deep",
)
NO_ROOM: Final = Message(
    "the title page of the publication has room for {most} characters here, found {value}; "
    "shorten it",
    code="title-page-too-full",
)
MOST_OF_TITLE_PAGE: Final = {"title": 150, "subtitle": 300}
# Of the text width of A4 (154 mm) at the size in which tables are set, with the space between.
MOST_LEVELS: Final = 10
MOST_COLUMNS: Final = 7
MOST_CHARACTERS: Final = 76


def printing(project: LoadedProject) -> Iterator[Problem]:
    """Practices with tables too wide for a page, or with lists and quotations too deep."""
    for entry in project.practices:
        structure, offset = project.structures[entry.path], entry.body_line - 1
        yield from _tables(structure, entry.path, offset)
        if line := structure.depths.get(MOST_LEVELS + 1):
            yield PRINTED_TOO_DEEP.at(entry.path, line + offset, most=MOST_LEVELS)


def title_page(project: LoadedProject) -> Iterator[Problem]:
    """A title or subtitle of the publication that is too long for its title page."""
    if not (project.settings and (publication := project.settings.record.publication)):
        return
    for name, most in MOST_OF_TITLE_PAGE.items():
        length = len(getattr(publication, name) or "")
        if length > most:
            yield project.settings.problem(NO_ROOM, "publication", name, value=length, most=most)


def _tables(structure: Structure, path: str, offset: int) -> Iterator[Problem]:
    for line, widths in structure.tables:
        if len(widths) > MOST_COLUMNS:
            yield MANY_COLUMNS.at(path, line + offset, value=len(widths), most=MOST_COLUMNS)
        elif sum(widths) > MOST_CHARACTERS:
            yield LONG_WORDS.at(path, line + offset, value=sum(widths), most=MOST_CHARACTERS)
