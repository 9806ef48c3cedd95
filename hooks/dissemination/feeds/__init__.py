"""Feeds of every list of public items, as RSS 2.0, Atom and JSON Feed with equal ids, order and
texts, and an outline of them all."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import Final

from dissemination.cache import Cache
from dissemination.feeds.archive import series
from dissemination.feeds.channels import FORMATS, channels
from dissemination.feeds.feed import Feed, feed, title
from dissemination.feeds.feed_entry import FeedEntry
from dissemination.feeds.json_feed import json_feed
from dissemination.feeds.opml import opml
from dissemination.feeds.slots import collections
from dissemination.feeds.xml import rss_and_atom
from dissemination.library.library import Library
from dissemination.urls import OPML, Addresses, Announced
from dissemination.urls import feed as feed_address

MOST_BYTES: Final = 512_000
MARKUP_BYTES: Final = 5_000  # more than the tags, dates and addresses of an entry or feed take


def feeds(library: Library, addresses: Addresses, cache: Cache | None = None) -> dict[str, bytes]:
    """Every feed by its address below the root, with its archives, and the outline of all."""
    cache = cache or Cache()
    slots = collections(library, addresses, cache)
    fits = partial(fitting, addresses=addresses, cache=cache)
    found = {
        feed_address(each.name, ending): document
        for channel in channels(library)
        for each in series(feed(channel, library, addresses), slots.get(channel.name, []), fits)
        for ending, document in documents(each, addresses, cache).items()
    }
    return found | {OPML: opml(library, addresses)}


def documents(whole: Feed, addresses: Addresses, cache: Cache) -> dict[str, bytes]:
    """A feed in each of its formats, by the ends of its addresses, as it is kept or else made."""
    version = whole.version
    keys = {ending: cache.key("feed", ending, addresses.root, version) for ending in whole.endings}
    found = {ending: text for ending, key in keys.items() if (text := cache.get(key)) is not None}
    if len(found) == len(keys):
        return found
    made = written(whole, addresses)
    return {ending: cache.put(key, made[ending]) for ending, key in keys.items()}


def written(whole: Feed, addresses: Addresses) -> dict[str, bytes]:
    """A feed in each of its formats, by the ends of its addresses."""
    made = rss_and_atom(whole, addresses)
    if "json" in whole.endings:
        made["json"] = json_feed(whole, addresses)
    return made


def fitting(whole: Feed, addresses: Addresses, cache: Cache) -> bool:
    """Whether no document of a feed passes 512 kB."""
    key = cache.key("fits", addresses.root, whole.version)
    return cache.get_or_create(key, lambda: b"yes" if _fits(whole, addresses) else b"no") == b"yes"


def _fits(whole: Feed, addresses: Addresses) -> bool:
    """A feed is only written where an estimate is not sure."""
    if MARKUP_BYTES + sum(map(weight, whole.entries)) <= MOST_BYTES:
        return True
    return max(map(len, written(whole, addresses).values())) <= MOST_BYTES


def weight(feed_entry: FeedEntry) -> int:
    """More bytes than an entry takes in any format."""
    said = escape(f"{feed_entry.title}{feed_entry.summary}")
    text = escape(f"{feed_entry.title}{feed_entry.summary}{said}{feed_entry.html}")
    return MARKUP_BYTES + len(text.encode()) + text.count("\n") + text.count("\\")


def announced(library: Library) -> tuple[Announced, ...]:
    """The feeds that pages announce: those of every page, RSS first, then those of single lists."""
    lists = list(channels(library))
    return tuple(
        Announced(
            kind,
            f"{title(channel, library)} ({label})",
            feed_address(channel.name, ending),
            channel.page,
            channel.is_main,
        )
        for main in (True, False)
        for ending, (kind, label) in FORMATS.items()
        for channel in lists
        if channel.is_main == main and ending in channel.endings
    )
