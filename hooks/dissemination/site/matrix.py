"""The matrix of objectives: which activities and results serve which objective."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.milestone import Milestone
from dissemination.model.objective import Objective
from dissemination.model.practice import Practice
from dissemination.model.result import Result
from dissemination.model.training import TrainingAction


@dataclass(frozen=True)
class Row:
    """An objective with what serves it or one of its specific objectives."""

    objective: Objective
    training: tuple[TrainingAction, ...]
    events: tuple[Entry[Event], ...]
    practices: tuple[Entry[Practice], ...]
    milestones: tuple[Milestone, ...]
    results: tuple[Result, ...]

    @property
    def is_served(self) -> bool:
        """Whether anything serves the objective."""
        return any((self.training, self.events, self.practices, self.milestones, self.results))


def matrix(library: Library) -> list[Row]:
    """A row for each objective. Training actions, milestones, results and practices name the
    objectives that they serve; an event serves those of its training actions, of the practices
    that name it, and of the results that it is evidence of."""
    return [_row(library, objective) for objective in library.objectives.values()]


def _row(library: Library, objective: Objective) -> Row:
    ids = {objective.id, *(specific.id for specific in objective.specific)}

    def serves(objectives: Iterable[str]) -> bool:
        return not ids.isdisjoint(objectives)

    training = tuple(t for t in library.training.values() if serves(t.objectives))
    practices = tuple(p for p in library.practices.values() if serves(p.item.objectives))
    results = tuple(r for r in library.results.values() if serves(r.objectives))
    named = {event for practice in practices for event in practice.item.events}
    named |= {event for result in results for event in result.evidence.events}
    codes = {action.id for action in training}
    events = tuple(
        event
        for event in library.events.values()
        if event.item.id in named or any(m.id in codes for m in event.item.training)
    )
    milestones = tuple(m for m in library.milestones.values() if serves(m.objectives))
    return Row(objective, training, events, practices, milestones, results)
