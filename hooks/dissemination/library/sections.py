"""The sections of a site: which pages of docs/ are there, by what the project has."""

from __future__ import annotations

from collections.abc import Callable

from dissemination.model.kind import Kind
from dissemination.model.kinds import ALSO_SHOWN, SECTIONS
from dissemination.model.settings import Settings


def is_there(page: str, settings: Settings, has: Callable[[Kind], bool]) -> bool:
    """Whether the page at an address below the root is part of the site: one that is that of kinds
    is where it `has` records of one of them or of one that it shows as well, or the settings want
    it."""
    kinds = SECTIONS.get(page)
    return (
        kinds is None
        or any(kind.file in settings.shown for kind in kinds)
        or any(has(kind) for kind in (*kinds, *ALSO_SHOWN.get(page, ())))
    )
