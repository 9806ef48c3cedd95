"""RSS 2.0 and Atom (RFC 4287), both from one feedgen generator with `extension.py`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from typing import Any, Final

from feedgen.feed import FeedGenerator  # type: ignore[import-untyped]

from dissemination.feeds.extension import EntryExtension, FeedExtension
from dissemination.feeds.feed import Feed
from dissemination.feeds.feed_entry import FeedEntry
from dissemination.feeds.frame import Frame
from dissemination.urls import (
    FEED_FAVICON,
    FEED_IMAGE,
    FEED_LOGO,
    FEED_STYLE,
    Addresses,
    relative_root,
)
from dissemination.urls import feed as feed_address

GENERATOR: Final = "dissemination"
TYPES: Final = {"xml": "application/rss+xml", "atom.xml": "application/atom+xml"}
# What every entry begins with, and what stands behind the last one.
START: Final = {"xml": b"    <item>", "atom.xml": b"  <entry"}
END: Final = {"xml": b"  </channel>", "atom.xml": b"</feed>"}


def xml_feed(
    feed: Feed,
    ending: str,
    updated: datetime,
    entries: Iterable[bytes],
    addresses: Addresses,
) -> bytes:
    """A feed as RSS or Atom, with the entries that `xml_entries` wrote in that format; the newest
    of them, or what left, was `updated` then."""
    generator = _generator(feed, updated)
    here = feed.address(ending)
    generator.own.is_closed = feed.is_closed
    generator.own.style = relative_root(here) + FEED_STYLE
    generator.own.links = {
        relation: addresses.absolute(feed_address(name, ending))
        for relation, name in relations(feed).items()
    }
    # RSS takes the last alternate link as the channel's, so the page comes last.
    links = [
        {"rel": "self", "href": addresses.absolute(here), "type": TYPES[ending]},
        {"rel": "alternate", "href": feed.page, "type": "text/html"},
    ]
    generator.link(links, replace=True)
    _add_icons(generator, ending, feed, addresses)
    return _frame(generator, ending).around(entries)


def xml_entries(entries: Sequence[FeedEntry], feed: Feed) -> dict[str, list[bytes]]:
    """Entries as they stand in every document of every list, by the ends of addresses; `feed` is
    any feed of the library.

    All are written into one document, and cut out of it: no text or attribute holds a `<`.
    """
    generator = _generator(feed, feed.since)
    generator.link(href=feed.page, rel="alternate")
    frames = {ending: _frame(generator, ending) for ending in TYPES}
    for entry in entries:
        _add(generator.add_entry(order="append"), entry, feed)
    return {
        ending: _cut(frame.within(_document(generator, ending)), START[ending])
        for ending, frame in frames.items()
    }


def _frame(generator: Any, ending: str) -> Frame:
    """The document of a generator that has no entry yet."""
    return Frame.of(_document(generator, ending), END[ending])


def _document(generator: Any, ending: str) -> bytes:
    serialize = generator.rss_str if ending == "xml" else generator.atom_str
    document: bytes = serialize(pretty=True)
    return document


def _cut(entries: bytes, start: bytes) -> list[bytes]:
    """Entries, of which each begins with `start`."""
    return [start + entry for entry in entries.split(start)[1:]]


def _add_icons(generator: Any, ending: str, feed: Feed, addresses: Addresses) -> None:
    """Adds the pictures of a feed, each format its own: feedgen takes one for both."""
    if ending == "xml":
        url, width, height = FEED_IMAGE.address, FEED_IMAGE.width, FEED_IMAGE.height
        generator.image(addresses.absolute(url), feed.title, feed.page, str(width), str(height))
    else:
        generator.icon(addresses.absolute(FEED_FAVICON.address))
        generator.logo(addresses.absolute(FEED_LOGO.address))


def relations(feed: Feed) -> dict[str, str]:
    """The other documents of a feed by their relation to it (RFC 5005 4), as names."""
    names = {
        "current": feed.current,
        "prev-archive": feed.previous,
        "next-archive": feed.following,
    }
    return {relation: name for relation, name in names.items() if name}


def _generator(feed: Feed, updated: datetime) -> Any:
    generator = FeedGenerator()
    generator.register_extension("own", FeedExtension, EntryExtension)
    generator.id(feed.id)
    generator.title(feed.title)
    generator.subtitle(feed.description)
    generator.language(feed.language)
    generator.updated(updated)
    generator.rights(feed.rights)
    generator.author(name=feed.author.name, **({"uri": feed.author.url} if feed.author.url else {}))
    generator.generator(GENERATOR)
    return generator


def _add(entry: Any, feed_entry: FeedEntry, feed: Feed) -> None:
    """Fills an entry of feedgen. The RSS description is HTML by convention, and must be set before
    content and summary, which would take its place."""
    entry.id(feed_entry.id)
    entry.title(feed_entry.title)
    entry.link(href=feed_entry.url, rel="alternate")
    entry.description(escape(feed_entry.summary, quote=False))
    entry.content(feed_entry.html, type="html")
    entry.summary(feed_entry.summary, type="text")
    entry.updated(feed_entry.changed)
    for choice in feed_entry.categories:
        entry.category(term=choice.first_id, label=choice.title)
    for author in feed_entry.authors:
        entry.author(name=author.name, **({"uri": author.url} if author.url else {}))
    entry.own.feed_entry = feed_entry
    publisher = (feed.author,) if feed.has_publisher else ()
    entry.own.creators = feed_entry.authors or publisher
