"""Feeds and calendars have keys: equal ones have equal bytes, and a new item changes few."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from dissemination.cache import Cache
from dissemination.calendars import calendars
from dissemination.feeds import feeds
from dissemination.feeds.feed_entry import FeedEntry
from dissemination.feeds.slot import Slot
from dissemination.library.library import Library
from dissemination.output import Output
from tests.support.small import ADDRESSES, event, news, small

YESTERDAY = date(2026, 11, 21)


def project(root: Path, count: int, missing: int = 0) -> Library:
    """One with so many news, a day each until yesterday, of which the newest may be missing; and a
    few events."""
    files = {
        f"content/news/n{n}.md": news(
            f"Text {n}.",
            id=f"n{n}",
            date=str(YESTERDAY - timedelta(count - 1 - n)),
            partners="[first]",
        )
        for n in range(count - missing)
    }
    files |= {f"content/events/e{n}.md": event(id=f"e{n}", start="2027-03-12") for n in range(3)}
    return small(root, files)


def outputs(library: Library, cache: Cache | None = None) -> dict[str, Output]:
    """The feeds and calendars by their addresses."""
    cache = cache or Cache()
    every = (*feeds(library, ADDRESSES, cache), *calendars(library, ADDRESSES, cache))
    return {output.address: output for output in every}


def contents(library: Library, cache: Cache | None = None) -> dict[str, bytes]:
    return {address: output.make() for address, output in outputs(library, cache).items()}


def keys(library: Library) -> dict[str, str]:
    return {address: output.key for address, output in outputs(library).items()}


def other(before: Library, after: Library) -> set[str]:
    """The addresses of what has a new key."""
    own = keys(before)
    return {address for address, key in keys(after).items() if own.get(address) != key}


def holding(files: dict[str, bytes], *texts: str) -> set[str]:
    """The addresses of what holds one of these texts."""
    wanted = [text.encode() for text in texts]
    return {at for at, content in files.items() if any(text in content for text in wanted)}


@pytest.mark.parametrize("count", [71, 131])
def test_a_new_item_changes_the_keys_of_the_documents_that_hold_it(
    tmp_path: Path, count: int
) -> None:
    """The feed of each of its four lists, of two of them in three formats, and no archive: the open
    one has no entries, as the feed has them all."""
    before, after = project(tmp_path / "a", count, 1), project(tmp_path / "b", count)
    changed = other(before, after)
    assert changed == holding(contents(after), f"/n{count - 1}<", f'/n{count - 1}"')
    assert len(changed) == 3 + 3 + 1 + 1
    assert not any("/archive/" in address for address in changed)


def test_a_full_archive_changes_what_names_the_next_one(tmp_path: Path) -> None:
    before, after = project(tmp_path / "a", 100, 1), project(tmp_path / "b", 100)
    old, now, changed = contents(before), contents(after), other(before, after)
    assert changed == {address for address, content in now.items() if old.get(address) != content}
    new = now.keys() - old.keys()
    assert "feeds/archive/news-3.xml" in new
    assert changed == holding(now, "/n99<", '/n99"', *(f"/{address}" for address in new))


def test_a_new_item_costs_one_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "cache.sqlite"
    cache = Cache(file)
    before = keys(library := project(tmp_path / "a", 131, 1))
    contents(library, cache)
    cache.save()
    made: list[str] = []
    make = Slot.feed_entry

    def counted(self: Slot) -> FeedEntry:
        made.append(self.id.rpartition("/")[2])
        return make(self)

    monkeypatch.setattr(Slot, "feed_entry", counted)
    for address, output in outputs(project(tmp_path / "b", 131), Cache(file)).items():
        if before.get(address) != output.key:
            output.make()
    assert made == ["n130"]


def test_files_are_the_same_in_whatever_order_they_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also if few entries are held, and each file is made twice."""
    library = project(tmp_path / "project", 130)
    expected = contents(library)
    monkeypatch.setattr("dissemination.feeds.entries.MOST_HELD", 3000)
    for seed in range(3):
        mixed = [*outputs(library, Cache(tmp_path / f"{seed}.sqlite")).values()] * 2
        Random(seed).shuffle(mixed)
        assert all(output.make() == expected[output.address] for output in mixed)


def test_what_is_lost_or_damaged_in_the_cache_is_made_anew(tmp_path: Path) -> None:
    library, file = project(tmp_path / "project", 130), tmp_path / "cache.sqlite"
    cache = Cache(file)
    expected, own_keys = contents(library, cache), keys(library)
    cache.save()
    for seed in range(3):
        chance = Random(seed)
        with closing(sqlite3.connect(file)) as connection, connection:
            rows = connection.execute("select key, value from cached order by key").fetchall()
            for key, value in chance.sample(rows, len(rows) // 2):
                cut = value[: chance.randrange(len(value))]
                connection.execute("update cached set value = ? where key = ?", [cut, key])
            for key, _ in chance.sample(rows, len(rows) // 4):
                connection.execute("delete from cached where key = ?", [key])
        kept = outputs(library, Cache(file))
        assert {address: output.key for address, output in kept.items()} == own_keys
        assert {address: output.make() for address, output in kept.items()} == expected
