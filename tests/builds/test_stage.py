"""The stage: the public folder becomes the staged one, and nothing else is touched."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier

import pytest

from dissemination.lock import Lock, locked
from dissemination.publish import (
    PublicationError,
    Published,
    Stage,
    digest,
    publish,
    publishing,
)
from dissemination.signals import Signals
from tests.support.frozen import ROOT


def write_files(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        file = folder / name.replace("__", "/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return folder


def contents(folder: Path) -> dict[str, str]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {file.relative_to(folder).as_posix(): file.read_text() for file in files}


def test_changed_files_are_replaced_vanished_ones_removed_equal_ones_left(tmp_path: Path) -> None:
    stage = write_files(tmp_path / "stage", same="1", changed="new", deep__added="x")
    public = write_files(tmp_path / "site", same="1", changed="old", gone__away="y")
    before = (public / "same").stat().st_mtime_ns
    assert publish(stage, public) == Published(changed=2, removed=1, unchanged=1)
    assert contents(public) == {"same": "1", "changed": "new", "deep/added": "x"}
    assert (public / "same").stat().st_mtime_ns == before
    assert not (public / "gone").exists()


@pytest.mark.parametrize("closed", ["news", "old", "."])
def test_a_folder_that_cannot_be_written_is_told_before_any_file_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    """Root, who may run the tests, can write everywhere."""
    stage = write_files(tmp_path / "stage", a="new", news__x__b="new", same="1")
    public = write_files(tmp_path / "site", a="old", news__c="old", old__d="old", same="1")
    before = contents(public)
    access = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: path != public / closed and access(path, mode)
    )

    with pytest.raises(PermissionError) as caught:
        publish(stage, public)

    assert caught.value.filename == str(public / closed)
    assert contents(public) == before


def test_the_first_publication_makes_the_folder(tmp_path: Path) -> None:
    publish(write_files(tmp_path / "stage", a="1"), tmp_path / "new" / "site")
    assert contents(tmp_path / "new" / "site") == {"a": "1"}


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    public = write_files(tmp_path / "site", news="a file")
    publish(write_files(tmp_path / "one", news__x="1"), public)
    assert contents(public) == {"news/x": "1"}
    publish(write_files(tmp_path / "two", news="2"), public)
    assert contents(public) == {"news": "2"}


def test_a_name_may_be_as_long_as_the_system_allows(tmp_path: Path) -> None:
    name = "x" * 255
    publish(write_files(tmp_path / "stage", **{name: "1"}), tmp_path / "site")
    assert contents(tmp_path / "site") == {name: "1"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets not everyone make links")
def test_nothing_is_written_behind_a_link_to_a_folder(tmp_path: Path) -> None:
    mine = write_files(tmp_path / "mine", same="1", index="mine")
    public = write_files(tmp_path / "site", index="old")
    (public / "news").symlink_to(mine)
    (public / "deep").mkdir()
    (public / "deep/other").symlink_to(mine)

    publish(write_files(tmp_path / "stage", index="new", news__same="1"), public)

    assert contents(public) == {"index": "new", "news/same": "1"}
    assert contents(mine) == {"same": "1", "index": "mine"}
    assert not (public / "news").is_symlink()
    assert not (public / "deep").exists()


def test_what_stands_stays(tmp_path: Path) -> None:
    stage = write_files(tmp_path / "stage", changed="new")
    public = write_files(tmp_path / "site", changed="old", stands="1", gone="2")
    assert publish(stage, public, standing={"stands"}) == Published(1, 1, 1)
    assert contents(public) == {"changed": "new", "stands": "1"}


def test_a_file_that_differs_by_capitals_from_one_of_the_site_is_not_deleted_where_both_are_one(
    tmp_path: Path,
) -> None:
    """As on a disk that ignores capitals: here two names of one file."""
    public = write_files(tmp_path / "site", Upper="1", Other="2", other="3")
    (public / "upper").hardlink_to(public / "Upper")
    publish(write_files(tmp_path / "stage", changed="new"), public, standing={"upper", "other"})
    assert contents(public) == {"changed": "new", "Upper": "1", "upper": "1", "other": "3"}


# What was prepared


PREPARED = {"index.html": digest(b"home"), "news/index.html": digest(b"news"), "site.css": ""}


def prepared(folder: Path) -> Path:
    return write_files(
        folder, **{"index.html": "home", "news__index.html": "news", "site.css": "c"}
    )


@pytest.mark.parametrize(
    ("name", "spoilt"),
    [
        ("index.html", b""),
        ("news/index.html", b"hews"),
        ("news/index.html", None),
        ("site.css", None),
    ],
)
def test_a_stage_that_is_not_as_it_was_prepared_is_not_published(
    tmp_path: Path, name: str, spoilt: bytes | None
) -> None:
    stage = prepared(tmp_path / "cache" / "stage")
    public = write_files(tmp_path / "site", old="old")
    if spoilt is None:
        (stage / name).unlink()
    else:
        (stage / name).write_bytes(spoilt)

    with pytest.raises(PublicationError) as raised:
        publish(stage, public, PREPARED)

    assert f"of 3 prepared files 1 are missing or changed ({name})" in str(raised.value)
    assert "\n" not in str(raised.value)
    assert contents(tmp_path) == {"site/old": "old"}


def test_a_stage_is_published_with_what_plugins_added(tmp_path: Path) -> None:
    stage = prepared(tmp_path / "cache" / "stage")
    (stage / "more.txt").write_text("more")
    assert publish(stage, tmp_path / "site", PREPARED).changed == 4


@pytest.mark.parametrize("exists", [True, False])
def test_no_stage_is_no_empty_site(tmp_path: Path, exists: bool) -> None:
    public = write_files(tmp_path / "site", old="old")
    if exists:
        (tmp_path / "cache/stage").mkdir(parents=True)
    with pytest.raises(PublicationError, match="the prepared files are gone"):
        publish(tmp_path / "cache/stage", public, PREPARED if exists else None)
    assert contents(public) == {"old": "old"}


def test_names_are_told_up_to_three(tmp_path: Path) -> None:
    stage = write_files(tmp_path / "stage", kept="1")
    with pytest.raises(PublicationError, match=r"5 are missing or changed \(a, b, c, …\)"):
        publish(stage, tmp_path / "site", dict.fromkeys("abcde", ""))


# What a killed publication leaves


def test_the_next_publication_removes_what_a_killed_one_left(tmp_path: Path) -> None:
    public = write_files(tmp_path / "site", index="old", **{"news__.0123456789abcdef.new": "half"})
    write_files(tmp_path / ".site-0123456789abcdef", index="half")
    write_files(tmp_path / "cache", **{"publishing.lock": ""})
    others = write_files(tmp_path / ".site-of-mine", index="mine")

    with publishing(tmp_path / "cache"):
        publish(write_files(tmp_path / "cache/stage", index="new"), public)

    assert contents(tmp_path) == {"site/index": "new", f"{others.name}/index": "mine"}
    assert not (public / "news").exists()


def test_a_public_folder_on_another_disk_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def across(new: Path, old: Path) -> None:
        if new.parent != old.parent:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        replace(new, old)

    monkeypatch.setattr("os.replace", across)
    stage = write_files(tmp_path / "cache/stage", a="new", deep__b="new")
    publish(stage, write_files(tmp_path / "site", a="old"))
    assert contents(tmp_path) == {"site/a": "new", "site/deep/b": "new"}


def test_stages_of_killed_builds_are_removed_and_those_of_living_ones_are_not(
    tmp_path: Path,
) -> None:
    killed = write_files(tmp_path / ".cache/stage-0123", index="half")
    (tmp_path / ".cache/stage-4567.lock").touch()
    with Stage(tmp_path) as living:
        with Stage(tmp_path) as second:
            assert not killed.exists()
            assert living.folder != second.folder
            assert living.folder.is_dir()
        assert living.folder.is_dir()
    assert list((tmp_path / ".cache").iterdir()) == []


def test_an_error_of_a_vanished_folder_is_known(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with Stage(tmp_path) as stage, Stage(tmp_path / "other") as other:
        shutil.rmtree(tmp_path / ".cache")
        for folder in (stage.folder, stage.folder.parent):
            with pytest.raises(FileNotFoundError) as raised:
                (folder / "index.html").write_text("home")
            assert stage.was_emptied(raised.value)
            assert not other.was_emptied(raised.value)
        assert not stage.was_emptied(OSError(errno.ENOSPC, "No space", str(stage.folder)))


# Two at once


def test_two_publications_at_once_are_one_after_the_other(tmp_path: Path) -> None:
    public, at_once = tmp_path / "site", Barrier(2)
    sites = [{f"{n}.html": f"{name} {n}" for n in range(60)} for name in ("one", "two")]
    sites[1]["more.html"] = "two more"

    def published(stage: Path) -> Published:
        at_once.wait()
        with publishing(tmp_path / "cache"):
            return publish(stage, public)

    for _ in range(12):
        names = ("stage-one", "stage-two")
        stages = [
            write_files(tmp_path / "cache" / name, **site)
            for name, site in zip(names, sites, strict=True)
        ]
        with ThreadPoolExecutor(2) as threads:
            list(threads.map(published, stages))
        assert contents(public) in sites
        assert list((tmp_path / "cache").glob("*.lock")) == []


def test_a_publication_that_does_not_end_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dissemination.publish.PATIENCE", 0.1)
    stage = write_files(tmp_path / "cache/stage", a="1")
    with locked(tmp_path / "cache/publishing.lock", 0) as held:
        assert held
        with (
            pytest.raises(PublicationError, match="another build has been publishing"),
            publishing(tmp_path / "cache"),
        ):
            publish(stage, tmp_path / "site")
    assert contents(tmp_path) == {"cache/stage/a": "1"}


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from dissemination.lock import Lock;"
        "assert Lock(Path(sys.argv[1])).acquire(); print('held', flush=True); time.sleep(60)"
    )
    file = tmp_path / "a.lock"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(file)],
        env=os.environ | {"PYTHONPATH": str(ROOT / "hooks")},
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n" or sys.platform == "win32"
        assert not Lock(file).acquire()
        holder.kill()
    with locked(file, 5) as held:
        assert held
    assert not file.exists()


def test_who_waits_for_a_lock_gets_none_on_a_file_that_is_gone(tmp_path: Path) -> None:
    file = tmp_path / "a.lock"
    first, second, third = Lock(file), Lock(file), Lock(file)
    assert first.acquire()
    assert not second.acquire()
    first.release()
    assert second.acquire()
    assert not third.acquire()
    second.release()
    assert not file.exists()


# Signals


@contextmanager
def attached(lines: list[str]) -> Iterator[Signals]:
    signals = Signals(lines.append).attach()
    try:
        yield signals
    finally:
        signals.detach()


def test_a_signal_ends_a_build_and_is_told_in_one_line() -> None:
    lines: list[str] = []
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(SystemExit) as raised, attached(lines):
        signal.raise_signal(signal.SIGTERM)
    assert raised.value.code == 128 + signal.SIGTERM
    assert lines == ["Stopped by SIGTERM; nothing was published"]
    assert signal.getsignal(signal.SIGTERM) == before


def test_a_signal_waits_for_the_end_of_a_publication(tmp_path: Path) -> None:
    lines: list[str] = []
    stage = write_files(tmp_path / "cache/stage", a="new", b="new")

    @contextmanager
    def moving(signals: Signals) -> Iterator[None]:
        with signals.held():
            signal.raise_signal(signal.SIGTERM)
            yield

    with pytest.raises(SystemExit), attached(lines) as signals:
        publish(stage, tmp_path / "site", None, lambda: moving(signals))
    assert contents(tmp_path) == {"site/a": "new", "site/b": "new"}
    assert lines == ["Stopped by SIGTERM when the site had been published"]


def test_ctrl_c_waits_for_the_end_of_a_publication() -> None:
    lines: list[str] = []

    def publication() -> None:
        with attached([]) as signals, signals.held():
            signal.raise_signal(signal.SIGINT)
            lines.append("published")

    with pytest.raises(KeyboardInterrupt):
        publication()
    assert lines == ["published"]


def test_what_the_caller_ignores_stays_ignored() -> None:
    former = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        with attached([]):
            signal.raise_signal(signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, former)


def test_a_stage_becomes_the_public_folder_where_there_is_none(tmp_path: Path) -> None:
    stage, public = tmp_path / "stage", tmp_path / "public"
    (stage / "news").mkdir(parents=True)
    (stage / "news/index.html").write_bytes(b"page")
    node = (stage / "news").stat().st_ino
    assert str(publish(stage, public)) == "1 files changed, 0 removed, 0 unchanged"
    assert (public / "news").stat().st_ino == node
    assert [path.name for path in tmp_path.iterdir()] == ["public"]
