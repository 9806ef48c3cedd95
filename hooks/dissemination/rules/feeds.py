"""Rules for feeds: RSS 2.0, Atom (RFC 4287), JSON Feed 1.1, their archives (RFC 5005), and the
outline of them all (OPML 2.0)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from dissemination.rules.feed import ATOM, FOLDER, JSON, Entry, Feed, feeds
from dissemination.rules.finding import Breach
from dissemination.rules.nesting import doubled
from dissemination.rules.site import Site

OPML: Final = ".opml"


def missing_parts(site: Site) -> Iterator[Breach]:
    """A feed or an entry without a part that its format requires."""
    for feed in feeds(site):
        for name in feed.lacking:
            yield Breach(feed.name, f"the feed has no {name}")
        for entry in feed.entries:
            yield from (Breach(feed.name, fault) for fault in _lacking(entry))


def _lacking(entry: Entry) -> Iterator[str]:
    named = entry.id or entry.title or "an entry"
    for name, value in (("id", entry.id), ("title", entry.title), ("address", entry.address)):
        if not value:
            yield f'the entry "{named}" has no {name}'
    if not entry.has_content:
        yield f'the entry "{named}" has neither a summary nor content'
    if entry.lacks_date:
        yield f'the entry "{named}" has no date'


def wrong_dates(site: Site) -> Iterator[Breach]:
    """A date that is none in the feed's format (RFC 822 in RSS, RFC 3339 elsewhere)."""
    for feed in feeds(site):
        for text in feed.wrong_dates:
            yield Breach(feed.name, f'"{text}"')


def double_ids(site: Site) -> Iterator[Breach]:
    """An id that two entries of a feed share: a reader shows one of them."""
    for feed in feeds(site):
        for entry_id in doubled([entry.id for entry in feed.entries if entry.id]):
            yield Breach(feed.name, f'the id "{entry_id}"')


def moving_ids(site: Site) -> Iterator[Breach]:
    """An id that leads to one address in this feed and to another in that."""
    first: dict[str, str] = {}
    for feed in feeds(site):
        for entry in feed.entries:
            if entry.id and first.setdefault(entry.id, entry.address) != entry.address:
                message = f'the id "{entry.id}" leads to {entry.address} and to {first[entry.id]}'
                yield Breach(feed.name, message)


def wrong_enclosures(site: Site) -> Iterator[Breach]:
    """An enclosure whose length is not that of its file (RSS 2.0 `<enclosure>`); a program would
    take the download for incomplete."""
    for feed in feeds(site):
        for address, length in {e for entry in feed.entries for e in entry.enclosures}:
            path = site.path(address)
            if path in site.files and length != str(size := (site.folder / path).stat().st_size):
                yield Breach(feed.name, f"{path} has {size} bytes and not {length or 'none'}")


def other_selves(site: Site) -> Iterator[Breach]:
    """A feed that names another address than its own, where readers would move to."""
    for feed in feeds(site):
        if feed.relation("self") != site.root + feed.name:
            yield Breach(feed.name, f'it says that it lies at "{feed.relation("self")}"')


def broken_archives(site: Site) -> Iterator[Breach]:
    """Archives that do not lead from the newest to the oldest and back (RFC 5005 4)."""
    by_address = {site.root + feed.name: feed for feed in feeds(site)}
    for address, feed in by_address.items():
        for relation, back in (("prev-archive", "next-archive"), ("next-archive", "prev-archive")):
            if not (other_address := feed.relation(relation)):
                continue
            other = by_address.get(other_address)
            if other is None:
                yield Breach(feed.name, f"its {relation} {other_address} is no feed of the site")
            elif feed.is_json or not (feed.is_archive and other.is_archive):
                continue
            elif other.relation(back) != address:
                yield Breach(feed.name, f"its {relation} {other_address} does not lead back")
        if feed.is_archive and not feed.is_json and not feed.relation("current"):
            yield Breach(feed.name, "the archive does not say which feed it belongs to")
        yield from _circles(feed, by_address)


def _circles(feed: Feed, by_address: dict[str, Feed]) -> Iterator[Breach]:
    names, other = {feed.name}, by_address.get(feed.relation("prev-archive"))
    while other is not None:
        if other.name in names:
            yield Breach(feed.name, f"its archives lead in a circle at {other.name}")
            return
        names.add(other.name)
        other = by_address.get(other.relation("prev-archive"))


def outlines(site: Site) -> Iterator[Breach]:
    """An outline that is none, lists what is no feed of the site, or lacks one."""
    subscribed = {
        site.root + feed.name
        for feed in feeds(site)
        if not feed.is_archive and not feed.is_earlier and feed.format not in (ATOM, JSON)
    }
    for name, root in site.trees.items():
        if name.startswith(FOLDER) and name.endswith(OPML):
            yield from (Breach(name, fault) for fault in _outline(root, subscribed))


def _outline(root: etree._Element, feeds_of_site: set[str]) -> Iterator[str]:
    if root.tag != "opml" or root.get("version") != "2.0" or root.find("body") is None:
        yield "it is no OPML 2.0"
    listed = []
    for outline in root.iter("outline"):
        if not outline.get("text"):
            yield "an outline has no text"
        listed.append(outline.get("xmlUrl", ""))
    yield from (
        f'it lists "{a}", which is no feed of the site' for a in listed if a not in feeds_of_site
    )
    yield from (f"it lists {address} twice" for address in doubled(listed))
    yield from (f"it lacks {address}" for address in sorted(feeds_of_site - set(listed)))
