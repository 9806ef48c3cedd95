"""The sections of a practice: each is written, or listed as unknown, and all text stands in one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.practice import EDITORIAL, PARTS, Practice
from dissemination.model.text import is_visible
from dissemination.problems import Message, Problem, nearest
from dissemination.source.entries import LocatedEntry

NO_PART: Final = Message(
    'the section "## {heading}" is missing; write it, or name it in the front matter with the '
    "month in which no source was found: unknown: {{{part}: 2026-11}}",
    code="section-missing",
)
NO_VIEW: Final = Message(
    'the section "## {heading}" is missing; write what others can learn', code="lessons-missing"
)
BOTH_PARTS: Final = Message(
    '"{part}" is written in the text and listed as unknown; choose one',
    code="section-written-and-unknown",
)
NOT_A_PART: Final = Message(
    'no section of a practice is called "{value}"; {nearest}', code="unknown-section"
)
TWICE: Final = Message(
    'the section "{value}" stands here a second time; make the two one', code="repeated-section"
)

BEFORE: Final = Message(
    "this text stands before the first section and would be lost; write it below a heading such as "
    '"## Context", or into the summary',
    code="text-before-sections",
)
NESTED: Final = Message(
    'the heading of a section stands in a list, a quotation or a box; begin its line with "##", '
    'or write "###" for one below that of a section',
    code="nested-section",
)


def sections(project: LoadedProject) -> Iterator[Problem]:
    """Sections of practices that are missing, unexpected, repeated or nested, or both written and
    listed as unknown; and text that stands in none."""
    for entry in project.practices:
        headings = project.examinations[entry.path].sections
        structure, offset = project.structures[entry.path], entry.body_line - 1
        if headings and structure.before:
            yield BEFORE.at(entry.path, structure.before + offset)
        for line in structure.nested:
            yield NESTED.at(entry.path, line + offset)
        yield from _unexpected(entry, headings)
        yield from _missing(entry, {heading.casefold() for heading, _ in headings})


def _unexpected(
    entry: LocatedEntry[Practice], headings: tuple[tuple[str, int], ...]
) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for heading, line in headings:
        if not is_visible(heading):
            continue
        if lines.setdefault(heading.casefold(), line) != line:
            yield TWICE.at(entry.path, line, value=heading)
        if heading.casefold() not in PARTS:
            near = nearest(heading, [part.capitalize() for part in PARTS])
            yield NOT_A_PART.at(entry.path, line, value=heading, nearest=near)


def _missing(entry: LocatedEntry[Practice], headings: set[str]) -> Iterator[Problem]:
    for part in PARTS:
        is_unknown = part != EDITORIAL and part in entry.item.unknown
        if part in headings and is_unknown:
            yield entry.front_matter.problem(BOTH_PARTS, "unknown", part, part=part)
        elif part not in headings and not is_unknown:
            message = NO_VIEW if part == EDITORIAL else NO_PART
            yield message.at(entry.path, entry.body_line, part=part, heading=part.capitalize())
