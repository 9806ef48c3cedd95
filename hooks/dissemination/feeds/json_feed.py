"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from typing import Any, Final

from dissemination.feeds.feed import Feed
from dissemination.feeds.feed_entry import Entry, Occasion, Person, Picture
from dissemination.urls import FEEDS, Addresses
from dissemination.urls import feed as feed_address

VERSION: Final = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, addresses: Addresses) -> bytes:
    """A feed as JSON Feed, UTF-8; an event's time stands in the extension `_event`."""
    about = addresses.absolute(FEEDS)
    document = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": addresses.absolute(feed_address(feed.name, "json")),
        "description": feed.description,
        "language": feed.language,
        "authors": [_author(feed.author)],
        "next_url": feed.previous and addresses.absolute(feed_address(feed.previous, "json")),
        "items": [_item(entry, about) for entry in feed.entries],
    }
    return (json.dumps(_set(document), ensure_ascii=False, indent=1) + "\n").encode()


def _author(author: Person) -> dict[str, str]:
    return _set({"name": author.name, "url": author.url})


def _item(entry: Entry, about: str) -> dict[str, Any]:
    return _set(
        {
            "id": entry.id,
            "url": entry.url,
            "external_url": entry.reported_at,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.html,
            "image": entry.picture and entry.picture.url,
            "date_published": entry.published.isoformat(),
            "date_modified": entry.updated and entry.updated.isoformat(),
            "tags": [entry.category.title],
            "language": entry.language,
            "attachments": entry.picture and [_attachment(entry.picture)],
            "_event": entry.occasion and _event(entry.occasion, about),
        }
    )


def _attachment(picture: Picture) -> dict[str, Any]:
    return {"url": picture.url, "mime_type": picture.type, "size_in_bytes": picture.bytes}


def _event(event: Occasion, about: str) -> dict[str, str]:
    return _set(
        {
            "about": about,
            "type": event.type,
            "status": event.status,
            "start": event.start,
            "end": event.end,
            "place": event.place,
        }
    )


def _set(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value is not None}
