"""A training action as a Course."""

from __future__ import annotations

from dissemination.library.library import Library
from dissemination.linked_data.terms import Ids, Node, identified, reference
from dissemination.model.training import TrainingAction
from dissemination.urls import record


def course(library: Library, action: TrainingAction, ids: Ids) -> Node:
    """The Course of a training action, without instances: only its events have dates."""
    address = record("training action", action.id)
    return identified(
        *("Course", ids.of(address, "course")),
        name=action.title,
        courseCode=action.id,
        description=action.summary,
        url=ids.page(address),
        mainEntityOfPage=reference(ids.page(address)),
        sourceOrganization=reference(ids.project),
    )
