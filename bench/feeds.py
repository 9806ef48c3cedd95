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
from dissemination.cache import Kept
from dissemination.feeds import fitting
from dissemination.feeds.archive import series
from dissemination.feeds.channels import channels
from dissemination.feeds.feed import Feed, feed
from dissemination.feeds.feed_entry import Entry
from dissemination.feeds.slots import shelves
from dissemination.library.bodies import body
from dissemination.library.checking import library
from dissemination.library.library import Library
from dissemination.urls import Addresses
from dissemination.urls import feed as feed_address
from tests.support.frozen import INNO_DROP

MOMENT: Final = datetime(2026, 11, 22, 12, tzinfo=UTC)


def written(folder: Path, count: int) -> Library:
    """The library of the frozen INNO-DROP with `count` invented items more."""
    site = ThisSite(folder)
    for item in items(count, choices(INNO_DROP / "data")):
        site.add(item)
    return library(folder, MOMENT)


@contextmanager
def rendered(found: Library, addresses: Addresses) -> Iterator[None]:
    """Has the bodies of all items rendered before; a changed title changes none of them."""
    bodies = {
        path: body(article, addresses.absolute, found.pictures)
        for path, article in found.articles.items()
    }
    with patch("dissemination.feeds.content.body", lambda article, *_: bodies[article.path]):
        yield


def documents(found: Library, addresses: Addresses) -> list[Feed]:
    """Every feed and archive that this project writes, with its entries, before it has a format."""
    kept = Kept()
    slots = shelves(found, addresses, kept)
    fits = partial(fitting, addresses=addresses, kept=kept)
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
    for entry in whole.entries:
        own = made.add_entry(order="append")
        own.id(entry.id)
        own.title(entry.title)
        own.link(href=entry.url, rel="alternate")
        own.description(entry.summary)
        own.content(entry.html, type="html")
        own.summary(entry.summary, type="text")
        own.published(entry.published)
        own.updated(entry.changed)
        own.category(term=entry.category.id, label=entry.category.title)
    return made


def _json(whole: Feed) -> bytes:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": whole.title,
        "home_page_url": whole.page,
        "items": [_item(entry) for entry in whole.entries],
    }
    return json.dumps(document).encode()


def _item(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.published.isoformat(),
        "tags": [entry.category.title],
    }
