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
    """How much is known of a milestone or result: an extent where somebody has judged it, else
    whether a source reports on it."""
    if isinstance(outcome, Result) and outcome.extent:
        return outcome.extent
    certainty = outcome.outcome.certainty
    return "reported" if certainty == "known" else certainty


def tally(library: Library) -> list[tuple[State, int]]:
    """How many results are in each state that any is in."""
    counts = Counter(state(result) for result in library.results.values())
    return [(each, counts[each]) for each in STATES if counts[each]]
