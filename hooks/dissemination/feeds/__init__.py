"""Feeds of every list of public items, as RSS 2.0, Atom and JSON Feed with equal ids, order and
texts, and an outline of them all (OPML 2.0).

`channels.py` names the lists and the lists of an item; an inferred mention puts it in none.
`slots.py` puts a `Slot` (time, id, version) for each entry into each of its lists. One `FeedEntry`
is written in every format, and created only when a document that is not in the cache needs it.
`archive.py` divides a list into the feed to subscribe to and its archives (RFC 5005 4). A
withdrawn or expired item leaves its slot empty, so that no other entry moves to another archive.

Dates come from the data, never from the build: an event's entry has the date of its announcement,
not of the event, a month's digest the first day of the next month, a milestone or result its
`published`. feedgen writes RSS and Atom; `extension.py` adds what it lacks, by feedgen's own
interface. Browsers show a feed by the style sheet of `style.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from dissemination.cache import Cache
from dissemination.feeds.archive import series
from dissemination.feeds.channels import FORMATS, Channel, channels, named
from dissemination.feeds.earlier import at_earlier_addresses
from dissemination.feeds.feed import Feed, feed
from dissemination.feeds.json_feed import json_feed
from dissemination.feeds.opml import opml
from dissemination.feeds.size import MARKUP_BYTES, MOST_BYTES
from dissemination.feeds.slot import Slot
from dissemination.feeds.slots import slots_by_channel
from dissemination.feeds.style import style as style
from dissemination.feeds.xml import rss_and_atom
from dissemination.library.library import Library
from dissemination.urls import OPML, Addresses, Announced, file
from dissemination.urls import feed as feed_address


def feeds(library: Library, addresses: Addresses, cache: Cache | None = None) -> dict[str, bytes]:
    """The bytes of every feed, archive and the outline of all, by addresses below the root."""
    cache = cache or Cache()
    slots = slots_by_channel(library, addresses, cache)
    fits = partial(is_within_limit, addresses=addresses, cache=cache)
    files = {
        file(document.address(ending)): content
        for channel in channels(library)
        for document in documents(channel, slots.get(channel.name, []), fits, library, addresses)
        for ending, content in formats(document, addresses, cache).items()
    }
    return files | {OPML: opml(library, addresses)}


def documents(
    channel: Channel,
    slots: Sequence[Slot],
    fits: Callable[[Feed], bool],
    library: Library,
    addresses: Addresses,
) -> Iterator[Feed]:
    """The feed of a list with its archives, and the same at its earlier addresses."""
    empty = feed(channel, library, addresses)
    yield from series(empty, slots, fits, library.midnight)
    yield from at_earlier_addresses(empty, slots, fits, library)


def formats(document: Feed, addresses: Addresses, cache: Cache) -> dict[str, bytes]:
    """A feed in each of its formats, by the ends of its addresses, from the cache where it has all
    of them."""
    version = document.version
    keys = {
        ending: cache.key("feed", ending, addresses.root, version) for ending in document.endings
    }
    cached = {ending: text for ending, key in keys.items() if (text := cache.get(key)) is not None}
    if len(cached) == len(keys):
        return cached
    created = serialize(document, addresses)
    return {ending: cache.put(key, created[ending]) for ending, key in keys.items()}


def serialize(document: Feed, addresses: Addresses) -> dict[str, bytes]:
    """A feed in each of its formats, by the ends of its addresses: `xml`, `atom.xml`, `json`."""
    contents = rss_and_atom(document, addresses)
    if "json" in document.endings:
        contents["json"] = json_feed(document, addresses)
    return contents


def is_within_limit(document: Feed, addresses: Addresses, cache: Cache) -> bool:
    """Whether a feed has at most 512 kB in each of its formats."""
    key = cache.key("fits", addresses.root, document.version)
    answer = cache.get_or_create(key, lambda: b"yes" if _fits(document, addresses) else b"no")
    return answer == b"yes"


def _fits(document: Feed, addresses: Addresses) -> bool:
    """Whether a feed is within the limit; serialized only where the estimate exceeds it."""
    if MARKUP_BYTES + sum(entry.weight for entry in document.entries) <= MOST_BYTES:
        return True
    return max(map(len, serialize(document, addresses).values())) <= MOST_BYTES


def announced(library: Library) -> tuple[Announced, ...]:
    """The feeds that pages announce: those of every page, RSS first, then those of single lists."""
    lists = list(channels(library))
    return tuple(
        Announced(
            kind,
            f"{named(channel.title, library)} ({label})",
            channel.title,
            feed_address(channel.name, ending),
            channel.page,
            channel.is_main,
        )
        for main in (True, False)
        for ending, (kind, label) in FORMATS.items()
        for channel in lists
        if channel.is_main == main and ending in channel.endings
    )
