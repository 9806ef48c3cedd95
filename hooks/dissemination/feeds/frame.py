"""A document of a feed without entries, and an entry as it stands in documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from dissemination.urls import FEED_ENDINGS


@dataclass(frozen=True)
class Frame:
    """A document without entries as a library wrote it: the bytes before and behind them."""

    before: bytes
    behind: bytes

    @classmethod
    def of(cls, document: bytes, end: bytes) -> Frame:
        """The frame of a document without entries; these would stand before its last `end`."""
        before, found, rest = document.rpartition(end)
        return cls(before, found + rest)

    def around(self, entries: Iterable[bytes], between: bytes = b"") -> bytes:
        """A document with entries."""
        return b"".join([self.before, between.join(entries), self.behind])

    def within(self, document: bytes) -> bytes:
        """The entries of a document that has this frame."""
        return document[len(self.before) : len(document) - len(self.behind)]


@dataclass(frozen=True)
class SerializedEntry:
    """An entry as the libraries wrote it, the same in every document that holds it: its bytes by
    the ends of addresses, and when it was last changed, else published."""

    changed: datetime
    texts: Mapping[str, bytes]

    @classmethod
    def from_bytes(cls, content: bytes) -> SerializedEntry:
        """The entry of which `to_bytes` gave these bytes."""
        head, _, rest = content.partition(b"\n")
        changed, *sizes = json.loads(head)
        texts, start = {}, 0
        for ending, size in zip(FEED_ENDINGS, sizes, strict=True):
            texts[ending] = rest[start : start + size]
            start += size
        return cls(datetime.fromisoformat(changed), texts)

    def to_bytes(self) -> bytes:
        """A line with the time and the sizes as JSON, then the texts."""
        head = json.dumps([self.changed.isoformat(), *self.sizes]).encode()
        return b"".join([head, b"\n", *(self.texts[ending] for ending in FEED_ENDINGS)])

    @property
    def sizes(self) -> tuple[int, ...]:
        """The numbers of its bytes, in the order of `FEED_ENDINGS`."""
        return tuple(len(self.texts[ending]) for ending in FEED_ENDINGS)
