"""The comparison with what is public: where the earlier state comes from, and where it cannot be
had. What it tells is in the golden cases `tests/broken/history-*.yml`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner, Result

from dissemination.checks.history.earlier import earlier
from dissemination.checks.history.snapshot import Snapshot
from dissemination.cli import main
from dissemination.source.reading import read_project
from tests.support.repository import Repository
from tests.support.small import MOMENT, minimal, news

ITEM: Final = "content/news/a.md"
CHANGED: Final = f'{ITEM}:2: id: it was "a" when this was published'
LEFT_OUT: Final = "Left out: the comparison with what is public, since "


def checked(root: Path, *options: str, **environment: str) -> Result:
    """What `dissemination check` says of a folder."""
    own = {"SOURCE_DATE_EPOCH": str(int(MOMENT.timestamp())), "SINCE": "", **environment}
    run = CliRunner().invoke(main, ["check", "--root", str(root), *options], env=own)
    assert run.exception is None or isinstance(run.exception, SystemExit)
    return run


def reason(run: Result) -> str:
    """Why nothing was compared; it is one line, and no problem."""
    [line] = run.stderr.splitlines()
    assert line.startswith(LEFT_OUT)
    assert run.exit_code == 0, run.output
    return line.removeprefix(LEFT_OUT)


def told(run: Result) -> bool:
    """Whether the changed id is told, and that alone."""
    return run.exit_code == 1 and run.stderr == "" and run.stdout.startswith(CHANGED)


def change(root: Path) -> None:
    """Give the item another id."""
    minimal(root, **{ITEM: news(id="b")})


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A project with one item, which is committed."""
    repository = Repository(minimal(tmp_path / "project", **{ITEM: news()}))
    repository.commit()
    return repository


# Where the earlier state comes from


def test_the_last_commit(repository: Repository) -> None:
    assert checked(repository.root).exit_code == 0
    change(repository.root)
    assert told(checked(repository.root))


