"""The feeds of many items, and what feedgen and `json` alone need for the same documents.

The items are those of `bench.items` beside the repository's own. Their bodies are rendered before
on both sides; what makes a rendered body fit for readers of feeds is counted on ours only, since
feedgen alone gets entries that are ready. It writes each document that this project writes, as
RSS and Atom, with the same entries, dates and words, but without archives' links, names, pictures
and times of events; `json.dumps` writes what JSON Feed asks for.
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
from dissemination.feeds import fitting
from dissemination.feeds.archive import series
from dissemination.feeds.channels import channels
from dissemination.feeds.feed import Feed, feed
from dissemination.feeds.feed_entry import FeedEntry
from dissemination.feeds.slots import collections
from dissemination.library.bodies import body
from dissemination.library.library import Library
from dissemination.load import load
from dissemination.urls import Addresses
from dissemination.urls import feed as feed_address
from tests.support.frozen import INNO_DROP

MOMENT: Final = datetime(2026, 11, 22, 12, tzinfo=UTC)


def written(folder: Path, count: int) -> Library:
    """The library of the frozen INNO-DROP with `count` invented items more."""
    site = ThisSite(folder)
    for item in items(count, choices(INNO_DROP / "data")):
        site.add(item)
    return load(folder, MOMENT)


@contextmanager
def rendered(found: Library, addresses: Addresses) -> Iterator[None]:
    """Has the bodies of all items rendered before; a changed title changes none of them."""
    bodies = {
        path: body(entry, addresses.absolute, found.pictures)
        for path, entry in found.entries.items()
    }
    with patch("dissemination.feeds.content.body", lambda entry, *_: bodies[entry.path]):
        yield


def documents(found: Library, addresses: Addresses) -> list[Feed]:
    """Every feed and archive that this project writes, with its entries, before it has a format."""
    cache = Cache()
    slots = collections(found, addresses, cache)
    fits = partial(fitting, addresses=addresses, cache=cache)
    return [
        each
        for channel in channels(found)
        for each in series(feed(channel, found, addresses), slots.get(channel.name, []), fits)
    ]


def feedgen_alone(feeds: list[Feed]) -> dict[str, bytes]:
    """The same documents with the same entries, by feedgen and `json`."""
    found: dict[str, bytes] = {}
    for each in feeds:
        generator = _generator(each)
        found[feed_address(each.name, "xml")] = generator.rss_str()
        if "atom.xml" in each.endings:
            found[feed_address(each.name, "atom.xml")] = generator.atom_str()
        if "json" in each.endings:
            found[feed_address(each.name, "json")] = _json(each)
    return found


def _generator(whole: Feed) -> Any:
    made = FeedGenerator()
    made.id(whole.id)
    made.title(whole.title)
    made.link(href=whole.page, rel="alternate")
    made.subtitle(whole.description)
    made.language(whole.language)
    made.updated(whole.updated)
    made.rights(whole.rights)
    made.author(name=whole.author.name)
    for feed_entry in whole.entries:
        own = made.add_entry(order="append")
        own.id(feed_entry.id)
        own.title(feed_entry.title)
        own.link(href=feed_entry.url, rel="alternate")
        own.description(feed_entry.summary)
        own.content(feed_entry.html, type="html")
        own.summary(feed_entry.summary, type="text")
        own.published(feed_entry.published)
        own.updated(feed_entry.changed)
        own.category(term=feed_entry.category.id, label=feed_entry.category.title)
    return made


def _json(whole: Feed) -> bytes:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": whole.title,
        "home_page_url": whole.page,
        "items": [_item(feed_entry) for feed_entry in whole.entries],
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
