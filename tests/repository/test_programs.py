"""Tests that need a program which is not there: left out and named, or a failure with CI set."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.frozen import ROOT

ALONE = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
TESTS = """\
from tests.support.frozen import ROOT
import pytest

@pytest.mark.needs("khal")
def test_one():
    pass

@pytest.mark.needs("khal", "java")
def test_two():
    pass

def test_with_browser(browser):
    pass

@pytest.mark.slow
def test_slowly():
    pass

def test_alone():
    pass
"""


def run_tests(folder: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    shutil.copyfile(ROOT / "tests/conftest.py", folder / "conftest.py")
    (folder / "test_small.py").write_text(TESTS, "utf-8")
    inherited = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", f"--rootdir={folder}", *options],
        cwd=folder,
        env=inherited | ALONE | {"PATH": str(folder), "PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_they_are_left_out_and_named(tmp_path: Path) -> None:
    run = run_tests(tmp_path)
    assert run.returncode == 0
    assert "1 passed, 4 deselected" in run.stdout
    assert "khal (Debian package khal): 2 tests left out" in run.stdout
    assert "java (Debian package default-jre-headless): 1 test left out" in run.stdout
    assert "chromium" not in run.stdout, "it is slow"


@pytest.mark.slow
def test_they_fail_with_ci_set(tmp_path: Path) -> None:
    run = run_tests(tmp_path, CI="true")
    assert run.returncode == 1
    assert "1 passed, 2 deselected, 2 errors" in run.stdout
    assert "not on PATH: java, khal (Debian: default-jre-headless khal)" in run.stdout


@pytest.mark.slow
def test_slow_ones_run_when_asked_for(tmp_path: Path) -> None:
    run = run_tests(tmp_path, "--slow")
    assert "2 passed, 3 deselected" in run.stdout
    assert "chromium (Debian package chromium): 1 test left out" in run.stdout


@pytest.mark.slow
def test_an_unknown_program_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "test_wrong.py").write_text(
        'import pytest\n@pytest.mark.needs("khall")\ndef test_one():\n    pass\n', "utf-8"
    )
    run = run_tests(tmp_path)
    assert run.returncode == 4
    assert "no such program in PROGRAMS: ['khall']" in run.stderr
