"""The feeds of many items, and what feedgen and `json` alone need for the same documents.

The items are those of `bench.items` beside the repository's own. Their bodies are rendered before
on both sides; turning a rendered body into plain HTML for feeds is counted on ours only, since
feedgen alone gets complete entries. It writes each document that this project writes, as RSS and
Atom, with the same entries, dates and texts, but without archives' links, names, pictures and times
of events; `json.dumps` writes what JSON Feed requires.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from feedgen.feed import FeedGenerator  # type: ignore[import-untyped]

from bench.items import choices, items
from bench.sites import ThisSite
from dissemination.cache import Cache
from dissemination.feeds import is_within_limit
from dissemination.feeds.archive import series
from dissemination.feeds.channels import channels
from dissemination.feeds.feed import Feed, feed
from dissemination.feeds.feed_entry import FeedEntry
from dissemination.feeds.slots import slots_by_channel
from dissemination.library.bodies import body
from dissemination.library.library import Library
from dissemination.load import load
from dissemination.urls import Addresses
from dissemination.urls import feed as feed_address
from tests.support.frozen import INNO_DROP

MOMENT: Final = datetime(2026, 11, 22, 12, tzinfo=UTC)


def library_of_items(folder: Path, count: int) -> Library:
    """The library of the frozen INNO-DROP with `count` invented items more."""
    site = ThisSite(folder)
    for item in items(count, choices(INNO_DROP / "data")):
        site.add(item)
    return load(folder, MOMENT)


@contextmanager
def rendered_bodies(library: Library, addresses: Addresses) -> Iterator[None]:
    """A context in which all bodies are rendered already; a changed title changes none of them."""
    bodies = {
        path: body(entry, addresses.absolute, library.pictures, library.locale)
        for path, entry in library.entries.items()
    }
    with patch("dissemination.feeds.content.body", lambda entry, *_: bodies[entry.path]):
        yield


def feed_documents(library: Library, addresses: Addresses) -> list[Feed]:
    """Every feed and archive that this project writes, with its entries, before it has a format."""
    cache = Cache()
    slots = slots_by_channel(library, addresses, cache)
    fits = partial(is_within_limit, addresses=addresses, cache=cache)
    return [
        document
        for channel in channels(library)
        for document in series(
            feed(channel, library, addresses),
            slots.get(channel.name, []),
            fits,
            library.midnight,
        )
    ]


def feedgen_alone(feeds: list[Feed]) -> dict[str, bytes]:
    """The same documents with the same entries, by feedgen and `json`."""
    files: dict[str, bytes] = {}
    for document in feeds:
        generator = _generator(document)
        files[feed_address(document.name, "xml")] = generator.rss_str()
        if "atom.xml" in document.endings:
            files[feed_address(document.name, "atom.xml")] = generator.atom_str()
        if "json" in document.endings:
            files[feed_address(document.name, "json")] = _json(document)
    return files


def _generator(document: Feed) -> Any:
    generator = FeedGenerator()
    generator.id(document.id)
    generator.title(document.title)
    generator.link(href=document.page, rel="alternate")
    generator.subtitle(document.description)
    generator.language(document.language)
    generator.updated(document.updated)
    generator.rights(document.rights)
    generator.author(name=document.author.name)
    for feed_entry in document.entries:
        entry = generator.add_entry(order="append")
        entry.id(feed_entry.id)
        entry.title(feed_entry.title)
        entry.link(href=feed_entry.url, rel="alternate")
        entry.description(feed_entry.summary)
        entry.content(feed_entry.html, type="html")
        entry.summary(feed_entry.summary, type="text")
        entry.published(feed_entry.published)
        entry.updated(feed_entry.changed)
        entry.category(term=feed_entry.category.id, label=feed_entry.category.title)
    return generator


def _json(feed: Feed) -> bytes:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "items": [_item(feed_entry) for feed_entry in feed.entries],
    }
    return json.dumps(document).encode()


def _item(feed_entry: FeedEntry) -> dict[str, object]:
    return {
        "id": feed_entry.id,
        "url": feed_entry.url,
        "title": feed_entry.title,
        "summary": feed_entry.summary,
        "content_html": feed_entry.html,
        "date_published": feed_entry.published.isoformat(),
        "tags": [feed_entry.category.title],
    }
