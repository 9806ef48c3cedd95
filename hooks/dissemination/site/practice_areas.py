"""The practices by their areas."""

from __future__ import annotations

from dataclasses import dataclass

from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.model.practice import Practice
from dissemination.model.settings import Choice


@dataclass(frozen=True)
class PracticeArea:
    """An area with its practices."""

    area: Choice
    practices: tuple[Entry[Practice], ...]


def practice_areas(library: Library) -> list[PracticeArea]:
    """The areas that have practices, in the order of the settings."""
    return [
        PracticeArea(area, practices)
        for area in library.settings.areas
        if (practices := tuple(p for p in library.practices.values() if p.item.area == area.id))
    ]
