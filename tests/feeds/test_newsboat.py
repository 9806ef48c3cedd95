"""A real reader against a real server: what a subscriber sees again, and what not."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from dissemination.load import load
from dissemination.urls import Addresses
from tests.support.products import feeds
from tests.support.small import ADDRESSES, MOMENT, SITE, event, minimal, news

Rows = dict[str, tuple[str, ...]]
TWO: str = SITE.replace("event_types:", "  - id: other\n    title: Other\nevent_types:")
FIRST = {
    "data/site.yml": TWO,
    "content/news/a.md": news("The text of a.", id="a", title="R&D <news> 😀"),
    "content/news/b.md": news("The text of b.", id="b"),
    "content/events/e.md": event("The text of e."),
}


class Subscriber:
    """newsboat with one subscription; the feed lies in a folder that is served."""

    def __init__(self, folder: Path, serve: Callable[[Path], str]) -> None:
        self.public, self.home = folder / "public", folder / "home"
        self.public.mkdir()
        self.home.mkdir()
        self.turn = 0
        address = f"{serve(self.public)}all.xml"
        (self.home / "urls").write_text(f"{address}\n")
        (self.home / "config").write_text(f'reset-unread-on-update "{address}"\n')

    def reads(self, document: bytes) -> Rows:
        """What newsboat holds after it has loaded this feed: the items by their guids."""
        self.turn += 1
        file = self.public / "all.xml"
        file.write_bytes(document)
        os.utime(file, (self.turn * 100, self.turn * 100))  # the server gives whole seconds
        self._run("reload")
        with sqlite3.connect(self.home / "cache.db") as cache:
            rows = cache.execute("SELECT guid, title, url, content, unread FROM rss_item")
            return {guid: tuple(map(str, rest)) for guid, *rest in rows}

    def has_read_all(self) -> None:
        """Mark every item as read."""
        with sqlite3.connect(self.home / "cache.db") as cache:
            cache.execute("UPDATE rss_item SET unread = 0")

    def _run(self, command: str) -> None:
        options = [f"--{name}-file={self.home / file}" for name, file in FILES.items()]
        subprocess.run(
            ["newsboat", *options, "-x", command],
            env={**os.environ, "HOME": str(self.home)},
            capture_output=True,
            check=True,
            timeout=60,
        )


FILES = {"url": "urls", "cache": "cache.db", "config": "config"}


def all_feed(root: Path, files: dict[str, str], addresses: Addresses = ADDRESSES) -> bytes:
    return feeds(load(minimal(root, **files), MOMENT), addresses)["feeds/all.xml"]


@pytest.mark.needs("newsboat")
def test_newsboat_sees_nothing_twice(tmp_path: Path, serve: Callable[[Path], str]) -> None:
    reader = Subscriber(tmp_path, serve)
    first = reader.reads(all_feed(tmp_path / "first", FIRST))
    assert len(first) == 3
    assert {unread for *_, unread in first.values()} == {"1"}
    reader.has_read_all()
    moved = {name: text for name, text in FIRST.items() if name != "content/news/a.md"}
    moved["content/news/new.md"] = news("The text of a.", id="a", title="New", category="other")
    second = reader.reads(all_feed(tmp_path / "moved", moved, Addresses("https://new.example/p/")))
    assert second.keys() == first.keys()
    assert {unread for *_, unread in second.values()} == {"0"}
    assert sorted(title for title, *_ in second.values()) == ["A title", "An event", "New"]
    moved["content/news/b.md"] = news(
        "The text of b, mended.", id="b", updated="2026-04-01", correction="A word."
    )
    third = reader.reads(
        all_feed(tmp_path / "corrected", moved, Addresses("https://new.example/p/"))
    )
    assert third.keys() == first.keys()
    [changed] = [guid for guid in third if third[guid] != second[guid]]
    assert changed == "tag:small.example,2026-01-01:news/b"
    assert "Corrected on 1 April 2026:" in third[changed][2]
    assert third[changed][3] == "1"
