"""How many bytes a feed may have, and an upper bound of those that a text takes in it."""

from __future__ import annotations

from html import escape
from typing import Final

MOST_BYTES: Final = 512_000
MARKUP_BYTES: Final = 5_000  # more than the tags, dates and addresses of an entry or feed take


def head_weight(text: str) -> int:
    """An upper bound of the bytes of a title or summary, which RSS escapes twice."""
    return text_weight(f"{text}{escape(text)}")


def text_weight(text: str) -> int:
    """An upper bound of the bytes of a text, as XML and as JSON."""
    return len(escape(text).encode()) + text.count("\n") + text.count("\\")
