"""The site of the Greek project in the pseudo-language."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from filelock import FileLock

from tests.support.frozen import GREEK, ROOT, copy_project
from tests.support.mkdocs import NOT_INHERITED, SETTINGS

MORE: Final = 30  # news, so that their list has more than one page
NEWS: Final = """\
---
id: more-{number}
title: Ένα δέντρο ακόμη, αριθμός {number}
summary: Φυτεύτηκε στη Θεσσαλονίκη.
date: 2026-08-{number}
category: shade
partners: [platanos]
---
Μεγαλώνει.
"""


@pytest.fixture(scope="session")
def greek(shared: Path) -> Path:
    """The folder with the whole site of the Greek project, each message in brackets and the texts
    of its cards beside it; do not change it. It is built in a process of its own, which alone has
    the pseudo-language."""
    folder = shared / "greek"
    with FileLock(shared / "greek.lock"):
        if not (folder / "site").is_dir():
            copy_project(folder, GREEK)
            for number in range(1, MORE + 1):
                text = NEWS.format(number=f"{number:02}")
                (folder / f"content/news/more-{number:02}.md").write_text(text, encoding="utf-8")
            built(folder)
    return folder / "site"


def built(folder: Path) -> None:
    """Builds the project in a folder; the test fails with the log if the build does."""
    inherited = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    run = subprocess.run(
        [sys.executable, "-m", "tests.support.pseudo_language", str(folder)],
        cwd=ROOT,
        env=inherited | SETTINGS | {"PYTHONPATH": f"{ROOT / 'hooks'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode:
        pytest.fail(f"the build in {folder} failed:\n{run.stdout}{run.stderr}")
