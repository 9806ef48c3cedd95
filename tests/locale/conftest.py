"""The site of the Greek project in the pseudo-language."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Final

import pytest
from filelock import FileLock

from tests.support.frozen import ADDRESSES, GREEK, copy_project
from tests.support.mkdocs import call_mkdocs
from tests.support.pseudo_language import spoken

CARDS: Final = "cards.json"
NEEDED: Final = {"site", "project", "partners", "sources"}
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
    of its cards beside it; do not change it."""
    folder = shared / "greek"
    with FileLock(shared / "greek.lock"):
        if not (folder / "site").is_dir():
            copy_project(folder, GREEK)
            for number in range(1, MORE + 1):
                text = NEWS.format(number=f"{number:02}")
                (folder / f"content/news/more-{number:02}.md").write_text(text, encoding="utf-8")
            built(folder)
    return folder / "site"


@pytest.fixture(scope="session", params=["planned", "ended", "bare"])
def other_greek(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same of the project before its start, of the project after its end, and of one that has
    no more than it must have."""
    folder = copy_project(tmp_path_factory.mktemp(request.param) / "greek", GREEK)
    if request.param == "bare":
        _strip(folder)
    else:
        years = {"planned": ("2027-01", "2028-06-30"), "ended": ("2024-01", "2026-06-30")}
        for own, other in zip(("2025-01", "2028-06-30"), years[request.param], strict=True):
            _replace(folder / "data/project.yml", f"value: {own}", f"value: {other}")
    built(folder)
    return folder / "site"


def _strip(folder: Path) -> None:
    """Takes away what a project need not have."""
    shutil.rmtree(folder / "content")
    for file in (folder / "data").glob("*.yml"):
        if file.stem not in NEEDED:
            file.unlink()
    _replace(folder / "data/project.yml", " Δείτε την [έναρξη](../content/events/kick-off.md).", "")
    settings = (folder / "data/site.yml").read_text("utf-8")
    publisher = settings[settings.index("publisher:") : settings.index("licence:")]
    for group in (publisher, settings[settings.index("publication:") :]):
        _replace(folder / "data/site.yml", group, "")


def _replace(file: Path, words: str, others: str) -> None:
    text = file.read_text("utf-8")
    assert words in text
    file.write_text(text.replace(words, others), encoding="utf-8")


def built(folder: Path) -> None:
    """Builds the project in a folder, with the texts of its cards beside its site; the test fails
    with the log if the build does."""
    with spoken() as cards:
        run = call_mkdocs(folder, "build", SITE_URL=ADDRESSES[GREEK])
    if run.returncode:
        pytest.fail(f"the build in {folder} failed:\n{run.stdout}{run.stderr}")
    (folder / CARDS).write_text(json.dumps(cards, ensure_ascii=False), encoding="utf-8")
