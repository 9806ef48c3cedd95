"""Where a link to an item or a record leads, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from dissemination import urls
from dissemination.library.library import Library
from dissemination.model.background import Background
from dissemination.model.document import Document
from dissemination.model.label import Label
from dissemination.model.milestone import Milestone
from dissemination.model.objective import Objective, SpecificObjective
from dissemination.model.partner import Network, Partner
from dissemination.model.position import Position
from dissemination.model.record import KindName
from dissemination.model.result import Result
from dissemination.model.service import Service
from dissemination.model.source import Source
from dissemination.model.term import Term
from dissemination.model.timeline_entry import TimelineEntry
from dissemination.model.training import TrainingAction
from dissemination.model.work_package import WorkPackage
from dissemination.source.entries import Entry

KINDS: Final[Mapping[type, KindName]] = {
    Background: "background",
    Document: "document",
    Label: "label",
    Milestone: "milestone",
    Network: "network",
    Objective: "objective",
    Partner: "partner",
    Position: "position",
    Result: "result",
    Service: "service",
    Source: "source",
    SpecificObjective: "objective",
    Term: "term",
    TimelineEntry: "timeline entry",
    TrainingAction: "training action",
    WorkPackage: "work package",
}

# The shelf of the library on which the records and items of a kind stand.
COLLECTIONS: Final[Mapping[KindName, str]] = {
    "partner": "partners",
    "work package": "work_packages",
    "milestone": "milestones",
    "training action": "training",
    "result": "results",
    "label": "labels",
    "document": "documents",
    "news": "news",
    "event": "events",
    "practice": "practices",
}


def address(thing: Any) -> str:
    """The address of an item or a record."""
    if isinstance(thing, Entry):
        return urls.item(thing.kind, thing.slug)
    return urls.record(KINDS[type(thing)], thing.id)


def kind(thing: Any) -> str:
    """What kind of item or record it is, in words."""
    return str(thing.kind) if isinstance(thing, Entry) else KINDS.get(type(thing), "project")


def name(library: Library, thing: Any) -> str:
    """The words of a link: a title, with the code before it where people use the code."""
    match thing:
        case Entry():
            return str(thing.item.title)
        case Label():
            return f"{thing.level.capitalize()} label, {library.partners[thing.partner].short}"
        case Partner() | Network() | Position():
            return thing.name
        case SpecificObjective():
            return f"{thing.id} {thing.text}"
        case WorkPackage():
            return thing.id
        case Source():
            return f"{thing.publisher}: {thing.title}"
        case Objective() | Milestone() | TrainingAction():
            return f"{thing.id} {thing.title}"
        case Term():
            return thing.term
    return str(thing.title)
