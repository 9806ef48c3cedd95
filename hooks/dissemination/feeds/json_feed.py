"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from dissemination.feeds.feed import Feed
from dissemination.feeds.feed_entry import Enclosure, EventDetails, FeedEntry, Person, Picture
from dissemination.feeds.frame import Frame
from dissemination.urls import FEED_FAVICON, FEED_ICON, FEEDS, Addresses
from dissemination.urls import feed as feed_address

# What every item begins with; in strings, the ends of lines are written as \\n.
START: Final = b"\n  {"
VERSION: Final = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, items: Sequence[bytes], addresses: Addresses) -> bytes:
    """A feed with the items that `json_items` wrote, UTF-8."""
    document = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": addresses.absolute(feed.address("json")),
        "description": feed.description,
        "icon": addresses.absolute(FEED_ICON.address),
        "favicon": addresses.absolute(FEED_FAVICON.address),
        "language": feed.language,
        "authors": [_author(feed.author)],
        "next_url": feed.previous and addresses.absolute(feed_address(feed.previous, "json")),
    }
    if not items:
        return _written({**document, "items": []})
    return _frame(document).around(items, b",")


def json_items(entries: Iterable[FeedEntry], addresses: Addresses) -> list[bytes]:
    """Entries as they stand in every feed; an event's time stands in the extension `_event`."""
    about = addresses.absolute(FEEDS)
    items = _frame({}).within(_written({"items": [_item(entry, about) for entry in entries]}))
    return [START + item.removesuffix(b",") for item in items.split(START)[1:]]


def _frame(document: dict[str, Any]) -> Frame:
    """A document around its items, in whose place `null` is written."""
    before, _, behind = _written({**document, "items": [None]}).rpartition(b"\n  null")
    return Frame(before, behind)


def _written(document: dict[str, Any]) -> bytes:
    return (json.dumps(_without_none(document), ensure_ascii=False, indent=1) + "\n").encode()


def _author(author: Person) -> dict[str, str]:
    return _without_none({"name": author.name, "url": author.url})


def _item(feed_entry: FeedEntry, about: str) -> dict[str, Any]:
    return _without_none(
        {
            "id": feed_entry.id,
            "url": feed_entry.url,
            "external_url": feed_entry.reported_at,
            "title": feed_entry.title,
            "summary": feed_entry.summary,
            "content_html": feed_entry.html,
            "image": feed_entry.picture and feed_entry.picture.url,
            "date_published": feed_entry.published.isoformat(),
            "date_modified": feed_entry.updated and feed_entry.updated.isoformat(),
            "authors": [*map(_author, feed_entry.authors)] or None,
            "tags": [choice.title for choice in feed_entry.categories],
            "language": feed_entry.language,
            "attachments": _attachments(feed_entry) or None,
            "_event": feed_entry.event and _event(feed_entry.event, about),
        }
    )


def _attachments(feed_entry: FeedEntry) -> list[dict[str, Any]]:
    """The picture of an item, and its files with their titles."""
    picture = [_attachment(feed_entry.picture)] if feed_entry.picture else []
    return [*picture, *({**_attachment(file), "title": file.title} for file in feed_entry.files)]


def _attachment(file: Picture | Enclosure) -> dict[str, Any]:
    return {"url": file.url, "mime_type": file.type, "size_in_bytes": file.bytes}


def _event(event: EventDetails, about: str) -> dict[str, str]:
    return _without_none(
        {
            "about": about,
            "type": event.type,
            "status": event.status,
            "start": event.start,
            "end": event.end,
            "place": event.place,
        }
    )


def _without_none(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value is not None}
