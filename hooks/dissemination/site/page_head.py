"""The metadata in the head of a page: Open Graph, and linked data as JSON-LD.

A page of docs/ and a generated page get them alike, when they are written. What is not known is
absent. The graph is plain data until the template writes it with `<`, `>` and `&` as escapes of
JSON. `Card` is the one place from which `og:image` comes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dissemination.library.shared_picture import own_picture
from dissemination.linked_data.graph import PageMetadata, graph
from dissemination.linked_data.terms import Step, instant
from dissemination.model.dates import Moment
from dissemination.model.entry import Entry
from dissemination.model.picture_format import type_of
from dissemination.site.generated_page import GeneratedPage
from dissemination.site.partials import Partials


@dataclass(frozen=True)
class Card:
    """The picture that goes with links to a page: its address below the root, its alternative text
    (empty if it is decorative), and its size in pixels."""

    address: str
    alt: str
    width: int
    height: int

    @property
    def type(self) -> str:
        """Its MIME type."""
        return type_of(self.address)


def meta(partials: Partials, metadata: PageMetadata, card: Card | None = None) -> Markup:
    """The elements for the head of a page: Open Graph, and the graph of its linked data."""
    entry = metadata.about if isinstance(metadata.about, Entry) else None
    return partials.render(
        "meta",
        metadata.address,
        metadata=metadata,
        entry=entry,
        published=_iso(partials, entry.item.published) if entry else "",
        modified=_iso(partials, metadata.changed) if metadata.changed else "",
        card=card,
        graph=graph(partials.library, partials.addresses, metadata),
    )


def page_metadata(page: GeneratedPage, trail: tuple[Step, ...]) -> PageMetadata:
    """The metadata of a generated page; `trail` are the pages above it, the first page first."""
    return PageMetadata(
        page.address,
        page.title,
        page.description,
        page.changed,
        trail,
        page.about,
        is_list=page.about is None and page.is_listed,
    )


def _iso(partials: Partials, moment: Moment) -> str:
    return instant(moment, partials.library.zone)


def own_card(partials: Partials, about: Any) -> Card | None:
    """The picture at the top of an item, if a page is about an item and others show its picture."""
    own = own_picture(partials.library, about) if isinstance(about, Entry) else None
    return Card(own.address, own.alt, own.width, own.height) if own else None
