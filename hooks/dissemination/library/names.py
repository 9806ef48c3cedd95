"""Where a link to an item or a record leads, and what it says."""

from __future__ import annotations

from typing import Any

from dissemination import urls
from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.model.kinds import BY_MODEL
from dissemination.model.label import Label
from dissemination.model.milestone import Milestone
from dissemination.model.objective import Objective, SpecificObjective
from dissemination.model.partner import Network, Partner
from dissemination.model.position import Position
from dissemination.model.source import Source
from dissemination.model.term import Term
from dissemination.model.training import TrainingAction
from dissemination.model.work_package import WorkPackage


def address(thing: Any) -> str:
    """The address of an item or a record."""
    if isinstance(thing, Entry):
        return urls.item(thing.kind, thing.slug)
    return urls.record(BY_MODEL[type(thing)].name, thing.id)


def kind(thing: Any) -> str:
    """What kind of item or record it is, in words."""
    return thing.kind if isinstance(thing, Entry) else BY_MODEL[type(thing)].name


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
