"""The board of results: what state each is in, and how many are in each state."""

from __future__ import annotations

from collections import Counter
from typing import Final

from dissemination.library.library import Library
from dissemination.library.phases import open_state
from dissemination.library.progress import milestone_states
from dissemination.model.milestone import Milestone
from dissemination.model.outcome import Outcome
from dissemination.model.result import Result

STATES: Final = ("full", "part", "reported", "conflict", "inferred", "unknown", "due", "open")


def state(library: Library, outcome: Outcome) -> str:
    """The state of a milestone or result: where somebody has judged it that, or how far a milestone
    is; else the certainty of its outcome, or what follows from the phase of the project."""
    if isinstance(outcome, Result) and outcome.extent:
        return outcome.extent
    if isinstance(outcome, Milestone) and (progress := milestone_states(library)[outcome.id]):
        return progress
    certainty = outcome.outcome.certainty if outcome.outcome else open_state(library)
    return "reported" if certainty == "known" else certainty


def tally(library: Library) -> list[tuple[str, int]]:
    """How many results are in each state that any is in."""
    counts = Counter(state(library, result) for result in library.results.values())
    return [(one, counts[one]) for one in STATES if counts[one]]
