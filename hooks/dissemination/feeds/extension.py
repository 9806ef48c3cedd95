"""What feedgen omits or writes wrongly, by its own extension interface: dates that do not depend on
the process's locale, links with their relation (python-feedgen#135), names, pictures, and the
times of events."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import format_datetime
from types import MappingProxyType
from typing import Final

from lxml.etree import ProcessingInstruction, SubElement, _Element

from dissemination.feeds.feed_entry import Enclosure, FeedEntry, Person, Picture

ATOM: Final = "{http://www.w3.org/2005/Atom}"
DC: Final = "{http://purl.org/dc/elements/1.1/}"
EV: Final = "{http://purl.org/rss/1.0/modules/event/}"
FH: Final = "{http://purl.org/syndication/history/1.0}"
MEDIA: Final = "{http://search.yahoo.com/mrss/}"
LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"


class FeedExtension:
    """Completes the element of a feed: its links to other documents of the same feed (RFC 5005 4)
    by their relations, whether it is a closed archive, and a style sheet for browsers."""

    links: Mapping[str, str] = MappingProxyType({})
    is_closed: bool = False
    style: str = ""

    def extend_ns(self) -> dict[str, str]:
        """Prefixes and namespaces that the feed and its entries use."""
        return {"dc": DC[1:-1], "ev": EV[1:-1], "fh": FH[1:-1], "media": MEDIA[1:-1]}

    def extend_rss(self, root: _Element) -> _Element:
        """RSS 2.0 `<channel>`."""
        self._extend(root[0], root, f"{ATOM}link")
        return root

    def extend_atom(self, root: _Element) -> _Element:
        """RFC 4287 4.1.1; feedgen makes the elements of Atom without a namespace, and declares it
        where it writes them."""
        self._extend(root, root, "link")
        return root

    def _extend(self, channel: _Element, root: _Element, link: str) -> None:
        for relation, href in self.links.items():
            SubElement(channel, link, rel=relation, href=href)
        if self.is_closed:
            SubElement(channel, f"{FH}archive")
        sheet = f'type="text/css" href="{self.style}"'
        root.addprevious(ProcessingInstruction("xml-stylesheet", sheet))


class EntryExtension:
    """Completes the element of an entry; `feed_entry` and `creators` are set before writing."""

    feed_entry: FeedEntry
    creators: tuple[Person, ...] = ()

    def extend_rss(self, item: _Element) -> _Element:
        """RSS 2.0 `<pubDate>`; `dc:creator`, since `<author>` would have to be a mail address."""
        feed_entry = self.feed_entry
        for file in _enclosures(feed_entry)[:1]:  # several are none of RSS
            SubElement(item, "enclosure", url=file.url, length=str(file.bytes), type=file.type)
        _add(item, "pubDate", format_datetime(feed_entry.published))
        _add(item, f"{ATOM}updated", feed_entry.updated.isoformat() if feed_entry.updated else None)
        # In one element: of several, newsboat shows the last alone.
        _add(item, f"{DC}creator", ", ".join(creator.name for creator in self.creators))
        _add(item, f"{DC}language", feed_entry.language)
        _add(item, f"{DC}source", feed_entry.reported_at)
        return _with_details(item, feed_entry)

    def extend_atom(self, element: _Element) -> _Element:
        """RFC 4287 4.1.2 and 4.2.7.2: `published`, and the source as a link "via"."""
        feed_entry = self.feed_entry
        _add(element, "published", feed_entry.published.isoformat())
        if feed_entry.reported_at:
            SubElement(element, "link", rel="via", href=feed_entry.reported_at)
        for file in _enclosures(feed_entry):
            link = SubElement(element, "link", rel="enclosure", href=file.url, type=file.type)
            link.set("length", str(file.bytes))
            if isinstance(file, Enclosure):
                link.set("title", file.title)
        if feed_entry.language:
            element.set(LANGUAGE, feed_entry.language)
        return _with_details(element, feed_entry)


def _enclosures(feed_entry: FeedEntry) -> list[Enclosure | Picture]:
    """The files of an item, the most telling first, and its picture, which stands as
    `media:content` too."""
    return [*feed_entry.files, *([feed_entry.picture] if feed_entry.picture else [])]


def _with_details(element: _Element, feed_entry: FeedEntry) -> _Element:
    if feed_entry.picture:
        _add_picture(element, feed_entry.picture)
    if event := feed_entry.event:
        _add(element, f"{EV}startdate", event.start)
        _add(element, f"{EV}enddate", event.end)
        _add(element, f"{EV}location", event.place)
        _add(element, f"{EV}type", event.type)
    return element


def _add_picture(element: _Element, picture: Picture) -> None:
    """Adds a picture as `<media:content>` (Media RSS 1.5.1)."""
    attributes = {"url": picture.url, "medium": "image"}
    attributes |= {"type": picture.type, "fileSize": str(picture.bytes)}
    if picture.width:
        attributes |= {"width": str(picture.width), "height": str(picture.height)}
    media = SubElement(element, f"{MEDIA}content", attributes)
    _add(media, f"{MEDIA}description", picture.alt)


def _add(parent: _Element, name: str, text: str | None) -> None:
    if text:
        SubElement(parent, name).text = text
