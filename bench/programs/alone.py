"""What feedgen, `json` and icalendar alone need for the same feeds and calendars as this project
writes.

The bodies are rendered before on both sides; turning a rendered body into plain HTML for feeds is
counted on ours only, since feedgen alone gets complete entries. It writes each document that this
project writes, as RSS and Atom, with the same entries, dates and texts, but without archives'
links, names, pictures and times of events; `json.dumps` writes what JSON Feed requires. icalendar
creates and writes one calendar of all events, where this project writes many.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from unittest.mock import patch

import icalendar
from feedgen.feed import FeedGenerator  # type: ignore[import-untyped]

from dissemination.cache import Cache
from dissemination.calendars.event import vevent
from dissemination.feeds.channels import channels
from dissemination.feeds.documents import documents
from dissemination.feeds.entries import Entries
from dissemination.feeds.feed import Feed, feed
from dissemination.feeds.feed_entry import FeedEntry
from dissemination.library.bodies import Bodies
from dissemination.library.library import Library
from dissemination.urls import Addresses
from dissemination.urls import feed as feed_address


def icalendar_alone(library: Library, addresses: Addresses) -> bytes:
    """One calendar of the events with a known day, created and written by icalendar."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//bench//EN")
    calendar.add("version", "2.0")
    for entry in library.events.values():
        if entry.item.start:
            calendar.add_component(vevent(entry, library, addresses))
    return bytes(calendar.to_ical())


@contextmanager
def rendered_bodies(library: Library, addresses: Addresses) -> Iterator[None]:
    """A context in which all bodies are rendered already; a changed title changes none of them."""
    bodies = {
        path: library.bodies.html(entry, addresses.root) for path, entry in library.entries.items()
    }
    with patch.object(Bodies, "html", lambda _, entry, __: bodies[entry.path]):
        yield


@dataclass(frozen=True)
class Complete:
    """A feed or archive with its entries, before it has a format."""

    feed: Feed
    entries: list[FeedEntry]

    @property
    def updated(self) -> datetime:
        """When an entry was last published or corrected."""
        return self.feed.updated(entry.changed for entry in self.entries)


def feed_documents(library: Library, addresses: Addresses) -> list[Complete]:
    """Every feed and archive that this project writes, with its entries and their texts."""
    lists = tuple(channels(library))
    kept = Entries(feed(lists[0], library, addresses), addresses, Cache())
    entries: dict[str, FeedEntry] = {}
    complete = []
    for document in documents(lists, library, kept, addresses):
        for slot in document.slots:
            if slot.version not in entries:
                entries[slot.version] = slot.feed_entry()
                _ = entries[slot.version].html
        complete.append(Complete(document, [entries[slot.version] for slot in document.slots]))
    return complete


def feedgen_alone(feeds: list[Complete]) -> dict[str, bytes]:
    """The same documents with the same entries, by feedgen and `json`."""
    files: dict[str, bytes] = {}
    for each in feeds:
        document, generator = each.feed, _generator(each)
        files[feed_address(document.name, "xml")] = generator.rss_str()
        if "atom.xml" in document.endings:
            files[feed_address(document.name, "atom.xml")] = generator.atom_str()
        if "json" in document.endings:
            files[feed_address(document.name, "json")] = _json(each)
    return files


def _generator(complete: Complete) -> Any:
    generator, document = FeedGenerator(), complete.feed
    generator.id(document.id)
    generator.title(document.title)
    generator.link(href=document.page, rel="alternate")
    generator.subtitle(document.description)
    generator.language(document.language)
    generator.updated(complete.updated)
    generator.rights(document.rights)
    generator.author(name=document.author.name)
    for feed_entry in complete.entries:
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


def _json(complete: Complete) -> bytes:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": complete.feed.title,
        "home_page_url": complete.feed.page,
        "items": [_item(feed_entry) for feed_entry in complete.entries],
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
