"""The lists that have a feed, each with its address, title, text and page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from dissemination.library import consortium
from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.model.item import Item
from dissemination.model.record import KindName
from dissemination.urls import (
    DELIVERABLES,
    EVENTS,
    HOME,
    MAIN_FEEDS,
    MILESTONES,
    NEWS,
    RESULTS,
    category_feed,
    feed_endings,
    news_category,
    partner_feed,
    record,
    training_feed,
)

FORMATS: Final = {
    "xml": ("application/rss+xml", "RSS"),
    "atom.xml": ("application/atom+xml", "Atom"),
    "json": ("application/feed+json", "JSON Feed"),
}
MAIN_OF: Final[dict[KindName, str]] = {"news": "news", "event": "events"}


@dataclass(frozen=True)
class Channel:
    """A list with a feed. `name` is its part of an address, `title` and `text` describe it, and
    `page` is the address below the root of the page with the same list."""

    name: str
    title: str
    text: str | None
    page: str

    @property
    def is_main(self) -> bool:
        """Whether every page announces it; it then has every format, the others RSS only."""
        return self.name in MAIN_FEEDS

    @property
    def endings(self) -> tuple[str, ...]:
        """The ends of its addresses."""
        return feed_endings(self.name)


def channels(library: Library) -> Iterator[Channel]:
    """Every list of the project, whether it has entries or not; the main ones first."""
    locale = library.locale
    text = locale.gettext("Everything that is new on this site.")
    yield Channel("all", locale.gettext("Everything"), text, HOME)
    yield Channel("news", locale.gettext("News"), None, NEWS)
    text = locale.gettext("Events, when they are announced and when they change.")
    yield Channel("events", locale.gettext("Events"), text, EVENTS)
    used = {key for entry in library.news.values() for key in entry.item.categories}
    for choice in library.settings.categories:
        page = news_category(choice.id) if choice.id in used else NEWS
        title = locale.gettext("News, %(category)s", category=choice.title)
        yield Channel(category_feed(choice.id), title, choice.text, page)
    for partner in locale.alphabetical(library.partners.values(), lambda p: p.short):
        page = record("partner", partner.id)
        yield Channel(
            partner_feed(partner.id), partner.short, consortium.description(library, partner), page
        )
    for action in library.training.values():
        title, page = f"{action.id} {action.title}", record("training action", action.id)
        yield Channel(training_feed(action.id), title, action.summary, page)
    if library.milestones or library.results:
        text = locale.gettext(
            "What is known about milestones and results, as soon as we publish it."
        )
        page = MILESTONES if library.milestones else RESULTS
        yield Channel("milestones", locale.gettext("Milestones and results"), text, page)
    if library.deliverables:
        text = locale.gettext("Deliverables, as soon as we offer them.")
        yield Channel("deliverables", locale.gettext("New deliverables"), text, DELIVERABLES)
    text = locale.gettext("Once a month: what was published in that month.")
    yield Channel("digest", locale.gettext("Monthly digest"), text, NEWS)


def named(title: str, library: Library) -> str:
    """The name of a feed among those of other sites."""
    return f"{library.project.acronym}: {title}"


def channel_names(entry: Entry[Any]) -> Iterator[str]:
    """The names of the channels in which an item stands; inferred mentions are ignored."""
    yield "all"
    if entry.kind in MAIN_OF:
        yield MAIN_OF[entry.kind]
    if entry.kind == "news":
        yield from map(category_feed, entry.item.categories)
    yield from (partner_feed(partner) for partner in sourced_ids(entry.item, "partners"))
    yield from (training_feed(action) for action in sourced_ids(entry.item, "training"))


def sourced_ids(item: Item, field: str) -> dict[str, None]:
    """The ids of a field, each once, without those of inferred mentions."""
    mentions = getattr(item, field)
    return {
        mention if isinstance(mention, str) else mention.id: None
        for mention in mentions
        if isinstance(mention, str) or not mention.inferred
    }
