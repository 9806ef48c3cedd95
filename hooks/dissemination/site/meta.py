"""What the head of a page tells machines: Open Graph and linked data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from dissemination.library import bodies
from dissemination.linked_data.graph import Told, graph
from dissemination.linked_data.terms import Step, instant
from dissemination.model.dates import Moment
from dissemination.site.last_change import Feet
from dissemination.site.page import Page
from dissemination.site.partials import Partials
from dissemination.source.articles import Article


@dataclass(frozen=True)
class Card:
    """The picture that goes with a link to a page: its address below the root, what it shows in
    words, and its size in pixels where that is known."""

    address: str
    alt: str
    width: int | None = None
    height: int | None = None


def meta(partials: Partials, told: Told) -> Markup:
    """The elements for the head of a page."""
    article = told.about if isinstance(told.about, Article) else None
    return partials.render(
        "meta",
        told.address,
        told=told,
        article=article,
        published=_iso(partials, article.item.published) if article else "",
        modified=_iso(partials, told.changed) if told.changed else "",
        card=_card(partials, article) if article else None,
        graph=graph(partials.library, partials.addresses, told),
    )


def whole(page: Page, trail: tuple[Step, ...], partials: Partials, feet: Feet) -> Page:
    """A poured page with what it tells machines, and the line at its foot."""
    told = Told(
        page.address,
        page.title,
        page.description,
        page.changed,
        trail,
        page.about,
        is_list=page.about is None and page.listed,
    )
    foot = feet.line(page.address, page.changed)
    return replace(page, head=meta(partials, told) + page.head, foot=foot)


def _iso(partials: Partials, moment: Moment) -> str:
    return instant(moment, partials.library.zone)


def _card(partials: Partials, article: Article[Any]) -> Card | None:
    """The picture at the top of an item."""
    item = article.item
    if not item.image:
        return None
    size = partials.library.pictures.get(article.target(item.image)) or (None, None)
    return Card(bodies.picture_address(article, item.image), item.image_alt or "", *size)
