"""The sections of a practice: each is written, or listed as unknown, and all text stands in one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.markdown.examination import TOP_HEADING
from dissemination.model.practice import EDITORIAL, PARTS, Part, Practice
from dissemination.model.text import is_visible
from dissemination.problems import Message, Names, Problem, nearest
from dissemination.source.entries import LocatedEntry

NO_PART: Final = Message(
    'the section "## {heading}" is missing; write it, or name it in the front matter with the '
    "month in which no source was found: unknown: {{{part}: 2026-11}}",
    code="section-missing",
)
NO_PARTS: Final = Message(
    "the sections {headings} are missing; write them, or name in the front matter those of which "
    "no source was found, with the month: unknown: {{{part}: 2026-11}}",
    code="sections-missing",
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
    listed as unknown; and text that stands in none. Where unexpected ones may be the missing ones,
    only they are reported."""
    for entry in project.practices:
        examination = project.examinations[entry.path]
        found = project.structures[entry.path].sections
        written = [(heading, line + entry.body_line - 1) for heading, line in found]
        headings = {heading.casefold() for heading, _ in written}
        missing = [part for part in PARTS if part not in headings | _unknown_parts(entry)]
        yield from _misplaced(project, entry, bool(headings))
        yield from _unexpected(entry, written, missing)
        yield from _written_and_unknown(entry, headings)
        is_explained = any(problem.code == TOP_HEADING.code for problem in examination.problems)
        if examination.is_whole and not is_explained and len(headings - set(PARTS)) < len(missing):
            yield from _missing(entry, missing)


def _unknown_parts(entry: LocatedEntry[Practice]) -> set[str]:
    """The parts that the front matter lists as unknown."""
    return {part for part in entry.item.unknown if part != EDITORIAL}


def _misplaced(
    project: LoadedProject, entry: LocatedEntry[Practice], has_sections: bool
) -> Iterator[Problem]:
    """Text before the first section, and headings of sections within something else."""
    structure, offset = project.structures[entry.path], entry.body_line - 1
    if has_sections and structure.before:
        yield BEFORE.at(entry.path, structure.before + offset)
    for line in structure.nested:
        yield NESTED.at(entry.path, line + offset)


def _unexpected(
    entry: LocatedEntry[Practice], headings: list[tuple[str, int]], missing: list[Part]
) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    for heading, line in headings:
        if not is_visible(heading):
            continue
        if lines.setdefault(heading.casefold(), line) != line:
            yield TWICE.at(entry.path, line, value=heading)
        if heading.casefold() not in PARTS:
            likely = missing if Names(missing).closest(heading) else PARTS
            near = nearest(heading, [part.capitalize() for part in likely])
            yield NOT_A_PART.at(entry.path, line, value=heading, nearest=near)


def _written_and_unknown(entry: LocatedEntry[Practice], headings: set[str]) -> Iterator[Problem]:
    for part in sorted(headings & _unknown_parts(entry)):
        yield entry.front_matter.problem(BOTH_PARTS, "unknown", part, part=part)


def _missing(entry: LocatedEntry[Practice], missing: list[Part]) -> Iterator[Problem]:
    sourced = [part for part in missing if part != EDITORIAL]
    if len(missing) == 1:
        message = NO_PART if sourced else NO_VIEW
        heading = missing[0].capitalize()
        yield message.at(entry.path, entry.body_line, part=missing[0], heading=heading)
    elif missing:
        headings = ", ".join(f'"## {part.capitalize()}"' for part in missing)
        yield NO_PARTS.at(entry.path, entry.body_line, headings=headings, part=sourced[0])
