"""What stands in which list: every entry, made at most once and put into each of its lists."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from dissemination.cache import Kept
from dissemination.cache import digest as digest_of
from dissemination.feeds.channels import names
from dissemination.feeds.digest import digest
from dissemination.feeds.editions import edition_slots
from dissemination.feeds.events import event_entry
from dissemination.feeds.feed_entry import Entry, stamp
from dissemination.feeds.ids import tag
from dissemination.feeds.news import news_entry
from dissemination.feeds.outcomes import outcome_entries
from dissemination.feeds.practices import practice_entry
from dissemination.feeds.slot import Slot, newest_first
from dissemination.library import instants
from dissemination.library.library import Library
from dissemination.model.record import Kind
from dissemination.source.entries import Article
from dissemination.urls import Addresses

ENTRIES: Final[dict[Kind, Callable[[Any, Library, Addresses], Entry]]] = {
    "news": news_entry,
    "event": event_entry,
    "practice": practice_entry,
}


def shelves(library: Library, addresses: Addresses, kept: Kept) -> dict[str, list[Slot]]:
    """The places of each list that has any, by the list's name, newest first."""
    found: dict[str, list[Slot]] = {}
    items = [
        *((a, partial(ENTRIES[a.kind], a, library, addresses)) for a in library.articles.values()),
        *((a, None) for a in (*library.withdrawn, *library.expired)),
    ]
    for article, make in items:
        place = slot(article, make, library)
        if place.published <= library.moment:
            for name in names(article):
                found.setdefault(name, []).append(place)
    outcomes = [outcome(entry, library) for entry in outcome_entries(library, addresses)]
    found.setdefault("all", []).extend([*outcomes, *edition_slots(library, addresses)])
    found["milestones"] = outcomes
    found["digest"] = digest(found["all"], library, addresses, kept)
    return {name: newest_first(slots) for name, slots in found.items()}


def slot(article: Article[Any], make: Callable[[], Entry] | None, library: Library) -> Slot:
    """The place of an item, with its entry if it is public."""
    settings, item = library.settings, article.item
    published = stamp(instants.published(item, settings))
    version = digest_of(*library.version(article))
    return Slot(published, tag(settings, article.kind, item.id), version, make)


def outcome(entry: Entry, library: Library) -> Slot:
    """The place of what is known of a milestone or result, which depends on data alone."""
    return Slot(entry.published, entry.id, digest_of(library.digest, entry.id), lambda: entry)
