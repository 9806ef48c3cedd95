"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from typing import Any, Final

from dissemination.feeds.feed import Feed
from dissemination.feeds.feed_entry import EventDetails, FeedEntry, Person, Picture
from dissemination.urls import FEED_FAVICON, FEED_ICON, FEEDS, Addresses
from dissemination.urls import feed as feed_address

VERSION: Final = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, addresses: Addresses) -> bytes:
    """A feed as JSON Feed, UTF-8; an event's time stands in the extension `_event`."""
    about = addresses.absolute(FEEDS)
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
        "items": [_item(feed_entry, about) for feed_entry in feed.entries],
    }
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
            "tags": [feed_entry.category.title],
            "language": feed_entry.language,
            "attachments": feed_entry.picture and [_attachment(feed_entry.picture)],
            "_event": feed_entry.event and _event(feed_entry.event, about),
        }
    )


def _attachment(picture: Picture) -> dict[str, Any]:
    return {"url": picture.url, "mime_type": picture.type, "size_in_bytes": picture.bytes}


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
