"""Whatever befalls the cache between two builds, the next one gives what a cold one gives."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from dissemination.cache import Cache
from dissemination.desk.build_site import build_site
from tests.support.frozen import KEPT, MOMENT
from tests.support.mkdocs import call_mkdocs
from tests.support.small import NEWS

FILE: Final = ".cache/cache.sqlite"
LEAF: Final = 13  # the first byte of a page of SQLite that holds rows

Spoil = Callable[[Path], None]


@contextmanager
def opened(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file)) as connection, connection:
        yield connection


def sql(*statements: str) -> Spoil:
    """Spoils a file by statements of SQL."""

    def spoil(file: Path) -> None:
        with opened(file) as connection:
            for statement in statements:
                connection.execute(statement)

    return spoil


def values(change: Callable[[bytes], object]) -> Spoil:
    """Spoils every value."""

    def spoil(file: Path) -> None:
        with opened(file) as connection:
            rows = connection.execute("select key, value from cached").fetchall()
            changed = [(change(value), key) for key, value in rows]
            connection.executemany("update cached set value = ? where key = ?", changed)

    return spoil


def bits(seed: int, count: int = 40, start: int = 0, end: int | None = None) -> Spoil:
    """Flips bits from a start to an end."""

    def spoil(file: Path) -> None:
        chance, content = random.Random(seed), bytearray(file.read_bytes())
        for _ in range(count):
            content[chance.randrange(start, end or len(content))] ^= 1 << chance.randrange(8)
        file.write_bytes(content)

    return spoil


def bytes_of(change: Callable[[bytes], bytes]) -> Spoil:
    """Spoils the file as a whole."""

    def spoil(file: Path) -> None:
        file.write_bytes(change(file.read_bytes()))

    return spoil


def flipped(value: bytes) -> bytes:
    return value[:-1] + bytes([value[-1] ^ 1]) if value else b"x"


def other_words(value: bytes) -> bytes:
    """A text with other words of the same length: what a template, a feed or an event says."""
    return value.replace(b"the", b"hte").replace(b"The", b"Hte").replace(b"and", b"dna")


def shifted(file: Path) -> None:
    """Every value with its digest under the key of another."""
    with opened(file) as connection:
        rows = connection.execute("select key, value, seal from cached order by key").fetchall()
        moved = [
            (value, seal, key)
            for (key, *_), (_, value, seal) in zip(rows, rows[1:] + rows[:1], strict=True)
        ]
        connection.executemany("update cached set value = ?, seal = ? where key = ?", moved)


def pages_swapped(file: Path) -> None:
    """Two pages of rows in each other's place."""
    content, size = bytearray(file.read_bytes()), 4096
    leaves = [at for at in range(size, len(content), size) if content[at] == LEAF]
    one, two = leaves[len(leaves) // 3], leaves[2 * len(leaves) // 3]
    one_page, two_page = content[one : one + size], content[two : two + size]
    content[one : one + size], content[two : two + size] = two_page, one_page
    file.write_bytes(content)


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_link_to_itself(file: Path) -> None:
    file.unlink()
    file.symlink_to(file)


def a_journal(file: Path) -> None:
    """What a build leaves that is killed while it writes, with bytes of something else."""
    file.with_name(f"{file.name}-journal").write_bytes(file.read_bytes()[:50_000])
    file.with_name(f"{file.name}-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(4000))


def leftovers_of_killed_builds(file: Path) -> None:
    for name in ("stage-0123", "stage-4567"):
        (file.parent / name / "news").mkdir(parents=True)
        (file.parent / name / "news/index.html").write_text("Half a page")
    (file.parent / "stage-4567.lock").touch()
    (file.parent / "stage-89ab.lock").touch()
    (file.parent / "publishing.lock").write_bytes(b"1234")


def the_old_form(file: Path) -> None:
    """A cache whose values have no digests."""
    with opened(file) as connection:
        connection.execute("create table old as select key, value from cached")
        connection.execute("drop table cached")
        connection.execute("alter table old rename to cached")


WAYS: Final[dict[str, Spoil]] = {
    "40 bits": bits(1),
    "40 other bits": bits(2),
    "40 bits again": bits(3),
    "4000 bits": bits(4, 4000),
    "bits behind the header": bits(5, 400, 8192),
    "bits of the header": bits(6, 4, 0, 100),
    "the last bit of each value": values(flipped),
    "other words": values(other_words),
    "a byte less": values(lambda value: value[:-1]),
    "a byte more": values(lambda value: value + b" "),
    "no bytes": values(lambda value: b""),
    "text": values(lambda value: value.decode("latin-1")),
    "numbers": values(len),
    "under another key": shifted,
    "without digests": sql("update cached set seal = ''"),
    "one digest for all": sql("update cached set seal = (select min(seal) from cached)"),
    "the old form": the_old_form,
    "keys of another case": sql("update cached set key = upper(key)"),
    "a view": sql(
        "alter table cached rename to former", "create view cached as select * from former"
    ),
    "no number of the last build": sql("update used set build = 'many'"),
    "a huge number of the last build": sql("update used set build = 9223372036854775807"),
    "no list of what is used": sql("drop table used"),
    "pages swapped": pages_swapped,
    "the first half": bytes_of(lambda content: content[: len(content) // 2]),
    "zeros at the end": bytes_of(lambda content: content[:50_000] + bytes(len(content) - 50_000)),
    "another page size": bytes_of(lambda content: content[:16] + b"\x02\x00" + content[18:]),
    "something else": bytes_of(lambda content: b"<html>" * 9999),
    "nothing": bytes_of(lambda content: b""),
    "a folder": a_folder,
    "a link to itself": a_link_to_itself,
    "a journal of something else": a_journal,
    "leftovers": leftovers_of_killed_builds,
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A cache with a few hundred values."""
    (tmp_path / ".cache").mkdir()
    cache = Cache(tmp_path / FILE)
    for number in range(300):
        cache.put(cache.key(number), value(number))
    cache.save()
    return tmp_path / FILE


def value(number: int) -> bytes:
    return f"The value {number} and the rest of it. ".encode() * (1 + number % 50)


@pytest.mark.parametrize("way", WAYS)
def test_no_wrong_value_comes_out_of_a_spoilt_file(file: Path, way: str) -> None:
    WAYS[way](file)
    for _ in range(2):
        cache = Cache(file)
        for number in range(300):
            cached = cache.get(cache.key(number))
            assert cached in (None, value(number))
            if cached is None:
                cache.put(cache.key(number), value(number))
        cache.save()
    if file.is_file():
        again = Cache(file)
        assert again.get(again.key(7)) == value(7)


@pytest.mark.slow
@pytest.mark.parametrize("way", [*WAYS][::3])
def test_a_build_from_a_spoilt_cache_equals_a_cold_one(
    tmp_path: Path, small_site: Path, way: str
) -> None:
    ignored = shutil.ignore_patterns("__pycache__", "site")
    project = shutil.copytree(
        small_site.parent, tmp_path / "project", symlinks=True, ignore=ignored
    )
    WAYS[way](project / FILE)

    run = call_mkdocs(project, "build")

    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr + run.stdout
    assert contents(project / "site") == contents(small_site)
    assert {path.name for path in (project / ".cache").iterdir()} <= KEPT


@pytest.fixture(scope="module")
def own_project(tmp_path_factory: pytest.TempPathFactory, small_site: Path) -> Path:
    """The small project as a build of our own left it."""
    project = tmp_path_factory.mktemp("own") / "project"
    shutil.copytree(small_site.parent, project, symlinks=True)
    assert own_build(project) == 0
    return project


@pytest.fixture(scope="module")
def with_more_words(tmp_path_factory: pytest.TempPathFactory, own_project: Path) -> Path:
    """The site of the same with more words, from a cold build."""
    unkept = shutil.ignore_patterns(".cache", "site")
    project = tmp_path_factory.mktemp("cold") / "project"
    shutil.copytree(own_project, project, symlinks=True, ignore=unkept)
    add_words(project)
    assert own_build(project) == 0
    return project / "site"


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_our_own_build_from_a_spoilt_cache_equals_a_cold_one(
    tmp_path: Path, own_project: Path, with_more_words: Path, way: str
) -> None:
    project = shutil.copytree(own_project, tmp_path / "project", symlinks=True)
    WAYS[way](project / FILE)
    add_words(project)

    assert own_build(project) == 0

    assert (project / "site/news/opening/index.html").read_text("utf-8").count("More words.") == 1
    assert contents(project / "site") == contents(with_more_words)
    assert {path.name for path in (project / ".cache").iterdir()} <= KEPT


def add_words(project: Path) -> None:
    with (project / NEWS).open("a", encoding="utf-8") as file:
        file.write("\nMore words.\n")


def own_build(project: Path) -> int:
    moment = datetime.fromtimestamp(MOMENT, UTC)
    return build_site(project, {}, moment, print, nullcontext)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }
