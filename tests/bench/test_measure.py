"""What the bench counts of a command, and what it says where it cannot."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench import __main__ as bench
from bench.measure import FailedError, cost, environment
from bench.peers import environment as peers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the bench needs os.wait4")

BUSY = "import time\nwhile time.process_time() < 0.3: pass"
PARENT = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {BUSY!r}], check=True)"


def test_the_work_of_child_processes_counts(tmp_path: Path) -> None:
    spent = cost((sys.executable, "-c", PARENT), tmp_path, environment())

    assert spent.cpu >= 0.3
    assert spent.wall >= 0.3
    assert spent.peak > 3  # and no more than that of this process, from which it comes


def test_a_command_that_fails_tells_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match=r"(?s)failed in .*a reason"):
        cost((sys.executable, "-c", "raise SystemExit('a reason')"), tmp_path, environment())


def test_nothing_of_a_developer_reaches_what_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://other.example/")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")

    assert not {"SITE_URL", "PYTHONDONTWRITEBYTECODE"} & environment().keys()


def test_a_missing_peer_is_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(peers, "FOLDER", tmp_path)
    monkeypatch.setattr(sys, "argv", ["bench"])

    assert bench.main() == 1
    assert capsys.readouterr().err == (
        "error: the peer blog is not installed; make bench installs it\n"
    )
