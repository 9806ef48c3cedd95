"""What feedgen leaves out or gets wrong, by its own extension interface: dates without a change of
the process's locale, links with their relation (python-feedgen#135), names, pictures, and the
times of events."""

from __future__ import annotations

import mimetypes
from email.utils import format_datetime
from typing import Final

from lxml.etree import SubElement, _Element

from dissemination.feeds.entry import Entry, Person, Picture

ATOM: Final = "{http://www.w3.org/2005/Atom}"
DC: Final = "{http://purl.org/dc/elements/1.1/}"
EV: Final = "{http://purl.org/rss/1.0/modules/event/}"
MEDIA: Final = "{http://search.yahoo.com/mrss/}"
LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"


class FeedExtension:
    """Declares the namespaces that entries use."""

    def extend_ns(self) -> dict[str, str]:
        """Prefixes and namespaces."""
        return {"dc": DC[1:-1], "ev": EV[1:-1], "media": MEDIA[1:-1]}

    def extend_rss(self, root: _Element) -> _Element:
        """Nothing more in a channel."""
        return root

    def extend_atom(self, root: _Element) -> _Element:
        """Nothing more in a feed."""
        return root


class EntryExtension:
    """Completes the element of an entry; `entry` and `creator` are set before it is written."""

    entry: Entry
    creator: Person | None = None

    def extend_rss(self, item: _Element) -> _Element:
        """RSS 2.0 `<pubDate>`; `dc:creator`, since `<author>` would have to be a mail address."""
        entry = self.entry
        _add(item, "pubDate", format_datetime(entry.published))
        _add(item, f"{ATOM}updated", entry.updated.isoformat() if entry.updated else None)
        _add(item, f"{DC}creator", self.creator.name if self.creator else None)
        _add(item, f"{DC}language", entry.language)
        _add(item, f"{DC}source", entry.reported_at)
        return _extended(item, entry)

    def extend_atom(self, element: _Element) -> _Element:
        """RFC 4287 4.1.2 and 4.2.7.2: `published`, and the source as a link "via"."""
        entry = self.entry
        _add(element, "published", entry.published.isoformat())
        if entry.reported_at:
            SubElement(element, "link", rel="via", href=entry.reported_at)
        if entry.language:
            element.set(LANGUAGE, entry.language)
        return _extended(element, entry)


def _extended(element: _Element, entry: Entry) -> _Element:
    if entry.picture:
        _add_picture(element, entry.picture)
    if event := entry.occasion:
        _add(element, f"{EV}startdate", event.start)
        _add(element, f"{EV}enddate", event.end)
        _add(element, f"{EV}location", event.place)
        _add(element, f"{EV}type", event.type)
    return element


def _add_picture(element: _Element, picture: Picture) -> None:
    """A picture as Media RSS has it."""
    attributes = {"url": picture.url, "medium": "image"}
    if kind := mimetypes.guess_type(picture.url)[0]:
        attributes["type"] = kind
    if picture.width:
        attributes |= {"width": str(picture.width), "height": str(picture.height)}
    media = SubElement(element, f"{MEDIA}content", attributes)
    _add(media, f"{MEDIA}description", picture.alt)


def _add(parent: _Element, name: str, text: str | None) -> None:
    if text:
        SubElement(parent, name).text = text
