"""Publication by a stage: a whole site is built beside the public one and then replaces it, file by
file.

MkDocs empties its folder before it reads a page, and reports its warnings after it has written them
all. So a build writes into a stage, and only a stage without a problem or a warning is published:
changed files are replaced by rename, vanished ones removed, equal ones left alone. The public
folder is always a whole site, the old one or the new one.
"""

from __future__ import annotations

import filecmp
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Final

from dissemination.cache import cache_folder

STALE: Final = 3600  # seconds after which a stage belongs to a build that was killed


@dataclass(frozen=True)
class Published:
    """The numbers of files of the public folder that a publication changed, removed and left
    alone."""

    changed: int
    removed: int
    unchanged: int

    def __str__(self) -> str:
        return f"{self.changed} files changed, {self.removed} removed, {self.unchanged} unchanged"


class Stage:
    """A new empty folder in the cache folder of a project, removed when the context is left.

    `now`, in seconds since 1970, decides which older stages were abandoned by killed builds; they
    are removed.
    """

    def __init__(self, root: Path, now: float) -> None:
        beside = cache_folder(root)
        for abandoned in beside.glob("stage-*"):
            if now - abandoned.stat().st_mtime > STALE:
                shutil.rmtree(abandoned, ignore_errors=True)
        self.folder = Path(tempfile.mkdtemp(prefix="stage-", dir=beside))

    def __enter__(self) -> Stage:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def publish(stage: str | Path, public: Path) -> Published:
    """Make `public` equal to `stage`: changed files are replaced by rename, vanished ones removed,
    equal ones left alone. Pages come last, so that the files they load are there before them.

    Raises OSError if a file cannot be written; each file is then whole, old or new.
    """
    stage = Path(stage)
    staged = _files(stage)
    changed = [name for name in staged if not _equal(stage / name, public / name)]
    for name in sorted(changed, key=lambda name: (name.endswith(".html"), name)):
        _replace(stage / name, public / name)
    vanished = sorted(_files(public) - staged)
    for name in vanished:
        (public / name).unlink()
    _remove_empty_folders(public)
    return Published(len(changed), len(vanished), len(staged) - len(changed))


def _files(folder: Path) -> set[str]:
    start = len(str(folder)) + 1
    return {f"{top}{os.sep}{name}"[start:] for top, _, names in os.walk(folder) for name in names}


def _equal(new: Path, old: Path) -> bool:
    return old.is_file() and filecmp.cmp(new, old, shallow=False)


def _replace(new: Path, old: Path) -> None:
    if old.is_dir():
        shutil.rmtree(old)
    if not old.parent.is_dir():
        _make_folder(old.parent)
    beside = old.with_name(f".{token_hex(8)}.new")  # short, however long the file's own name is
    shutil.move(new, beside)
    os.replace(beside, old)  # noqa: PTH105  (one step on every platform)


def _make_folder(folder: Path) -> None:
    for path in (*reversed(folder.parents), folder):
        if path.is_file():
            path.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _remove_empty_folders(folder: Path) -> None:
    for top, _, names in os.walk(folder, topdown=False):
        inner = Path(top)
        if not names and inner != folder and not any(inner.iterdir()):
            inner.rmdir()