def test_another_revision(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.git("tag", "public")
    change(repository.root)
    repository.commit()

    assert checked(repository.root).exit_code == 0
    for revision in (first, first[:12], "HEAD~1", "public", "main@{1}"):
        assert told(checked(repository.root, "--since", revision)), revision
    assert told(checked(repository.root, SINCE=first))


def test_the_gate_compares_too(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD")
    change(repository.root)
    repository.commit()
    own = {"SOURCE_DATE_EPOCH": str(int(MOMENT.timestamp())), "SINCE": first}
    assert told(CliRunner().invoke(main, ["verify", "--root", str(repository.root)], env=own))
    assert not (repository.root / "site").exists()


def test_a_project_below_the_root_of_its_repository(tmp_path: Path) -> None:
    root = minimal(tmp_path / "sites/one", **{ITEM: news()})
    minimal(tmp_path, **{ITEM: news(id="of-another")})
    Repository(tmp_path).commit()
    assert checked(root).exit_code == 0
    change(root)
    assert told(checked(root))


def test_a_worktree(repository: Repository, tmp_path: Path) -> None:
    repository.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"))
    change(tmp_path / "tree")
    assert told(checked(tmp_path / "tree"))
    assert checked(repository.root).exit_code == 0


def test_a_hook_of_another_repository(repository: Repository, tmp_path: Path) -> None:
    """Git tells its hooks by variables where they are."""
    other = Repository(minimal(tmp_path / "other"))
    other.commit()
    change(repository.root)
    git = {"GIT_DIR": str(other.root / ".git"), "GIT_WORK_TREE": str(other.root)}
    git |= {"GIT_INDEX_FILE": str(other.root / ".git/index"), "GIT_OBJECT_DIRECTORY": "nowhere"}
    assert told(checked(repository.root, **git))


def test_nothing_is_written_beside(repository: Repository) -> None:
    change(repository.root)
    before = {file: file.stat().st_mtime_ns for file in (repository.root / ".git").rglob("*")}
    assert told(checked(repository.root))
    assert {f: f.stat().st_mtime_ns for f in (repository.root / ".git").rglob("*")} == before


def test_line_ends_of_windows_are_no_change(repository: Repository) -> None:
    for path in (ITEM, "data/site.yml", "data/partners.yml"):
        file = repository.root / path
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    snapshot = Snapshot.of(repository.root, "HEAD", os.environ)
    assert earlier(read_project(repository.root), snapshot) is None


def test_a_repository_of_other_object_ids(tmp_path: Path) -> None:
    root = minimal(tmp_path, **{ITEM: news()})
    try:
        Repository(root, "--object-format=sha256").commit()
    except subprocess.CalledProcessError:
        pytest.skip("this git makes no such repository")
    assert checked(root).exit_code == 0
    change(root)
    assert told(checked(root))


def test_files_that_are_equal_are_not_read_again(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    minimal(repository.root, **{"content/news/b.md": news(id="b", title="Another")})
    repository.commit()
    read: list[str] = []
    contents = Snapshot.contents

    def spy(self: Snapshot, paths: Iterable[str]) -> dict[str, bytes]:
        read.extend(wanted := list(paths))
        return contents(self, wanted)

    monkeypatch.setattr(Snapshot, "contents", spy)
    assert checked(repository.root).exit_code == 0
    change(repository.root)
    assert checked(repository.root).exit_code == 1
    assert read == [ITEM]


def test_an_ignored_project_has_no_past(repository: Repository) -> None:
    inner = minimal(repository.root / "drafts/site", **{ITEM: news(id="c")})
    minimal(repository.root, **{".gitignore": "drafts/\n"})
    run = checked(inner)
    assert (run.exit_code, run.stderr) == (0, "")


# What of it cannot be read today


@pytest.mark.parametrize(
    "before",
    [
        news(title="'A title'", mood="good"),
        news(title="A " + "very " * 500 + "long title"),
        news(sources="[nowhere]", language="Klingon"),
        news(gallery="[{picture: nothing.jpg}]", summary="<b>"),
    ],
    ids=["unknown field", "long title", "unknown source", "gallery"],
)
def test_a_past_that_would_be_refused_today_is_read(tmp_path: Path, before: str) -> None:
    root = minimal(tmp_path, **{ITEM: before})
    Repository(root).commit()
    minimal(root, **{ITEM: news(id="other")})
    assert told(checked(root))


@pytest.mark.parametrize(
    "before",
    {
        ITEM: "---\nid: [\n---\nText.\n",
        "data/site.yml": "zone: [",
        "data/partners.yml": "nobody",
        "data/nothing.yml": "x: y",
        "content/news/con.md": "\x00",
        "content/other/x.md": "",
    }.items(),
    ids=lambda case: case[0],
)
def test_a_past_that_cannot_be_read_stops_nothing(tmp_path: Path, before: tuple[str, str]) -> None:
    path, text = before
    root = minimal(tmp_path, **{ITEM: news(), path: text})
    Repository(root).commit()
    (root / path).unlink()
    minimal(root, **{ITEM: news()})
    run = checked(root)
    assert (run.exit_code, run.stderr) == (0, ""), run.output


def test_a_present_that_cannot_be_read_is_no_loss(repository: Repository) -> None:
    minimal(repository.root, **{ITEM: "---\nid: a\ntitle: [\n---\nText.\n"})
    minimal(repository.root, **{"data/partners.yml": "- id: [\n"})
    run = checked(repository.root)
    assert "it was" not in run.output
    assert "public" not in run.output


# Where there is none


def test_no_repository(tmp_path: Path) -> None:
    assert reason(checked(minimal(tmp_path))) == "this folder is in no git repository."


def test_no_git(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = reason(checked(repository.root, PATH=str(tmp_path / "empty")))
    assert said == "git is not on this machine."


def test_nothing_committed(tmp_path: Path) -> None:
    Repository(minimal(tmp_path))
    assert reason(checked(tmp_path)) == "nothing is committed yet."


@pytest.mark.parametrize(
    "revision", ["0" * 40, "f" * 40, "nowhere", "--output=x", "HEAD:data", "a b", "x\ny", "HEAD^9"]
)
def test_no_such_revision(repository: Repository, revision: str) -> None:
    change(repository.root)
    run = checked(repository.root, f"--since={revision}")
    assert reason(run).startswith("git has no state ")


def test_a_repository_that_git_cannot_read(repository: Repository) -> None:
    (repository.root / ".git/config").write_text("[core\n")
    assert reason(checked(repository.root)).startswith("git says: fatal: bad config line 1 in file")


def test_no_room_for_the_files_of_then(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    change(repository.root)
    said = reason(checked(repository.root))
    assert said.startswith("its files cannot be written to a temporary folder: No such file")


def test_a_clone_of_the_newest_commit_alone(repository: Repository, tmp_path: Path) -> None:
    first = repository.git("rev-parse", "HEAD")
    change(repository.root)
    repository.commit()
    repository.git("clone", "--quiet", "--depth=1", repository.root.as_uri(), str(tmp_path / "c"))
    assert reason(checked(tmp_path / "c", "--since", first)).startswith("git has no state ")
    minimal(tmp_path / "c", **{ITEM: news(id="c")})
    assert 'it was "b"' in checked(tmp_path / "c").output


def test_a_clone_without_contents_asks_no_server(repository: Repository, tmp_path: Path) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.git("config", "uploadpack.allowFilter", "true")
    change(repository.root)
    repository.commit()
    clone = tmp_path / "clone"
    url = repository.root.as_uri()
    repository.git("clone", "--quiet", "--filter=blob:none", url, str(clone))
    said = reason(checked(clone, "--since", first))
    assert said == f"this clone does not have all files of {first[:10]}."


def test_a_folder_of_somebody_else(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform == "win32":
        pytest.skip("a script stands in for git")
    script = tmp_path / "bin/git"
    script.parent.mkdir()
    script.write_text(
        "#!/bin/sh\necho 'fatal: detected dubious ownership' >&2\n"
        "echo 'git config --global --add safe.directory x' >&2\nexit 128\n"
    )
    script.chmod(0o755)
    said = reason(checked(repository.root, PATH=f"{script.parent}:{os.environ['PATH']}"))
    assert said.startswith("git does not trust this folder, which belongs to another user; ")
    assert said.endswith(f"git config --global --add safe.directory {repository.root.resolve()}.")


def test_data_in_a_submodule(repository: Repository, tmp_path: Path) -> None:
    outer = Repository(tmp_path / "outer")
    shutil.copytree(repository.root / "data", outer.root / "data")
    allowed = ("-c", "protocol.file.allow=always")
    outer.git(*allowed, "submodule", "--quiet", "add", repository.root.as_uri(), "content")
    outer.commit()
    assert checked(outer.root).stderr.strip() == (
        f"{LEFT_OUT}content/ is a repository of its own (a submodule)."
    )
