"""An album of two hundred photographs as a camera writes them: built, killed, and begun again."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import sys
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

import pytest

from dissemination.images.made import Order, made
from dissemination.images.places import TEXT
from dissemination.source.picture_files import size
from tests.support.frozen import MINIMAL, copy_project
from tests.support.mkdocs import run_mkdocs, start_build
from tests.support.photographs import photographs, shown
from tests.support.small import news

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL"),
]

COUNT: Final = int(os.environ.get("PHOTOGRAPHS", "200"))
ITEMS: Final = 10
KILLED_AT: Final = 3 * COUNT  # values of the cache, of which a photograph has ten


def test_a_killed_build_of_an_album_goes_on_where_it_was(tmp_path: Path) -> None:
    project = album(tmp_path / "project")
    kill_when_it_has_kept(project, KILLED_AT)
    before = kept(project)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    run = run_mkdocs(project, "build")
    after = kept(project)

    print(f"{len(before)} of {len(after)} values were kept; {cores(used, started):.2f} cores busy")
    assert run.returncode == 0, run.stderr
    assert len(before) >= KILLED_AT
    assert len(after) > len(before)
    assert before.items() <= after.items()  # what was there was not written again
    for number in (0, COUNT // 2, COUNT - 1):
        assert published(project, number) == alone(project, number)


def album(project: Path) -> Path:
    """A project of some news items, which share the photographs."""
    copy_project(project, MINIMAL)
    names = photographs(project / "photos", COUNT)
    for item in range(ITEMS):
        shared = names[item::ITEMS]
        folder = project / f"content/news/n{item}"
        folder.mkdir(parents=True)
        for name in shared:
            (project / "photos" / name).rename(folder / name)
        (folder / "index.md").write_text(news(shown(shared), id=folder.name), "utf-8")
    return project


def kill_when_it_has_kept(project: Path, count: int) -> None:
    """Build, and kill the build when it has kept so many values."""
    build = start_build(project)
    try:
        while len(kept(project)) < count:
            assert build.poll() is None
            time.sleep(0.2)
    finally:
        build.send_signal(signal.SIGKILL)
        build.wait()


def kept(project: Path) -> dict[str, int]:
    """The number of the row in which each value of the cache was written, by its key."""
    file = project / ".cache/cache.sqlite"
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
        return dict(db.execute("select key, rowid from cached"))
    return {}


def cores(before: resource.struct_rusage, started: float) -> float:
    """How many cores the builds since then have kept busy."""
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = now.ru_utime + now.ru_stime - before.ru_utime - before.ru_stime
    return used / (time.monotonic() - started)


def published(project: Path, number: int) -> set[bytes]:
    """The files of a photograph on the built site."""
    folder, name = project / f"site/news/n{number % ITEMS}", f"photo-{number:03}.jpg"
    files = [folder / name, *folder.glob(f"sizes/{name}-*")]
    return {file.read_bytes() for file in files}


def alone(project: Path, number: int) -> set[bytes]:
    """The files of a photograph that is made alone."""
    file = project / f"content/news/n{number % ITEMS}/photo-{number:03}.jpg"
    return set(made(Order(file, "jpg", size(file), TEXT)).files.values())
