"""Lengths that are allowed, but longer than what a reader sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.problems import Message, Problem
from dissemination.source.records import Located

LONG_SUMMARY: Final = Message(
    "the summary has {value} characters, and lists and search engines show about {most} of them; "
    "shorten it",
    code="long-summary",
)
MOST_OF_SUMMARY: Final = 200


def summaries(project: LoadedProject) -> Iterator[Problem]:
    """Summaries of partners and training actions of which previews cut the end."""
    yield from _long(project.records_of("partners"))
    yield from _long(project.records_of("training"))


def summaries_of_items(project: LoadedProject) -> Iterator[Problem]:
    """The same of items."""
    yield from _long(entry.front_matter for entry in project.entries)


def _long(nodes: Iterable[Located[Any]]) -> Iterator[Problem]:
    for node in nodes:
        if (length := len(node.record.summary or "")) > MOST_OF_SUMMARY:
            yield node.problem(LONG_SUMMARY, "summary", value=length, most=MOST_OF_SUMMARY)
