"""Nothing that an officer may change is read by the tests of the tool."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.support.frozen import MILLS, ROOT, SUPPORT

OF_OFFICERS: Final = ("data", "content", "docs", "mkdocs.yml", "CITATION.cff")
REACHES_OUT: Final = re.compile(r"\bROOT\b|\b__file__\b|\bcwd\b")
PATH_BELOW_ROOT: Final = re.compile(r'\b(?:ROOT|REPOSITORY) / f?"([^"]+)"(?: / f?"([^"]+)")?')


def paths_of_officers(text: str) -> Iterator[str]:
    """What a test reads of the site in this repository."""
    for parts in PATH_BELOW_ROOT.findall(text):
        path = "/".join(filter(None, parts))
        if path.split("/")[0] in OF_OFFICERS:
            yield path


def test_no_test_names_what_officers_change() -> None:
    apart = ROOT / "tests/first_site"
    files = [file for top in ("tests", "bench") for file in (ROOT / top).rglob("*.py")]
    named = {
        file.relative_to(ROOT).as_posix(): paths
        for file in files
        if not {apart, SUPPORT / "node_modules"} & {*file.parents} and file != Path(__file__)
        if (paths := list(paths_of_officers(file.read_text("utf-8"))))
    }

    assert named == {}


def test_what_officers_change_would_be_found() -> None:
    text = '(ROOT / "data" / f"{name}.yml"), ROOT / "docs/index.md", ROOT / "hooks" / "docs/x.css"'

    assert list(paths_of_officers(text)) == ["data/{name}.yml", "docs/index.md"]


def that_reach_out(tests: Path) -> list[str]:
    """The files of tests that can reach what is no frozen project: by the root, or from where they
    stand themselves."""
    files = sorted(tests.rglob("test_*.py"))
    return [str(file) for file in files if REACHES_OUT.search(file.read_text("utf-8"))]


def copied(to: Path) -> Path:
    """The files of this repository as they are, in a folder of their own; its tests install for
    themselves what they need from npm, since an installation shared with this run would be
    emptied under the tests that run beside it.
    """
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-zco", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to / name)
    return to


@pytest.mark.slow
def test_the_tests_pass_beside_the_site_of_another_project(tmp_path: Path) -> None:
    copy = copied(tmp_path / "copy")
    for part in ("data", "content"):
        shutil.rmtree(copy / part)
        shutil.copytree(MILLS / part, copy / part)
    for page in (copy / "docs").rglob("*.md"):
        page.write_text(page.read_text("utf-8") + "\nMore on /home/us and npmjs.com.\n", "utf-8")
    settings = copy / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("inno-drop.example", "mills.example"))
    (copy / "CITATION.cff").unlink()
    reaching = that_reach_out(copy / "tests")
    assert len(reaching) > 20
    outer = ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_CURRENT_TEST", "CI")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *reaching],
        cwd=copy,
        env={name: value for name, value in os.environ.items() if name not in outer}
        | {"PYTHONPATH": str(copy / "hooks")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-1000:]
