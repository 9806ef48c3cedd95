"""What was read before and kept gives the same problems, warnings and records as reading anew; what
is damaged, changed or read by another code is read anew."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from dissemination import inputs, sealed
from dissemination.checks import catalogue, loaded_project
from dissemination.checks.kept_reading import NAME, KeptReading
from dissemination.checks.loaded_project import LoadedProject
from dissemination.cli import main
from dissemination.desk.kept_check import NAME as CHECKED
from dissemination.desk.kept_check import Run
from dissemination.load import load, loaded
from dissemination.model.packed import packed, unpacked
from dissemination.problems import ContentError
from dissemination.source import entries
from dissemination.source.front_matter import split
from dissemination.source.kept_entry import CHANGED, KeptEntry
from dissemination.source.plain_yaml import plain_tree
from dissemination.source.yaml_reading import tree
from dissemination.stamps import FINE_GRAIN
from tests.content.test_broken import CASES, laid
from tests.support.frozen import INNO_DROP, copy_project
from tests.support.sample import every
from tests.support.small import MOMENT, minimal, news

LONG_AGO = 1_700_000_000


def said(root: Path, kept: KeptReading | None = None) -> tuple[Any, ...]:
    """Problems, advice and notices of a project; what is kept is written."""
    kept = kept or KeptReading()
    project = loaded(root, MOMENT, "https://example.org/", kept=kept)
    if not project.reading.is_whole:
        return (sorted(set(project.reading.problems)),)
    problems = sorted({*project.reading.problems, *catalogue.problems(project)})
    kept.save()
    notices = sorted(catalogue.notices(project))
    return problems, sorted(set(catalogue.advice(project))), notices, kept_paths(project)[1]


def kept_paths(project: LoadedProject) -> tuple[list[str], list[str]]:
    """The items that were kept, and all."""
    items = project.entries
    return [e.path for e in items if isinstance(e, KeptEntry)], [e.path for e in items]


def aged(root: Path) -> Path:
    """The files of a project as if they had not been changed for long."""
    for file in [*root.rglob("*.md"), *root.rglob("*.yml")]:
        if file.is_file() and not file.is_symlink():
            os.utime(file, (LONG_AGO, LONG_AGO))
    return root


def in_cache(root: Path) -> KeptReading:
    (root / ".cache").mkdir(exist_ok=True)
    return KeptReading(root / ".cache", "code")


@pytest.mark.parametrize("case", every(6, CASES), ids=lambda case: case.stem)
def test_problems_of_a_kept_reading_are_those_of_a_fresh_one(case: Path, tmp_path: Path) -> None:
    laid(yaml.load(case.read_text("utf-8"), Loader=yaml.CSafeLoader), tmp_path)
    fresh = said(tmp_path)
    assert said(tmp_path, in_cache(tmp_path)) == fresh
    assert said(tmp_path, in_cache(tmp_path)) == fresh
    added = tmp_path / "content/news/one-more.md"
    if not added.parent.is_dir():
        return
    added.write_text(news("See [this](../events/none.md#there).\n\n#### Too deep"), "utf-8")
    assert said(tmp_path, in_cache(tmp_path)) == said(tmp_path)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return aged(copy_project(tmp_path_factory.mktemp("kept")))


def test_an_unchanged_item_is_not_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = load(project, MOMENT)
    assert load(project, MOMENT, kept=in_cache(project)).news.keys() == fresh.news.keys()
    again = loaded(project, MOMENT, kept=in_cache(project))
    kept, every = kept_paths(again)
    assert kept == every

    def no_reading(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(entries, "tree", no_reading)
    monkeypatch.setattr(loaded_project, "examine", no_reading)
    library = load(project, MOMENT, kept=in_cache(project))
    monkeypatch.undo()
    for name in ("news", "events", "practices"):
        for own_id, entry in getattr(fresh, name).items():
            other = getattr(library, name)[own_id]
            assert (other.item, repr(other.item)) == (entry.item, repr(entry.item))
            assert vars(other.item).keys() == vars(entry.item).keys()
            assert other.item.model_fields_set == entry.item.model_fields_set
            assert (other.kind, other.slug, other.path) == (entry.kind, entry.slug, entry.path)
            assert (other.body, other.body_line) == (entry.body, entry.body_line)
            assert (other.digest, other.folder) == (entry.digest, entry.folder)
    assert (library.advice, library.held_back) == (fresh.advice, fresh.held_back)
    assert (library.page_anchors, library.pictures) == (fresh.page_anchors, fresh.pictures)


def test_positions_of_a_kept_item_are_those_of_its_file(project: Path) -> None:
    said(project, in_cache(project))
    fresh, kept = (loaded(project, MOMENT, kept=k) for k in (None, in_cache(project)))
    for one, other in zip(fresh.entries, kept.entries, strict=True):
        assert isinstance(other, KeptEntry)
        tree_of, kept_tree = one.front_matter.tree, other.front_matter.tree
        assert (kept_tree.data, kept_tree.lines) == (tree_of.data, tree_of.lines)
        assert (kept_tree.literals, kept_tree.reported) == (tree_of.literals, tree_of.reported)


def test_every_record_is_the_same_when_it_was_packed(project: Path) -> None:
    reading = loaded(project, MOMENT).reading
    located: list[Any] = [*reading.groups.values()]
    located += [record for of_kind in reading.records.values() for record in of_kind]
    located += [entry.front_matter for of_kind in reading.entries.values() for entry in of_kind]
    assert len(located) > 100
    for record in (each.record for each in located):
        again = unpacked(type(record), json.loads(json.dumps(packed(record))))
        assert (again, repr(again)) == (record, repr(record))
        assert again.model_fields_set == record.model_fields_set


def changes(file: Path, text: str) -> Iterator[str]:
    """Ways in which an item's file can become another one."""
    status = file.stat()
    yield "longer"
    file.write_text(text + "\nMore.\n", "utf-8")
    yield "as long, at the same time"
    file.write_text(text.replace("words", "WORDS"), "utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_a_changed_item_is_read_anew(tmp_path: Path) -> None:
    text = news("Some words.")
    file = aged(minimal(tmp_path, **{"content/news/a.md": text})) / "content/news/a.md"
    load(tmp_path, MOMENT, kept=in_cache(tmp_path))
    for _ in changes(file, text):
        [entry] = load(tmp_path, MOMENT, kept=in_cache(tmp_path)).news.values()
        assert entry.body == split(file.read_text("utf-8"), "")[0].body  # type: ignore[union-attr]


def test_an_item_that_was_just_changed_is_compared_by_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = news("Some words.")
    file = minimal(tmp_path, **{"content/news/a.md": text}) / "content/news/a.md"
    load(tmp_path, MOMENT, kept=in_cache(tmp_path))
    stamp = "dissemination.checks.kept_reading._stamp"
    now = file.stat()
    as_before = [now.st_mtime_ns, now.st_size, now.st_ino, now.st_ctime_ns]
    monkeypatch.setattr(stamp, lambda _: as_before)  # a disk with a coarse clock
    file.write_text(text.replace("words", "WORDS"), "utf-8")
    [entry] = load(tmp_path, MOMENT, kept=in_cache(tmp_path)).news.values()
    assert "WORDS" in entry.body


@pytest.mark.parametrize("damage", ["cut", "one sign", "no text", "another code"])
def test_what_is_damaged_is_read_anew(damage: str, tmp_path: Path) -> None:
    items = {f"content/news/{name}.md": news("Some words.", id=name, title=name) for name in "abc"}
    aged(minimal(tmp_path, **items))
    fresh = said(tmp_path)
    said(tmp_path, in_cache(tmp_path))
    file = tmp_path / ".cache" / NAME
    whole = file.read_bytes()
    file.write_bytes(
        {
            "cut": whole[: len(whole) // 2],
            "one sign": whole.replace(b"a.md", b"x.md", 1),
            "no text": b"\xff\n\xfe",
            "another code": whole,
        }[damage]
    )
    code = "another" if damage == "another code" else "code"
    kept = KeptReading(tmp_path / ".cache", code)
    assert said(tmp_path, kept) == fresh
    paths, every = kept_paths(loaded(tmp_path, MOMENT, kept=in_cache(tmp_path)))
    assert paths == ([] if damage == "another code" else every)


def test_a_file_that_changes_while_it_is_read_is_told(tmp_path: Path) -> None:
    file = aged(minimal(tmp_path, **{"content/news/a.md": news("Some words.")}))
    load(tmp_path, MOMENT, kept=in_cache(tmp_path))
    [entry] = load(tmp_path, MOMENT, kept=in_cache(tmp_path)).news.values()
    (file / "content/news/a.md").write_text(news("Others."), "utf-8")
    with pytest.raises(ContentError, match=CHANGED.wording[:20]):
        _ = entry.body


def test_plain_front_matter_is_read_as_by_the_parser() -> None:
    files = [*INNO_DROP.rglob("content/**/*.md")]
    plain = 0
    for file in files:
        parts, _ = split(file.read_text("utf-8"), "")
        if parts and (read := plain_tree(parts.fields)):
            plain += 1
            assert (read, []) == tree(parts.fields, "")
    assert plain > len(files) / 3


LINES = (
    *(
        "a: b",
        "x: [a, b-c, 2]",
        "y: [null]",
        "z: [a,b]",
        "  k l: v",
        "title: 'it''s'",
        's: "x: y"',
        "s: 'a # b'",
        "x:",
        "- a",
        "  - b",
        "  k: v",
    ),
    *("  more words", "  c: d e", "- 'q'", "n: null", "n: ~", "z: é à", "k: [a]", "k: |"),
    *("    deep", "- k: v", "a:b", "a: b:", "a: b c:d", "# r", "", "a: b # c", '  x: ""'),
    *("date: 2020-01-01 10:00", "no: yes", "   odd", "y: “q”", "a: -", "a: -b", "- - x"),
    *("  'q'", "e: &x y", "e: *x", "e: !t y", "w: a, b", "w: a] b", "? x", r"a: b\c"),
    *(r'q: "b\c"', "b: 'x' y", 'v: "a"b', "a-b: c", "Up: x", "a: b ", "a: b\tc", "---", "..."),
)


def test_what_is_taken_for_plain_is_so() -> None:
    numbers = range(len(LINES))
    thirds = (0, 4, 5, 7, 8)
    texts = [
        f"\n{LINES[a]}\n{LINES[b]}\n{LINES[c]}"
        for a in numbers
        for b in numbers
        for c in (*thirds, a, b)
    ]
    plain = [(text, read) for text in texts if (read := plain_tree(text))]
    assert len(plain) > 100
    for text, read in plain:
        assert (read, []) == tree(text, ""), text


def test_an_unchanged_project_is_told_without_loading_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aged(minimal(tmp_path, **{"content/news/a.md": news("TODO: some words.")}))
    shutil.copy(INNO_DROP / "mkdocs.yml", tmp_path)  # it names SITE_URL
    for grain in ("GRAIN", "FINE_GRAIN"):
        monkeypatch.setattr(f"dissemination.stamps.{grain}", -(10**18))  # as if of long ago

    def checked(moment: Any = MOMENT, **environment: str) -> str:
        variables = {"SOURCE_DATE_EPOCH": str(int(moment.timestamp())), **environment}
        run = CliRunner().invoke(main, ["check", "--root", str(tmp_path)], env=variables)
        return run.output

    first = checked()
    loads: list[object] = []

    def noted(*arguments: Any, **others: Any) -> LoadedProject:
        loads.append(arguments)
        return loaded(*arguments, **others)

    monkeypatch.setattr("dissemination.load.loaded", noted)
    assert (checked(), loads) == (first, [])
    assert (checked(MOMENT + timedelta(days=1)), len(loads)) == (first, 1)
    assert (checked(SITE_URL="https://other.example/"), len(loads)) == (first, 2)
    checked()
    loads.clear()
    (tmp_path / "content/news/a.md").unlink()
    assert "0 news items" in checked()
    assert len(loads) == 1
    shutil.rmtree(tmp_path / ".cache")
    assert "0 news items" in checked()


def test_what_was_checked_just_after_it_was_written_is_kept(tmp_path: Path) -> None:
    minimal(tmp_path)
    for file in tmp_path.rglob("*"):
        os.utime(file)  # a time with fractions of a second, as most disks have
    time.sleep(3 * FINE_GRAIN / 10**9)
    run = CliRunner().invoke(main, ["check", "--root", str(tmp_path)])
    assert run.exit_code == 0
    assert (tmp_path / ".cache" / CHECKED).exists()
    assert sealed.read(tmp_path / ".cache" / CHECKED)["lines"] == run.stdout.splitlines()


def test_what_changed_while_it_was_checked_is_not_kept(tmp_path: Path) -> None:
    minimal(tmp_path)
    run = Run(tmp_path, {}, MOMENT, "")
    began = max(max(own[1:]) for own in inputs.inputs(tmp_path, "site").values())
    run.keep([], "site", [], MOMENT + timedelta(days=1), began + 10)
    assert run.kept_lines() is None
