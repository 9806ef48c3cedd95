"""The stage: the public folder becomes the staged one, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

from dissemination.publish import Published, publish


def write_files(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
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
