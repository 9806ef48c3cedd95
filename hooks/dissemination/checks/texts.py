"""Markdown texts: no page could lose any part of them."""

from __future__ import annotations

from collections.abc import Iterator

from dissemination.checks.loaded_project import LoadedProject
from dissemination.problems import Problem


def bodies(project: LoadedProject) -> Iterator[Problem]:
    """Problems in the Markdown of items."""
    for examination in project.examinations.values():
        yield from examination.problems


def prose(project: LoadedProject) -> Iterator[Problem]:
    """Problems in the Markdown of data files."""
    for text in project.prose:
        yield from map(text.problem, text.examination.problems)
