"""Deliverables that were handed in, as Report, Dataset or CreativeWork."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dissemination import urls
from dissemination.library.deliverables import copies
from dissemination.library.library import Library
from dissemination.library.progress import deliverable_states
from dissemination.linked_data.author import persons
from dissemination.linked_data.organization import short_organization
from dissemination.linked_data.terms import Ids, Node, identified, reference
from dissemination.model.deliverable import HANDED_IN, Deliverable

KINDS: Final[Mapping[str | None, str]] = {
    "report": "Report",
    "dmp": "Report",
    "ethics": "Report",
    "data": "Dataset",
    "website": "CreativeWork",
    "demonstrator": "CreativeWork",
}


def deliverables(library: Library, ids: Ids) -> Iterator[Node]:
    """A node for each deliverable that was handed in and that everybody may see."""
    states = deliverable_states(library)
    for deliverable in library.deliverables.values():
        if deliverable.is_public and states[deliverable.id] in HANDED_IN:
            yield _deliverable(library, deliverable, ids)


def _deliverable(library: Library, deliverable: Deliverable, ids: Ids) -> Node:
    kind, number = KINDS.get(deliverable.type, "CreativeWork"), deliverable.id
    place = ids.page(urls.record("deliverable", number))
    lead = library.partners.get(deliverable.lead or "")
    return identified(
        *(kind, f"{place}-work"),
        name=deliverable.title,
        identifier=[
            number,
            *([f"https://doi.org/{deliverable.doi}"] if deliverable.doi else []),
        ],
        reportNumber=number if kind == "Report" else None,
        url=place,
        sameAs=[address for _, address in copies(deliverable, ids.addresses)],
        datePublished=deliverable.date.iso if deliverable.date else None,
        version=deliverable.version,
        author=persons(library, deliverable.authors, ids),
        sourceOrganization=short_organization(lead, ids) if lead else None,
        isPartOf=reference(ids.project),
    )
