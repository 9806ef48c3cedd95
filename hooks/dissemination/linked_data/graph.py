"""The JSON-LD graph of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dissemination import urls as address_book
from dissemination.library.library import Library
from dissemination.linked_data.course import course
from dissemination.linked_data.deliverable import deliverables
from dissemination.linked_data.document import documents
from dissemination.linked_data.entry import news, practice, report
from dissemination.linked_data.event import event
from dissemination.linked_data.organization import organization
from dissemination.linked_data.page import breadcrumb, page, website
from dissemination.linked_data.person import person
from dissemination.linked_data.project import project
from dissemination.linked_data.research_output import research_outputs
from dissemination.linked_data.terms import CONTEXT, Ids, Node, Step
from dissemination.model.dates import Moment
from dissemination.model.entry import Entry
from dissemination.model.partner import Partner
from dissemination.model.training import TrainingAction
from dissemination.urls import Addresses


@dataclass(frozen=True)
class PageMetadata:
    """The metadata of a page: its address below the root, title and description as plain text, when
    its content last changed, the pages above it from home down (`trail`), and the item, partner or
    training action that it is `about`; `is_list` if it only lists items."""

    address: str
    title: str
    description: str
    changed: Moment | None = None
    trail: tuple[Step, ...] = ()
    about: Any = None
    is_list: bool = False


def graph(library: Library, addresses: Addresses, metadata: PageMetadata) -> Node:
    """The graph of a page, with `@context` and `@graph`."""
    return {"@context": CONTEXT, "@graph": list(_nodes(library, metadata, Ids(addresses)))}


def _nodes(library: Library, metadata: PageMetadata, ids: Ids) -> Iterator[Node]:
    yield page(
        library,
        metadata.address,
        metadata.title,
        metadata.description,
        metadata.changed,
        ids,
        metadata.is_list,
    )
    if metadata.address != address_book.HOME:
        steps = (*metadata.trail, Step(metadata.title, metadata.address))
        yield breadcrumb(metadata.address, steps, ids)
    if main := _main(library, metadata, ids):
        yield main
    match metadata.address:
        case address_book.HOME:
            yield website(library, ids)
            yield project(library, ids)
        case address_book.PROJECT:
            yield project(library, ids)
        case address_book.PEOPLE:
            yield from (person(library, each, ids) for each in library.people.values())
        case address_book.DELIVERABLES:
            yield from deliverables(library, ids)
        case address_book.PUBLICATIONS:
            yield from research_outputs(library, ids)
        case address_book.DOCUMENTS:
            yield from documents(library, ids)
        case address_book.PRACTICES if publication := library.settings.publication:
            yield report(library, publication, metadata.changed, ids)


def _main(library: Library, metadata: PageMetadata, ids: Ids) -> Node | None:
    match metadata.about:
        case Partner():
            return organization(library, metadata.about, ids)
        case TrainingAction():
            return course(library, metadata.about, ids)
        case Entry(kind="news"):
            return news(library, metadata.about, metadata.changed, ids)
        case Entry(kind="practice"):
            return practice(library, metadata.about, metadata.changed, ids)
        case Entry(kind="event"):
            return event(library, metadata.about, ids)
    return None
