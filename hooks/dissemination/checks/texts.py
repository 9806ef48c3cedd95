"""Markdown texts: no page could lose any part of them, each has something to read, and headings go
down a step at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dissemination.checks.loaded_project import EntryFile, LoadedProject
from dissemination.markdown import blocks, descriptions
from dissemination.markdown.emptiness import EMPTY_TEXT
from dissemination.model.kinds import BY_NAME
from dissemination.problems import Message, Problem
from dissemination.source.entries import LocatedEntry

SKIPPED: Final = Message(
    'the heading "{value}" skips a level: below {before} expected at most "{most}"',
    code="skipped-heading-level",
)


def bodies(project: LoadedProject) -> Iterator[Problem]:
    """Problems in the Markdown of items."""
    for examination in project.examinations.values():
        yield from examination.problems


def empty_bodies(project: LoadedProject) -> Iterator[Problem]:
    """Items of whose text a reader would see nothing; an event needs none, nor does what was
    withdrawn."""
    for file in project.entry_files:
        if not BY_NAME[file.kind].needs_text:
            continue
        examination = project.examinations.get(file.path)
        if not examination or not examination.is_empty or examination.problems:
            continue
        if file.body and file.body.strip() and not _is_withdrawn(file):
            yield EMPTY_TEXT.at(file.path, file.body_line)


def headings(project: LoadedProject) -> Iterator[Problem]:
    """Headings of items that skip a level; above the first stands the title."""
    for path, examination in project.examinations.items():
        before = 1
        for level, line in examination.headings:
            if level > before + 1:
                above = f'"{"#" * before}"' if before > 1 else "the title"
                most = "#" * (before + 1)
                yield SKIPPED.at(path, line, value="#" * level, before=above, most=most)
            before = level


def _is_withdrawn(file: EntryFile) -> bool:
    if isinstance(file, LocatedEntry):
        return file.item.withdrawn is not None
    return file.front_matter is not None and "withdrawn" in file.front_matter.data


def prose(project: LoadedProject) -> Iterator[Problem]:
    """Problems in the Markdown of data files."""
    for text in project.prose:
        yield from map(text.problem, text.examination.problems)
        if text.examination.is_empty and not text.examination.problems:
            yield text.problem(EMPTY_TEXT.at(text.path, 1))


def odd_blocks(project: LoadedProject) -> Iterator[Problem]:
    """Blocks of items' texts that are something else than they look."""
    for entry in project.entries:
        yield from blocks.problems(entry.body, entry.path, entry.body_line - 1)


def vague_words(project: LoadedProject) -> Iterator[Problem]:
    """Words of links and pictures of items that say nothing of them."""
    for entry in project.entries:
        yield from descriptions.problems(entry.body, entry.path, entry.body_line - 1)


def odd_prose(project: LoadedProject) -> Iterator[Problem]:
    """The same of data files: odd blocks and vague words."""
    for text in project.prose:
        for problems in (blocks.problems, descriptions.problems):
            yield from map(text.problem, problems(text.text, text.path, 0))
