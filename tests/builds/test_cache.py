"""What is kept between builds is only faster: the same bytes come out whatever is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from dissemination.cache import BUILDS, Cache, fingerprint
from dissemination.load import load
from dissemination.templating.compiled import CompiledTemplates
from tests.support.products import calendars, feeds
from tests.support.small import ADDRESSES, MOMENT, event, minimal, news


def never() -> bytes:
    pytest.fail("it was made again")


def everything(root: Path, cache: Cache) -> dict[str, bytes]:
    library = load(root, MOMENT)
    return {**feeds(library, ADDRESSES, cache), **calendars(library, ADDRESSES, cache)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache.sqlite"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {f"content/news/n{n}.md": news(f"Text {n}.", id=f"n{n}") for n in range(60)}
    files |= {f"content/events/e{n}.md": event(id=f"e{n}", start="2027-03-12") for n in range(3)}
    return minimal(tmp_path / "project", **files)


def test_a_value_is_made_once(file: Path) -> None:
    cache = Cache(file, "ground")
    assert cache.get_or_create(cache.key("a", 1), lambda: b"made") == b"made"
    assert cache.get_or_create(cache.key("a", 1), never) == b"made"
    cache.save()
    later = Cache(file, "ground")
    assert later.get_or_create(later.key("a", 1), never) == b"made"
    assert later.get(later.key("a", "1")) is None


def test_another_ground_keeps_nothing(file: Path) -> None:
    cache = Cache(file, "ground")
    cache.put(cache.key("a"), b"made")
    cache.save()
    other = Cache(file, "other ground")
    assert other.get(other.key("a")) is None


def test_the_ground_is_every_file_of_the_package(tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "a.py").write_text("a = 1")
    before = fingerprint(package)
    (package / "a.cpython-311.pyc").write_bytes(b"")
    assert fingerprint(package) == before
    (package / "page.html").write_text("<p>")
    assert fingerprint(package) != before


def test_what_no_build_asks_for_is_forgotten(file: Path) -> None:
    first = Cache(file)
    for name in ("used", "unused"):
        first.put(first.key(name), name.encode())
    first.save()
    for _ in range(2 * BUILDS):
        again = Cache(file)
        assert again.get(again.key("used")) == b"used"
        again.save()
    last = Cache(file)
    assert last.get(last.key("used")) == b"used"
    assert last.get(last.key("unused")) is None


def test_what_a_file_of_the_site_was_made_of_stays_as_long_as_the_file(file: Path) -> None:
    first = Cache(file)
    for address in ("news/", "events/"):
        with first.making(address):
            first.put(f"of {address}", address.encode())
    first.put("old", b"of none")
    first.save({"news/", "events/"})
    for number in range(3 * BUILDS):
        later = Cache(file)
        if number == 1:
            with later.making("events/"):
                later.put("new of events/", b"new")
        later.save({"news/", "events/"} if number < 2 * BUILDS else {"events/"})
        if number == 2 * BUILDS - 1:
            whole = Cache(file)
            values = [whole.get(key) for key in ("of news/", "new of events/", "of events/")]
            assert values == [b"news/", b"new", None]
    last = Cache(file)
    assert [last.get(key) for key in ("of news/", "new of events/", "old")] == [None, b"new", None]


def test_a_build_that_knows_no_site_deletes_nothing_of_its_files(file: Path) -> None:
    first = Cache(file)
    with first.making("news/"):
        first.put("of news", b"news")
    first.save({"news/"})
    for _ in range(3 * BUILDS):
        Cache(file).save()
    assert Cache(file).get("of news") == b"news"


def test_a_build_that_failed_keeps_what_it_made_and_forgets_nothing(file: Path) -> None:
    first = Cache(file, "ground")
    first.put("old", b"old")
    first.save()
    for number in range(2 * BUILDS):
        failed = Cache(file, "ground")
        failed.put(f"new {number}", b"new")
        failed.keep()
    later = Cache(file, "ground")
    assert [later.get(key) for key in ("old", "new 0", "new 15")] == [b"old", b"new", b"new"]


def test_what_was_saved_is_not_kept_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(file, "ground")
    cache.keep()
    assert not file.exists()
    cache.put("a", b"a")
    cache.save()
    monkeypatch.setattr(Cache, "_write", lambda *_: never())
    cache.keep()


def test_what_was_kept_is_there_after_a_kill_and_for_the_same_build(file: Path) -> None:
    cache = Cache(file, "ground")
    for name in ("a", "b"):
        cache.put(name, name.encode())
        cache.keep()
        assert Cache(file, "ground").get(name) == name.encode()
    assert cache.get_or_create("a", never) == b"a"


def test_much_is_kept_without_being_asked_and_not_held_in_memory(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dissemination.cache.MOST_HELD", 1000)
    cache = Cache(file, "ground")
    for number in range(30):
        cache.put(f"{number}", bytes(90))
    kept = [number for number in range(30) if Cache(file, "ground").get(f"{number}")]
    assert kept == [*range(24)]
    assert {cache.get(f"{number}") for number in range(30)} == {bytes(90)}


def test_what_cannot_be_kept_waits_until_the_build_is_saved(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dissemination.cache.PATIENCE", 0)
    Cache(file).save()
    cache = Cache(file)
    with closing(sqlite3.connect(file)) as other:
        other.execute("begin exclusive")
        cache.put("a", b"a")
        cache.keep()
        assert cache.get_or_create("a", never) == b"a"
        other.rollback()
    cache.save()
    assert Cache(file).get("a") == b"a"


def deleted(file: Path) -> None:
    file.unlink()


def no_database(file: Path) -> None:
    file.write_bytes(b"<html>" * 1000)


def torn(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.truncate(file.stat().st_size // 2)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def another_form(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("create table cached (other)")
    connection.close()


@pytest.mark.parametrize("damage", [deleted, no_database, torn, empty, another_form])
def test_a_damaged_store_is_as_if_nothing_were_kept(
    file: Path, root: Path, damage: Callable[[Path], None]
) -> None:
    cache = Cache(file)
    before = everything(root, cache)
    cache.save()
    damage(file)
    for _ in range(2):
        again = Cache(file)
        assert everything(root, again) == before
        again.save()
    last = Cache(file)
    last.put(last.key("a"), b"a")
    last.save()
    after = Cache(file)
    assert after.get(after.key("a")) == b"a"


def test_a_store_that_is_in_use_does_not_stop_a_build(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dissemination.cache.PATIENCE", 0)
    Cache(file).save()
    other = sqlite3.connect(file)
    other.execute("begin exclusive")
    cache = Cache(file)
    assert cache.get_or_create(cache.key("a"), lambda: b"a") == b"a"
    cache.save()
    other.rollback()
    other.close()
    assert file.exists()


def test_a_place_that_cannot_be_written_does_not_stop_a_build(tmp_path: Path) -> None:
    (tmp_path / "no-folder").write_text("")
    cache = Cache(tmp_path / "no-folder" / "cache.sqlite")
    cache.put(cache.key("a"), b"a")
    cache.save()


def test_feeds_and_calendars_from_what_is_kept_equal_those_made_anew(
    file: Path, root: Path
) -> None:
    """After every kind of change: of a text, a title, a file's name, data, and a deletion."""
    cache = Cache(file)
    everything(root, cache)
    cache.save()
    item = root / "content/news/n7.md"
    partner = root / "data/partners.yml"

    def retitled() -> None:
        item.write_text(item.read_text("utf-8").replace("title: ", "title: Not "), "utf-8")

    def renamed() -> None:
        item.rename(item.with_name("other.md"))

    def of_data() -> None:
        partner.write_text(partner.read_text("utf-8").replace("name: ", "name: New "), "utf-8")

    def deleted() -> None:
        (root / "content/news/n8.md").unlink()

    last: dict[str, bytes] = {}
    for change in (retitled, renamed, of_data, deleted):
        change()
        cache = Cache(file)
        files = everything(root, cache)
        cache.save()
        assert files == everything(root, Cache())
        assert files != last
        last = files


