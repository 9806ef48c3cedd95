"""Lengths that are allowed, but longer than what a reader sees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.problems import Message, Problem

LONG_SUMMARY: Final = Message(
    "the summary has {value} characters, and lists and search engines show about {most} of them; "
    "shorten it",
    code="long-summary",
)
MOST_OF_SUMMARY: Final = 200


def summaries(project: LoadedProject) -> Iterator[Problem]:
    """Summaries of items, partners and training actions of which previews cut the end."""
    items = (entry.front_matter for entry in project.entries)
    for node in (*items, *project.records_of("partners"), *project.records_of("training")):
        if (length := len(node.record.summary)) > MOST_OF_SUMMARY:
            yield node.problem(LONG_SUMMARY, "summary", value=length, most=MOST_OF_SUMMARY)
