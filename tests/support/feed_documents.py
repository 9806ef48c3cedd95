"""Feeds as tests look at them: written from a small project, and read again."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import feedparser
from lxml import etree, html
from PIL import Image

from dissemination.urls import Addresses
from tests.support.products import feeds
from tests.support.small import ADDRESSES, event, news, small

ENDINGS = ("xml", "atom.xml", "json")
NEWS_DOCUMENTS = tuple(f"news.{ending}" for ending in ENDINGS)
NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "ev": "http://purl.org/rss/1.0/modules/event/",
    "media": "http://search.yahoo.com/mrss/",
}


def feed_files(
    root: Path, files: dict[str, str], addresses: Addresses = ADDRESSES
) -> dict[str, bytes]:
    return feeds(small(root, files), addresses)


def items(documents: dict[str, bytes], name: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(documents[f"feeds/{name}.json"])["items"]
    return entries


def parsed(documents: dict[str, bytes], name: str, ending: str) -> Any:
    document = feedparser.parse(documents[f"feeds/{name}.{ending}"])
    assert not document.bozo, document.bozo_exception
    return document


def rss(documents: dict[str, bytes], name: str) -> Any:
    return etree.fromstring(documents[f"feeds/{name}.xml"])


def atom(documents: dict[str, bytes], name: str) -> Any:
    return etree.fromstring(documents[f"feeds/{name}.atom.xml"])


def at(element: Any, path: str) -> list[str]:
    return [match.text for match in element.findall(path, NAMES)]


def body_of(root: Path, text: str) -> Any:
    return html.fragment_fromstring(
        items(feed_files(root, {"content/news/a.md": news(text)}), "news")[0]["content_html"],
        create_parent="div",
    )


def three(root: Path) -> dict[str, bytes]:
    return feed_files(
        root,
        {
            "content/news/late.md": news(id="z", date="2026-03-15", title="Late"),
            "content/news/b.md": news(id="b", title="B"),
            "content/news/a.md": news(
                id="a", title="A", updated="2026-04-01 10:30", correction="B."
            ),
            "content/events/e.md": event(),
        },
    )


def picture(form: str = "PNG") -> bytes:
    stream = BytesIO()
    Image.new("RGB", (600, 2)).save(stream, form)  # as wide as others show it
    return stream.getvalue()
