"""Feeds of the public items, as RSS 2.0, Atom and JSON Feed with equal ids, order and texts."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from dissemination.addresses import EVENTS, NEWS, Addresses, Announced
from dissemination.addresses import feed as feed_address
from dissemination.feeds.events import event_entry
from dissemination.feeds.feed import Feed, feed, newest
from dissemination.feeds.json_feed import json_feed
from dissemination.feeds.news import news_entry
from dissemination.feeds.xml import rss_and_atom
from dissemination.library.library import Library

MOST_BYTES: Final = 512_000
FORMATS: Final = {
    "xml": ("application/rss+xml", "RSS"),
    "atom.xml": ("application/atom+xml", "Atom"),
    "json": ("application/feed+json", "JSON Feed"),
}
LISTS: Final = ("news", "events")


def feeds(library: Library, addresses: Addresses) -> dict[str, bytes]:
    """Every feed by its address below the root.

    A feed holds the newest 50 entries, or fewer where one of its documents would pass 512 kB.
    """
    news = [news_entry(each, library, addresses) for each in newest(library.news.values(), library)]
    events = [
        event_entry(each, library, addresses) for each in newest(library.events.values(), library)
    ]
    lists = [
        feed("news", NEWS, news, library, addresses),
        feed("events", EVENTS, events, library, addresses),
    ]
    return {
        feed_address(each.name, ending): document
        for each in lists
        for ending, document in fitting(each, addresses).items()
    }


def fitting(whole: Feed, addresses: Addresses) -> dict[str, bytes]:
    """The documents of a feed with as many of its entries as fit, the newest at least."""
    written = documents(whole, addresses)
    if size(written) <= MOST_BYTES:
        return written
    numbers = range(2, len(whole.entries))
    fit = bisect_right(
        numbers, MOST_BYTES, key=lambda n: size(documents(whole.newest(n), addresses))
    )
    return documents(whole.newest(fit + 1), addresses)


def documents(whole: Feed, addresses: Addresses) -> dict[str, bytes]:
    """A feed in every format, by the ends of its addresses."""
    return {**rss_and_atom(whole, addresses), "json": json_feed(whole, addresses)}


def size(written: dict[str, bytes]) -> int:
    """The length of the longest document in bytes."""
    return max(map(len, written.values()))


def announced(library: Library) -> tuple[Announced, ...]:
    """The feeds that every page announces, RSS first."""
    acronym = library.project.acronym
    return tuple(
        Announced(kind, f"{acronym}: {name} ({label})", feed_address(name, ending))
        for ending, (kind, label) in FORMATS.items()
        for name in LISTS
    )
