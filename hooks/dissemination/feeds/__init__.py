"""Feeds of every list of public items, as RSS 2.0, Atom and JSON Feed with equal ids, order and
texts, and an outline of them all (OPML 2.0).

`channels.py` names the lists and the lists of an item; an inferred mention puts it in none.
`slots.py` puts a `Slot` (time, id, version) for each entry into each of its lists, and `archive.py`
divides a list into the feed to subscribe to and its archives (RFC 5005 4). A withdrawn or expired
item leaves its slot empty, so that no other entry moves to another archive.

A document is made when it is asked for, and its key is known before: it depends on the versions of
its slots and on what stands around them. One `FeedEntry` is written in every format, once: its
bytes (`entries.py`) stand in the `Frame` of each document that holds it, all of them as the
libraries wrote them. Entries are kept with their sizes, by which a list is divided.

Dates come from the data, never from the build: an event's entry has the date of its announcement,
not of the event, a month's digest the first day of the next month, a milestone or result its
`published`. feedgen writes RSS and Atom; `extension.py` adds what it lacks, by feedgen's own
interface. Browsers show a feed by the style sheet of `style.py`.
"""

from __future__ import annotations

from functools import partial

from dissemination.cache import Cache
from dissemination.cache import digest as digest_of
from dissemination.feeds.channels import FORMATS, channels, named
from dissemination.feeds.documents import documents, written
from dissemination.feeds.entries import Entries
from dissemination.feeds.feed import feed
from dissemination.feeds.opml import opml
from dissemination.feeds.style import style as style
from dissemination.library.library import Library
from dissemination.output import Output
from dissemination.urls import OPML, Addresses, Announced, file
from dissemination.urls import feed as feed_address


def feeds(library: Library, addresses: Addresses, cache: Cache | None = None) -> tuple[Output, ...]:
    """Every feed, archive and the outline of all; entries are kept, documents are not."""
    lists = tuple(channels(library))
    entries = Entries(feed(lists[0], library, addresses), addresses, cache or Cache())
    files = {
        file(document.address(ending)): (document, ending)
        for document in documents(lists, library, entries, addresses)
        for ending in document.endings
    }
    entries.sizes.keep()
    # Documents of one time, of all lists, share their entries, and are made one after the other.
    ordered = sorted(files.items(), key=lambda item: item[1][0].reaches, reverse=True)
    outputs = (
        Output(
            address,
            partial(written, document, ending, entries, addresses),
            digest_of(addresses.root, ending, document.version),
        )
        for address, (document, ending) in ordered
    )
    outline = digest_of(addresses.root, library.digest, lists)
    return (*outputs, Output(OPML, partial(opml, library, addresses), outline))


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
