"""A training action as a course; who gave it is known of its events alone."""

from __future__ import annotations

from dissemination.library.library import Library
from dissemination.linked_data.terms import Ids, Node, named, reference
from dissemination.model.training import TrainingAction
from dissemination.urls import record


def course(library: Library, action: TrainingAction, ids: Ids) -> Node:
    """A training action of the project's plan."""
    address = record("training action", action.id)
    return named(
        *("Course", ids.of(address, "course")),
        name=action.title,
        courseCode=action.id,
        description=action.summary,
        url=ids.page(address),
        mainEntityOfPage=reference(ids.page(address)),
        sourceOrganization=reference(ids.project),
    )
