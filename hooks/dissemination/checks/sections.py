"""The sections of a practice: each is written, or called unknown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dissemination.checks.printing import printing_problems
from dissemination.markdown.rendering import Examined
from dissemination.model.practice import EDITORIAL, PARTS, Practice
from dissemination.problems import Message, Problem, nearest
from dissemination.source.entries import LocatedEntry

NO_PART: Final = Message(
    'the section "## {heading}" is missing; write it, or name it in the front matter with the '
    "month in which no source was found: unknown: {{{part}: 2026-11}}"
)
NO_VIEW: Final = Message('the section "## {heading}" is missing; write what others can learn')
BOTH_PARTS: Final = Message('"{part}" is written in the text and listed as unknown; choose one')
NOT_A_PART: Final = Message('no section of a practice is called "{found}"; {nearest}')
TWICE: Final = Message('the section "{found}" stands here a second time; make the two one')


def part_problems(entry: LocatedEntry[Practice], examination: Examined) -> Iterator[Problem]:
    """Sections of a practice that are missing, unexpected, or written and called unknown, and
    what of it cannot be printed."""
    written: dict[str, int] = {}
    for heading, line in examination.sections:
        if written.setdefault(heading.casefold(), line) != line:
            yield TWICE.at(entry.path, line, found=heading)
        if heading.casefold() not in PARTS:
            near = nearest(heading, [part.capitalize() for part in PARTS])
            yield NOT_A_PART.at(entry.path, line, found=heading, nearest=near)
    for part in PARTS:
        unknown = part != EDITORIAL and part in entry.item.unknown
        if part in written and unknown:
            yield entry.front_matter.problem(BOTH_PARTS, "unknown", part, part=part)
        elif part not in written and not unknown:
            message = NO_VIEW if part == EDITORIAL else NO_PART
            yield message.at(entry.path, entry.body_line, part=part, heading=part.capitalize())
    yield from printing_problems(entry.body, entry.path, entry.body_line)
