"""Markdown texts: no page could lose any part of them, each has something to read, and headings go
down a step at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from dissemination.checks.loaded_project import EntryFile, LoadedProject
from dissemination.markdown import blocks, descriptions
from dissemination.markdown.emptiness import EMPTY_TEXT
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
    """Items of whose text a reader would see nothing; a withdrawn one needs none."""
    for file in project.entry_files:
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
    """Blocks of texts that are something else than they look."""
    yield from _of_texts(project, blocks.problems)


def vague_words(project: LoadedProject) -> Iterator[Problem]:
    """Words of links and pictures that say nothing of them."""
    yield from _of_texts(project, descriptions.problems)


def _of_texts(
    project: LoadedProject, problems: Callable[[str, str, int], Iterator[Problem]]
) -> Iterator[Problem]:
    """The problems of all texts, from a function of a text, its path and the line before it."""
    for entry in project.entries:
        yield from problems(entry.body, entry.path, entry.body_line - 1)
    for text in project.prose:
        yield from map(text.problem, problems(text.text, text.path, 0))
