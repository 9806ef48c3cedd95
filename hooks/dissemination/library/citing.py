"""Citations: sources, evidence, objectives and work by their ids, each with its record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dissemination.library.library import Library
from dissemination.model.evidence import Evidence
from dissemination.model.item import Item
from dissemination.model.objective import Objective, SpecificObjective
from dissemination.model.work_package import Task, WorkPackage


def shown_by(library: Library, evidence: Evidence) -> list[Any]:
    """The public items and records that evidence names."""
    collections = ("events", "news", "labels", "documents", "practices")
    named = [
        (collection, key) for collection in collections for key in getattr(evidence, collection)
    ]
    return [
        record for collection, key in named if (record := getattr(library, collection).get(key))
    ]


def cited(item: Item) -> list[str]:
    """The sources of an item, the one that reported it first, each once."""
    reported_by = getattr(item, "reported_by", None)
    return list(dict.fromkeys(([reported_by] if reported_by else []) + list(item.sources)))


def objectives(library: Library, ids: Iterable[str]) -> list[Objective | SpecificObjective]:
    """The objectives and specific objectives of these ids, in their order."""
    return [library.lookup("objective", objective_id) for objective_id in ids]


def works(library: Library, ids: Iterable[str]) -> list[WorkPackage | Task]:
    """The work packages and tasks of these ids, in their order."""
    return [library.lookup("work package", work_id) for work_id in ids]
