"""RSS 2.0 and Atom (RFC 4287), both from one feedgen generator with `extension.py`."""

from __future__ import annotations

from html import escape
from typing import Any, Final

from feedgen.feed import FeedGenerator  # type: ignore[import-untyped]

from dissemination.feeds.extension import EntryExtension, FeedExtension
from dissemination.feeds.feed import Feed
from dissemination.feeds.feed_entry import FeedEntry
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


def rss_and_atom(feed: Feed, addresses: Addresses) -> dict[str, bytes]:
    """A feed as RSS and as Atom, by the ends of their addresses."""
    generator = _generator(feed)
    generator.own.is_closed = feed.is_closed
    serializers = {"xml": generator.rss_str, "atom.xml": generator.atom_str}
    documents = {}
    for ending, serialize in serializers.items():
        if ending not in feed.endings:
            continue
        here = feed.address(ending)
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
        documents[ending] = serialize(pretty=True)
    return documents


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


def _generator(feed: Feed) -> Any:
    generator = FeedGenerator()
    generator.register_extension("own", FeedExtension, EntryExtension)
    generator.id(feed.id)
    generator.title(feed.title)
    generator.subtitle(feed.description)
    generator.language(feed.language)
    generator.updated(feed.updated)
    generator.rights(feed.rights)
    generator.author(name=feed.author.name, **({"uri": feed.author.url} if feed.author.url else {}))
    generator.generator(GENERATOR)
    for feed_entry in feed.entries:
        _add(generator.add_entry(order="append"), feed_entry, feed)
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
    entry.category(term=feed_entry.category.first_id, label=feed_entry.category.title)
    entry.own.feed_entry = feed_entry
    entry.own.creator = feed.author if feed.has_publisher else None
