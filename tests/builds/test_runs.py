"""Runs: what is made of many things and kept; of a change only what it touches is made anew."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from dissemination.cache import Cache
from dissemination.runs import LENGTH, Runs

COLUMNS = ("low", "high")


class Things:
    """Things with versions, the newest first, and how often pieces of one were made."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.versions = {f"thing {number}": 0 for number in range(500)}
        self.made = 0

    def contents(self) -> dict[str, bytes]:
        """What a build has of each column."""
        self.made = 0
        cache = Cache(self.file)
        runs = Runs(cache, "things", COLUMNS, [*self.versions], self.keys, self.make)
        contents = {column: b"".join(runs.contents(column)) for column in COLUMNS}
        cache.save()
        return contents

    @property
    def keys(self) -> list[str]:
        return [f"{name}, {version}" for name, version in self.versions.items()]

    def make(self, number: int) -> tuple[bytes, bytes]:
        self.made += 1
        key = self.keys[number]
        return f"({key})".encode(), f"[{key.upper()}]".encode()

    def expected(self) -> dict[str, bytes]:
        return {
            "low": "".join(f"({key})" for key in self.keys).encode(),
            "high": "".join(f"[{key.upper()}]" for key in self.keys).encode(),
        }


def test_one_that_is_added_or_changed_is_made_alone(tmp_path: Path) -> None:
    things = Things(tmp_path / "cache.sqlite")
    assert things.contents() == things.expected()
    assert things.made == 500

    things.versions = {"newest": 0, **things.versions}
    assert things.contents() == things.expected()
    assert things.made == 1

    things.versions["thing 250"] = 1
    assert things.contents() == things.expected()
    assert things.made == 1
    assert things.contents() == things.expected()
    assert things.made == 0


def test_a_walk_of_changes_makes_no_more_than_a_run(tmp_path: Path) -> None:
    things = Things(tmp_path / "cache.sqlite")
    things.contents()
    made = []
    for _ in walk(things, random.Random(3), 60):
        assert things.contents() == things.expected()
        made.append(things.made)

    assert max(made) < 8 * LENGTH
    assert sum(made) < len(made) * LENGTH / 4


def test_what_is_damaged_is_made_anew(tmp_path: Path) -> None:
    things = Things(tmp_path / "cache.sqlite")
    things.contents()
    with closing(sqlite3.connect(things.file)) as kept, kept:
        kept.execute("update cached set value = substr(value, 1, length(value) - 3)")

    assert things.contents() == things.expected()
    assert things.made == 500


def test_what_a_build_has_no_need_of_is_kept_if_it_is_retained(tmp_path: Path) -> None:
    things = Things(tmp_path / "cache.sqlite")
    things.contents()
    for _ in range(20):
        cache = Cache(things.file)
        Runs(cache, "things", COLUMNS, [*things.versions], things.keys, things.make).retain()
        cache.save()

    things.contents()
    assert things.made == 0


def walk(things: Things, chance: random.Random, steps: int) -> Iterator[None]:
    """Things that are added, changed and taken away at any place."""
    for step in range(steps):
        names = [*things.versions]
        at = chance.randrange(len(names))
        match step % 3:
            case 0:
                names.insert(at, f"new {step}")
            case 1:
                things.versions[names[at]] += 1
            case _:
                names.pop(at)
        things.versions = {name: things.versions.get(name, 0) for name in names}
        yield