def test_only_what_changed_is_written_again(
    file: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(file)
    everything(root, cache)
    cache.save()
    monkeypatch.setattr("dissemination.feeds.slot.Slot.feed_entry", lambda *_: never())
    monkeypatch.setattr("dissemination.calendars.writer.vevent", lambda *_: never())
    everything(root, Cache(file))


def filled(file: Path) -> str:
    """A template, filled by a build with a cache."""
    cache = Cache(file)
    templates = {"page.html": "Few words of {{ name }}"}
    environment = Environment(
        loader=DictLoader(templates), autoescape=True, bytecode_cache=CompiledTemplates(cache)
    )
    text = environment.get_template("page.html").render(name="ours")
    cache.save()
    return text


def test_a_template_is_compiled_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(file)
    monkeypatch.setattr(Environment, "compile", lambda *_: never())
    assert filled(file) == "Few words of ours"


def test_a_template_with_other_words_is_compiled_again(file: Path) -> None:
    filled(file)
    with closing(sqlite3.connect(file)) as connection, connection:
        [[value]] = connection.execute("select value from cached")
        assert b"Few words" in value
        connection.execute("update cached set value = ?", [value.replace(b"Few", b"Any")])
    assert filled(file) == "Few words of ours"


def test_the_moment_is_in_nothing_that_is_kept(file: Path, root: Path) -> None:
    cache = Cache(file)
    everything(root, cache)
    cache.save()
    later = load(root, MOMENT + timedelta(days=500))
    assert feeds(later, ADDRESSES, Cache(file)) == feeds(later, ADDRESSES)
    assert calendars(later, ADDRESSES, Cache(file)) == calendars(later, ADDRESSES)
