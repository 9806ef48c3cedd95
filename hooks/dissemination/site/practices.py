"""The practices by their areas."""

from __future__ import annotations

from dataclasses import dataclass

from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.model.practice import Practice
from dissemination.model.settings import Choice


@dataclass(frozen=True)
class Chapter:
    """The practices of an area."""

    area: Choice
    practices: tuple[Entry[Practice], ...]


def chapters(library: Library) -> list[Chapter]:
    """The areas that have practices, in the order of the settings."""
    return [
        Chapter(area, found)
        for area in library.settings.areas
        if (found := tuple(a for a in library.practices.values() if a.item.area == area.id))
    ]
