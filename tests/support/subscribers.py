"""Readers of feeds and programs of calendars with a memory, as models of the real ones.

A reader knows an entry by its id, and shows it anew when its stamp is newer than what it has (RFC
4287 4.2.15); it follows the archives back (RFC 5005 4.2). Of calendars, ICSx5 takes over an event
when LAST-MODIFIED is newer, Google and Outlook when SEQUENCE is higher, or equal with a newer
DTSTAMP (RFC 5546 2.1.5). Others look at one of the two alone; each has to suffice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any, Final
from urllib.parse import urlsplit

import icalendar
from lxml import etree

from tests.support.ics import events, instant, text, uid

ATOM: Final = "{http://www.w3.org/2005/Atom}"
CONTENT: Final = "{http://purl.org/rss/1.0/modules/content/}encoded"
# An address changes with the name of a file, and the old one leads on.
ADDRESS: Final = re.compile(r'(?:href|src)="[^"]*"|https://[^\s"<]*')
Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Told:
    """An entry as a document tells it: its id, what a reader sees of it, and when it changed."""

    id: str
    words: str
    changed: datetime


@dataclass(frozen=True)
class Document:
    """A document of a feed: its entries, and the address of the archive before it."""

    entries: tuple[Told, ...]
    previous: str | None
    changed: datetime | None


def document(content: bytes) -> Document:
    """A feed that was read, whatever its format."""
    if content.startswith(b"{"):
        return _json(json.loads(content))
    root = etree.fromstring(content)
    links = {link.get("rel"): link.get("href") for link in root.iter(f"{ATOM}link")}
    is_atom = root.tag == f"{ATOM}feed"
    entries = map(_atom, root.iter(f"{ATOM}entry")) if is_atom else map(_rss, root.iter("item"))
    changed = root.findtext(f"{ATOM}updated") if is_atom else None
    return Document(
        tuple(entries),
        links.get("prev-archive"),
        datetime.fromisoformat(changed) if changed else None,
    )


def _json(feed: Any) -> Document:
    entries = tuple(
        Told(
            item["id"],
            words(item["title"], item["summary"], item["content_html"]),
            datetime.fromisoformat(item.get("date_modified") or item["date_published"]),
        )
        for item in feed["items"]
    )
    return Document(entries, feed.get("next_url"), None)


def _atom(entry: Any) -> Told:
    parts = (entry.findtext(f"{ATOM}{name}") for name in ("title", "summary", "content"))
    changed = datetime.fromisoformat(entry.findtext(f"{ATOM}updated"))
    return Told(entry.findtext(f"{ATOM}id"), words(*parts), changed)


def _rss(item: Any) -> Told:
    title, summary, body = (item.findtext(name) for name in ("title", "description", CONTENT))
    updated = item.findtext(f"{ATOM}updated")
    changed = datetime.fromisoformat(updated) if updated else None
    published = parsedate_to_datetime(item.findtext("pubDate"))
    return Told(item.findtext("guid"), words(title, unescape(summary), body), changed or published)


def words(*parts: str) -> str:
    """What a reader sees of an entry, without addresses."""
    return ADDRESS.sub("", "\n".join(parts))


@dataclass
class Reader:
    """A reader of feeds with one subscription, at an address below the root of the site."""

    address: str
    memory: dict[str, Told] = field(default_factory=dict)

    def reads(self, files: Files) -> set[str]:
        """What its person notices of the site's files: `+id` for what is new, `~id` for what comes
        anew, `-id` for what has left feed and archives, `?id` for what changed without a stamp,
        `!id` for what stands in one document in two ways."""
        there: dict[str, Told] = {}
        noticed: set[str] = set()
        for part in self.documents(files):
            for told in part.entries:
                if there.setdefault(told.id, told) != told:
                    noticed.add(f"!{told.id}")
        for key, told in there.items():
            before = self.memory.get(key)
            if before is None:
                noticed.add(f"+{key}")
            elif told.changed > before.changed:
                noticed.add(f"~{key}")
            elif told != before:
                noticed.add(f"?{key}")
        noticed |= {f"-{key}" for key in self.memory.keys() - there.keys()}
        self.memory = there
        return noticed

    def documents(self, files: Files) -> Iterator[Document]:
        """The feed, and the archives before it."""
        address: str | None = self.address
        while address:
            part = document(files[address])
            yield part
            address = part.previous and urlsplit(part.previous).path.removeprefix("/")


@dataclass
class Program:
    """A program with one calendar, which takes over an event where `is_newer(new, old)`."""

    address: str
    is_newer: Callable[[icalendar.Event, icalendar.Event], bool]
    memory: dict[str, icalendar.Event] = field(default_factory=dict)

    def reads(self, files: Files) -> set[str]:
        """What changes in the calendar: `+uid`, `~uid`, `-uid`, and `?uid` for what is told other
        than before, and stays as it was."""
        told = events(files[self.address])
        there = {uid(event): event for event in told}
        assert len(there) == len(told), "one UID twice"
        noticed = {f"-{key}" for key in self.memory.keys() - there.keys()}
        for key in noticed:
            del self.memory[key[1:]]
        for key, event in there.items():
            before = self.memory.get(key)
            if before is None:
                noticed.add(f"+{key}")
            elif self.is_newer(event, before):
                noticed.add(f"~{key}")
            elif appearance(event) != appearance(before):
                noticed.add(f"?{key}")
                continue
            self.memory[key] = event
        return noticed


def icsx5(address: str) -> Program:
    """ICSx5 (Android)."""

    def is_newer(new: icalendar.Event, old: icalendar.Event) -> bool:
        return instant(new, "last-modified") > instant(old, "last-modified")

    return Program(address, is_newer)


def by_sequence(address: str) -> Program:
    """Google and Outlook."""

    def version(event: icalendar.Event) -> tuple[int, datetime]:
        return event.sequence, instant(event, "dtstamp")

    return Program(address, lambda new, old: version(new) > version(old))


def by_count(address: str) -> Program:
    """One that looks at SEQUENCE alone."""
    return Program(address, lambda new, old: new.sequence > old.sequence)


def by_stamp(address: str) -> Program:
    """One that looks at DTSTAMP alone."""
    return Program(address, lambda new, old: instant(new, "dtstamp") > instant(old, "dtstamp"))


def appearance(event: icalendar.Event) -> tuple[object, ...]:
    """What a person sees of an event."""
    texts = (text(event, n) if n in event else "" for n in ("summary", "location", "description"))
    return (event.DTSTART, event.DTEND, text(event, "status"), *map(words, texts))
