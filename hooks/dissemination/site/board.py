"""The board of results: what state each is in, and how many are in each state."""

from __future__ import annotations

from collections import Counter
from typing import Final, Literal

from dissemination.library.library import Library
from dissemination.model.outcome import Outcome
from dissemination.model.result import Result

State = Literal["full", "part", "reported", "conflict", "inferred", "unknown"]

STATES: Final[tuple[State, ...]] = (
    *("full", "part", "reported", "conflict", "inferred", "unknown"),
)


def state(outcome: Outcome) -> State:
    """The state of a milestone or result: the extent where somebody has judged it, else the
    certainty of its outcome."""
    if isinstance(outcome, Result) and outcome.extent:
        return outcome.extent
    certainty = outcome.outcome.certainty
    return "reported" if certainty == "known" else certainty


def tally(library: Library) -> list[tuple[State, int]]:
    """How many results are in each state that any is in."""
    counts = Counter(state(result) for result in library.results.values())
    return [(one, counts[one]) for one in STATES if counts[one]]
