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

from tests.support.frozen import LOOK, MILLS, ROOT, SUPPORT

OF_OFFICERS: Final = ("data", "content", "docs", "mkdocs.yml", "CITATION.cff")
PATH_BELOW_ROOT: Final = re.compile(r'\b(?:ROOT|REPOSITORY) / f?"([^"]+)"(?: / f?"([^"]+)")?')


def paths_of_officers(text: str) -> Iterator[str]:
    """What a test reads of the site in this repository, but for the tool's own look."""
    for parts in PATH_BELOW_ROOT.findall(text):
        path = "/".join(filter(None, parts))
        if path.split("/")[0] in OF_OFFICERS and not path.startswith(LOOK):
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
    text = '(ROOT / "data" / f"{name}.yml"), ROOT / "docs/index.md", ROOT / "docs" / "assets/x.css"'

    assert list(paths_of_officers(text)) == ["data/{name}.yml", "docs/index.md"]


@pytest.mark.slow
def test_the_tests_pass_in_a_clone_with_the_content_of_another_project(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    for part in ("data", "content"):
        shutil.rmtree(clone / part)
        shutil.copytree(MILLS / part, clone / part)
    installed = SUPPORT / "node_modules"
    if installed.is_dir():
        (clone / "tests/support/node_modules").symlink_to(installed, target_is_directory=True)
    outer = ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_CURRENT_TEST", "CI")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "not browser"],
        cwd=clone,
        env={name: value for name, value in os.environ.items() if name not in outer}
        | {"PYTHONPATH": str(clone / "hooks")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-1000:]
