"""How many bytes a feed may have, and an upper bound of those that an entry takes."""

from __future__ import annotations

from html import escape
from typing import Final

from dissemination.feeds.feed_entry import FeedEntry

MOST_BYTES: Final = 512_000
MARKUP_BYTES: Final = 5_000  # more than the tags, dates and addresses of an entry or feed take


def weight(feed_entry: FeedEntry) -> int:
    """An upper bound of the bytes that an entry takes in any format."""
    head = head_weight(f"{feed_entry.title}{feed_entry.summary}")
    return MARKUP_BYTES + head + text_weight(feed_entry.html)


def head_weight(text: str) -> int:
    """An upper bound of the bytes of a title or summary, which RSS escapes twice."""
    return text_weight(f"{text}{escape(text)}")


def text_weight(text: str) -> int:
    """An upper bound of the bytes of a text, as XML and as JSON."""
    return len(escape(text).encode()) + text.count("\n") + text.count("\\")
