"""A feed as its readers take it, whichever of the three formats it is written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final
from weakref import WeakKeyDictionary

from lxml import etree

from dissemination.rules.site import Site

FOLDER: Final = "feeds/"
ARCHIVES: Final = "/archive/"
RSS: Final = "rss"
ATOM: Final = "atom"
JSON: Final = "json"
VERSION: Final = "https://jsonfeed.org/version/1"
NAMES: Final = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "fh": "http://purl.org/syndication/history/1.0",
}


@dataclass(frozen=True)
class Entry:
    """One entry: its id, title and address, as far as it has them, and the address and the length
    in bytes, as written, of each file that comes with it."""

    id: str
    title: str
    address: str
    has_content: bool
    lacks_date: bool = False
    enclosures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Feed:
    """A feed by the name of its file: its entries in order, the parts it lacks, the texts that
    should be dates and are none, and the addresses it names by their relation ("self",
    "prev-archive" …)."""

    name: str
    format: str
    entries: tuple[Entry, ...]
    lacking: tuple[str, ...]
    wrong_dates: tuple[str, ...]
    relations: tuple[tuple[str, str], ...]
    is_archive: bool

    @property
    def is_json(self) -> bool:
        """Whether the feed is a JSON Feed, which has no relations but to itself and the next."""
        return self.format == JSON

    @property
    def is_earlier(self) -> bool:
        """Whether it lies at an earlier address of a feed, whose address of today it names."""
        return not self.is_archive and bool(self.relation("current"))

    def relation(self, name: str) -> str:
        """The address that the feed names by a relation, or nothing."""
        return dict(self.relations).get(name, "")


_read: WeakKeyDictionary[Site, tuple[Feed, ...]] = WeakKeyDictionary()


def feeds(site: Site) -> tuple[Feed, ...]:
    """Every feed in the folder of feeds, sorted by name; a file of another kind is none."""
    if site not in _read:
        _read[site] = tuple(sorted(_feeds(site), key=lambda feed: feed.name))
    return _read[site]


def _feeds(site: Site) -> Iterator[Feed]:
    trees = {name: root for name, root in site.trees.items() if name.startswith(FOLDER)}
    for name, root in trees.items():
        if root.tag == "rss":
            yield _rss(name, root)
        elif root.tag == f"{{{NAMES['atom']}}}feed":
            yield _atom(name, root)
    for name, value in site.values.items():
        if not name.startswith(FOLDER) or not isinstance(value, dict):
            continue
        if str(value.get("version", "")).startswith(VERSION):
            yield _json(name, value)


def _rss(name: str, root: etree._Element) -> Feed:
    """RSS 2.0: a channel has title, link and description; an item is known by its guid."""
    channel = root.find("channel")
    if channel is None or root.get("version") != "2.0":
        return Feed(name, RSS, (), ("channel of version 2.0",), (), (), is_archive=False)
    entries = tuple(
        Entry(
            _text(item, "guid"),
            _text(item, "title"),
            _text(item, "link"),
            bool(_text(item, "description") or _text(item, "content:encoded")),
            not _text(item, "pubDate"),
            tuple((e.get("url", ""), e.get("length", "")) for e in item.iterfind("enclosure")),
        )
        for item in channel.iterfind("item")
    )
    lacking = tuple(part for part in ("title", "link", "description") if not _text(channel, part))
    dates = [date.text or "" for date in channel.iter("pubDate", "lastBuildDate")]
    return Feed(
        *(name, RSS, entries, lacking, tuple(date for date in dates if not _is_rfc_822(date))),
        relations=_relations(channel),
        is_archive=_is_archive(name, channel),
    )


def _atom(name: str, root: etree._Element) -> Feed:
    """RFC 4287 4.1.1 and 4.1.2: feed and entry have id, title and updated; authors stand in one
    or in the other."""
    entries = tuple(_atom_entry(entry) for entry in root.iterfind("atom:entry", NAMES))
    lacking = [part for part in ("id", "title", "updated") if not _text(root, f"atom:{part}")]
    authored = [root, *root.iterfind("atom:entry", NAMES)]
    has_author = [element.find("atom:author/atom:name", NAMES) is not None for element in authored]
    if not has_author[0] and not (has_author[1:] and all(has_author[1:])):
        lacking.append("author")
    dates = [date.text or "" for part in ("updated", "published") for date in _all(root, part)]
    return Feed(
        *(name, ATOM, entries, tuple(lacking), tuple(d for d in dates if not is_rfc_3339(d))),
        relations=_relations(root),
        is_archive=_is_archive(name, root),
    )


def _atom_entry(entry: etree._Element) -> Entry:
    links = {link.get("rel", "alternate"): link.get("href", "") for link in _all(entry, "link")}
    return Entry(
        _text(entry, "atom:id"),
        _text(entry, "atom:title"),
        links.get("alternate", ""),
        bool(_text(entry, "atom:summary") or _text(entry, "atom:content")),
        not _text(entry, "atom:updated"),
        tuple(
            (link.get("href", ""), link.get("length", ""))
            for link in _all(entry, "link")
            if link.get("rel") == "enclosure"
        ),
    )


def _json(name: str, value: dict[str, Any]) -> Feed:
    """JSON Feed 1.1: version, title and items; an item has a string as its id, and content."""
    listed = value.get("items")
    items = _objects(value, "items")
    lacking = [part for part in ("title",) if not isinstance(value.get(part), str)]
    if not isinstance(listed, list):
        lacking.append("list of items")
    dates = [
        str(item[part])
        for item in items
        for part in ("date_published", "date_modified")
        if part in item
    ]
    relations = {"self": _word(value, "feed_url"), "prev-archive": _word(value, "next_url")}
    return Feed(
        *(name, JSON, tuple(map(_json_entry, items)), tuple(lacking)),
        *(tuple(date for date in dates if not is_rfc_3339(date)), tuple(relations.items())),
        is_archive=ARCHIVES in name,
    )


def _json_entry(item: dict[str, Any]) -> Entry:
    return Entry(
        *(_word(item, "id"), _word(item, "title"), _word(item, "url")),
        any(isinstance(item.get(part), str) for part in ("content_html", "content_text")),
        enclosures=tuple(
            (_word(each, "url"), str(each.get("size_in_bytes", "")))
            for each in _objects(item, "attachments")
        ),
    )


def _word(value: dict[str, Any], name: str) -> str:
    """A member that is to be a text; one of another type is none."""
    text = value.get(name)
    return text if isinstance(text, str) else ""


def _objects(value: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The objects in a member that is to be a list; one of another type has none."""
    listed = value.get(name)
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def _is_archive(name: str, element: etree._Element) -> bool:
    """Whether a feed is a part of another (RFC 5005 4): closed, or still growing."""
    closed = element.find("fh:archive", NAMES) is not None
    return closed or (ARCHIVES in name and "current" in dict(_relations(element)))


def _relations(element: etree._Element) -> tuple[tuple[str, str], ...]:
    links = element.iterfind("atom:link", NAMES)
    return tuple((link.get("rel", "alternate"), link.get("href", "")) for link in links)


def _all(element: etree._Element, part: str) -> Iterator[etree._Element]:
    return element.iterfind(f".//atom:{part}" if part != "link" else "atom:link", NAMES)


def _text(element: etree._Element, path: str) -> str:
    part = element.find(path, NAMES)
    return "" if part is None else "".join(map(str, part.itertext())).strip()


def _is_rfc_822(text: str) -> bool:
    try:
        return parsedate_to_datetime(text).tzinfo is not None
    except (ValueError, TypeError, OverflowError):
        return False


def is_rfc_3339(text: str) -> bool:
    """Whether a text is a date with an hour and an offset (RFC 3339 5.6)."""
    try:
        return "T" in text and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
