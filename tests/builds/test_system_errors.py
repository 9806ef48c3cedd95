"""What the system refuses is told in a line, and the site stays as it was.

Who runs the tests may be root, whom no permission stops: so the errors come from a file where a
folder is wanted, from a limit on the size of files, and from functions that are replaced.
"""

from __future__ import annotations

import errno
import os
import shutil
import socket
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner

from dissemination import cli
from dissemination.build import session
from dissemination.checks.history.snapshot import Snapshot
from dissemination.system_errors import system_error, taken_port, unshown_warnings
from tests.builds.test_builds import copied, snapshot, write_over
from tests.support.mkdocs import SETTINGS, call_mkdocs, run_mkdocs
from tests.support.small import NEWS, minimal

EPOCH: Final = {"SOURCE_DATE_EPOCH": SETTINGS["SOURCE_DATE_EPOCH"]}


@pytest.fixture
def project(tmp_path: Path, small_site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small project with its site, already built, in which the tests run."""
    project = copied(small_site.parent, tmp_path / "project")
    monkeypatch.chdir(project)
    return project


# Builds


def refused(code: int, path: Path) -> Callable[..., Any]:
    """A function that the system refuses for a path."""

    def function(*_: object, **__: object) -> Any:
        raise OSError(code, os.strerror(code), str(path))

    return function


def cache_that_is_a_file(project: Path, _: pytest.MonkeyPatch) -> str:
    shutil.rmtree(project / ".cache")
    (project / ".cache").write_text("")
    return ".cache is a file, and a folder is wanted there"


def cache_that_cannot_be_written(project: Path, patch: pytest.MonkeyPatch) -> str:
    patch.setattr(session, "Stage", refused(errno.EACCES, project / ".cache/stage-x"))
    return "you may not read or write .cache/"


def site_on_a_disk_that_is_read_only(project: Path, patch: pytest.MonkeyPatch) -> str:
    write_over(project / NEWS, "The doors open.", "The doors close.")
    patch.setattr(session, "publish", refused(errno.EROFS, project / "site/news/.x.new"))
    return "site/news/ lies on a disk that can only be read"


def disk_that_fills_up_while_the_engine_writes(project: Path, patch: pytest.MonkeyPatch) -> str:
    patch.setattr("mkdocs.utils.write_file", refused(errno.ENOSPC, project / ".cache/x/index.html"))
    return "there is no room left for .cache/"


def moment_that_is_none(_: Path, patch: pytest.MonkeyPatch) -> str:
    patch.setitem(SETTINGS, "SOURCE_DATE_EPOCH", "tomorrow")
    return "SOURCE_DATE_EPOCH must be a number of seconds since 1970"


@pytest.mark.parametrize(
    "fault",
    [
        cache_that_is_a_file,
        cache_that_cannot_be_written,
        site_on_a_disk_that_is_read_only,
        pytest.param(disk_that_fills_up_while_the_engine_writes, marks=pytest.mark.slow),
        moment_that_is_none,
    ],
)
def test_a_build_tells_what_the_system_refuses(
    project: Path, monkeypatch: pytest.MonkeyPatch, fault: Callable[..., str]
) -> None:
    before = snapshot(project / "site")
    line = fault(project, monkeypatch)

    run = call_mkdocs(project, "build")

    assert run.returncode == 1
    assert f"ERROR   -  dissemination: {line}" in run.stderr
    assert "Traceback" not in run.stderr
    assert snapshot(project / "site") == before


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_disk_without_room_leaves_the_site(project: Path) -> None:
    """A true error: no file of this process may be larger than 20 kB."""
    write_over(project / NEWS, "The doors open.", "The doors close.")
    before = snapshot(project / "site")
    code = (
        "import resource, sys; from mkdocs.__main__ import cli; "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)); cli(['build'])"
    )

    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=project,
        env=os.environ | SETTINGS,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert run.returncode == 1, run.stderr
    assert "dissemination: there is no room left for " in run.stderr
    assert "Traceback" not in run.stderr
    assert snapshot(project / "site") == before


@pytest.mark.slow
def test_a_cache_that_is_no_database_is_done_without(project: Path) -> None:
    (project / ".cache/cache.sqlite").unlink()
    (project / ".cache/cache.sqlite/folder").mkdir(parents=True)

    run = call_mkdocs(project, "build")

    assert run.returncode == 0, run.stderr
    assert "0 files changed, 0 removed" in run.stderr


@pytest.mark.slow
def test_an_error_of_the_code_is_not_hidden(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "publish", lambda *_: dict[str, str]()["missing"])

    assert "KeyError: 'missing'" in call_mkdocs(project, "build").stderr


# The officer's commands


def test_a_command_tells_what_the_system_refuses(tmp_path: Path) -> None:
    root = minimal(tmp_path)
    (root / "CITATION.cff").mkdir()
    arguments = ["citation", "--root", str(root), "https://example.org/"]

    run = CliRunner().invoke(cli.main, arguments, env=EPOCH)

    assert run.exit_code == 1
    assert run.stderr.startswith("Error: ")
    assert "CITATION.cff/ is a folder, and a file is wanted there" in run.stderr


def test_every_command_tells_what_the_system_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = minimal(tmp_path)
    monkeypatch.setattr("dissemination.load.load", refused(errno.EACCES, root / "data/site.yml"))
    monkeypatch.setattr(Snapshot, "of", refused(errno.EACCES, root / "data/site.yml"))
    for function in ("build_site.stands", "serve.configured"):
        refusal = refused(errno.EACCES, root / "mkdocs.yml")
        monkeypatch.setattr(f"dissemination.desk.{function}", refusal)
    for name, command in cli.main.commands.items():
        values = ["x" for each in command.params if each.param_type_name == "argument"]
        run = CliRunner().invoke(cli.main, [name, *values, "--root", str(root)], env=EPOCH)
        assert run.exit_code == 1, name
        assert "Error: you may not read or write " in run.stderr, name


# The lines


@pytest.mark.parametrize(
    ("code", "line"),
    [
        (errno.ENOSPC, "there is no room left for news/;"),
        (errno.EACCES, "you may not read or write news/;"),
        (errno.EROFS, "news/ lies on a disk that can only be read;"),
        (errno.ENOTDIR, "site is a file, and a folder is wanted there;"),
        (errno.EEXIST, "site is a file, and a folder is wanted there;"),
        (errno.EISDIR, "site/news/x is a folder, and a file is wanted there;"),
        (errno.ENOENT, "site/news/x is missing;"),
        (errno.ENAMETOOLONG, "the name of site/news/x is too long for this disk;"),
        (errno.EIO, "the system reports of site/news/x: Input/output error;"),
    ],
)
def test_a_line_says_what_and_what_to_do(tmp_path: Path, code: int, line: str) -> None:
    is_of_form = code in {errno.ENOTDIR, errno.EEXIST}
    (tmp_path / "news").mkdir()
    if is_of_form:
        (tmp_path / "site").write_text("")
    path = tmp_path / ("news/x" if "news/;" in line or "disk that" in line else "site/news/x")

    told = system_error(OSError(code, os.strerror(code), str(path)), tmp_path)

    assert told.startswith(line)
    assert told.count("\n") == 0


def test_an_error_without_a_file_has_a_line() -> None:
    assert system_error(OSError(errno.ENOMEM, "Cannot allocate memory"), Path.cwd()).startswith(
        "the system reports of a file: Cannot allocate memory;"
    )
    assert system_error(OSError("odd"), Path.cwd()).startswith("the system reports of a file: odd;")
    assert session.Session().reason(KeyError("x")) == ""


# A preview


@pytest.mark.slow
def test_a_taken_port_is_told_before_anything_is_built(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        run = run_mkdocs(project, "serve", "--dev-addr", f"127.0.0.1:{port}", "--no-livereload")

    assert run.returncode == 1
    assert f"the preview cannot be at 127.0.0.1:{port} (" in run.stdout
    assert f"dev_addr: 127.0.0.1:{port + 1}" in run.stdout
    assert "Traceback" not in run.stderr


def test_an_address_of_another_machine_is_told() -> None:
    assert "the preview cannot be at 192.0.2.1:8000 (" in str(taken_port("192.0.2.1", 8000))
    assert taken_port("127.0.0.1", 0) is None


# Warnings of Python


def test_no_warning_of_python_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        with unshown_warnings():
            warnings.warn("for developers", UserWarning, stacklevel=1)
            warnings.warn("for developers", DeprecationWarning, stacklevel=1)
    assert capsys.readouterr() == ("", "")


def test_warnings_can_still_be_made_errors() -> None:
    with unshown_warnings(), pytest.raises(UserWarning, match="for developers"):
        warnings.warn("for developers", UserWarning, stacklevel=1)
