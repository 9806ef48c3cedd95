"""What the head of a page tells machines: Open Graph and linked data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dissemination.library import bodies
from dissemination.linked_data.graph import PageMetadata, graph
from dissemination.linked_data.terms import Step, instant
from dissemination.model.dates import Moment
from dissemination.model.entry import Entry
from dissemination.site.page import Page
from dissemination.site.partials import Partials


@dataclass(frozen=True)
class Card:
    """The picture that goes with a link to a page: its address below the root, what it shows in
    words, and its size in pixels where that is known."""

    address: str
    alt: str
    width: int | None = None
    height: int | None = None


def meta(partials: Partials, metadata: PageMetadata, card: Card | None = None) -> Markup:
    """The elements for the head of a page."""
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


def page_metadata(page: Page, trail: tuple[Step, ...]) -> PageMetadata:
    """What is told of a poured page."""
    return PageMetadata(
        page.address,
        page.title,
        page.description,
        page.changed,
        trail,
        page.about,
        is_list=page.about is None and page.listed,
    )


def _iso(partials: Partials, moment: Moment) -> str:
    return instant(moment, partials.library.zone)


def own_card(partials: Partials, about: Any) -> Card | None:
    """The picture at the top of an item, if that is what a page is about and it has one."""
    if not isinstance(about, Entry) or not about.item.image:
        return None
    entry, item = about, about.item
    size = partials.library.pictures.get(entry.target(item.image)) or (None, None)
    return Card(bodies.picture_address(entry, item.image), item.image_alt or "", *size)
