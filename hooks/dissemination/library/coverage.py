"""Which training actions were taught at which events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.fact import TrainingMention
from dissemination.model.training import TrainingAction


@dataclass(frozen=True)
class Coverage:
    """Events in the order of time, and for each training action one cell an event: the mention
    (which may be inferred), or None."""

    events: tuple[Entry[Event], ...]
    rows: tuple[tuple[TrainingAction, tuple[TrainingMention | None, ...]], ...]


def coverage(library: Library) -> Coverage:
    """The coverage of all training actions by the events that name one and were not called off."""
    events: Any = [
        event for event in library.events.values() if event.item.training and not event.item.is_off
    ]
    events.reverse()
    rows = tuple(
        (action, tuple(_mention(event, action.id) for event in events))
        for action in library.training.values()
    )
    return Coverage(tuple(events), rows)


def _mention(event: Entry[Event], code: str) -> TrainingMention | None:
    return next((mention for mention in event.item.training if mention.id == code), None)
