"""Address and text of a link to an item or a record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from dissemination import urls
from dissemination.library.library import Library
from dissemination.locale.catalogue import N_
from dissemination.model.author import Author
from dissemination.model.deliverable import Deliverable
from dissemination.model.entry import Entry
from dissemination.model.funder import Funder
from dissemination.model.kinds import BY_MODEL
from dissemination.model.label import Label
from dissemination.model.milestone import Milestone
from dissemination.model.objective import Objective, SpecificObjective
from dissemination.model.partner import Network, Partner
from dissemination.model.person import Person
from dissemination.model.position import Position
from dissemination.model.source import Source
from dissemination.model.term import Term
from dissemination.model.training import TrainingAction
from dissemination.model.work_package import Task, WorkPackage

# A label by its level.
_LABELS: Final[Mapping[str, str]] = {
    "bronze": N_("Bronze label, %(partner)s"),
    "silver": N_("Silver label, %(partner)s"),
    "gold": N_("Gold label, %(partner)s"),
}


def address(record: Any) -> str:
    """The address of an item or a record."""
    if isinstance(record, Entry):
        return urls.item(record.kind, record.slug)
    return urls.record(BY_MODEL[type(record)].name, record.id)


def kind(record: Any) -> str:
    """The name of the kind of an item or record."""
    return record.kind if isinstance(record, Entry) else BY_MODEL[type(record)].name


def author(library: Library, author: Author) -> str:
    """The name of an author or speaker: the written one, else that of the person."""
    return author.name or library.people[author.person or ""].name


def name(library: Library, record: Any) -> str:
    """The text of a link: a title, after the code where people use the code."""
    match record:
        case Entry():
            return str(record.item.title)
        case Label():
            partner = library.partners[record.partner].short
            return library.locale.gettext(_LABELS[record.level], partner=partner)
        case Partner() | Network() | Position() | Person() | Funder():
            return record.name
        case SpecificObjective():
            return f"{record.id} {record.text}"
        case WorkPackage():
            return record.id
        case Source():
            return f"{record.publisher}: {record.title}"
        case Objective() | Milestone() | TrainingAction() | Deliverable() | Task():
            return f"{record.id} {record.title}"
        case Term():
            return record.term
    return str(record.title)
