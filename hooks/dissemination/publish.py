"""Publication by a stage: a whole site is built beside the public one and then replaces it, file by
file.

MkDocs empties its folder before it reads a page, and reports its warnings after it has written them
all. So a build writes into a stage, and only a stage without a problem or a warning, which holds
all that the build wrote, is published: changed files are replaced by rename, vanished ones removed,
equal ones left alone. The public folder is always a whole site, the old one or the new one.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from glob import escape
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from typing import Final

from dissemination.cache import cache_folder
from dissemination.lock import Lock, locked

Moving = Callable[[], AbstractContextManager[object]]

PATIENCE: Final = 60  # seconds to wait for the end of another publication
MOST_NAMED: Final = 3
IN_USE: Final = (
    "nothing was published: another build has been publishing for a minute; "
    "end it, or wait for its end, and build again"
)
AGAIN: Final = "something emptied .cache/ while the site was built, so build again"
GONE: Final = f"nothing was published: the prepared files are gone; {AGAIN}"
SPOILT: Final = (
    "nothing was published: of {all} prepared files {count} are missing or changed ({names}); "
    f"{AGAIN}"
)


class PublicationError(Exception):
    """Raised where a site is not published and the public folder is as it was; the text is a line
    that says why."""


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

    Stages of builds that were killed are removed: a build holds a lock beside its own. Raises
    OSError if the folder cannot be made.
    """

    def __init__(self, root: Path) -> None:
        beside = cache_folder(root)
        for name in {path.name.removesuffix(".lock") for path in beside.glob("stage-*")}:
            with suppress(OSError):
                _remove_abandoned(beside / name)
        while True:
            self.folder = beside / f"stage-{token_hex(8)}"
            self._lock = Lock(_lock_of(self.folder))
            if self._lock.acquire():
                break
        self.folder.mkdir()

    def __enter__(self) -> Stage:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.release()

    def was_emptied(self, error: Exception) -> bool:
        """Whether an error says that the cache folder or the stage vanished under the build."""
        file = isinstance(error, FileNotFoundError | FileExistsError) and error.filename
        return bool(file) and Path(str(file)).is_relative_to(self.folder.parent)


def digest(content: bytes) -> str:
    """The digest by which the content of a file is known again."""
    return blake2b(content, digest_size=16).hexdigest()


def publish(
    stage: str | Path,
    public: Path,
    prepared: Mapping[str, str] | None = None,
    moving: Moving = nullcontext,
) -> Published:
    """Make `public` equal to `stage`, which is used up: changed files are replaced by rename,
    vanished ones removed, equal ones left alone. Pages come last, so that the files they load are
    there before them.

    `prepared` are the files that the stage must hold: their addresses, and the digests of their
    contents, or "" for any. The files are moved while the context `moving` lasts. Raises
    PublicationError if the stage is not as it was prepared, or another publication does not end,
    and OSError if a file cannot be written; each file is then whole, old or new, and all are old
    where it is for want of a right to a folder.
    """
    stage = Path(stage)
    if not stage.is_dir():
        raise PublicationError(GONE)
    with locked(stage.parent / "publishing.lock", PATIENCE) as held:
        if not held:
            raise PublicationError(IN_USE)
        for abandoned in public.parent.glob(f".{escape(public.name)}-{'[0-9a-f]' * 16}"):
            shutil.rmtree(abandoned, ignore_errors=True)
        beside = public.with_name(f".{public.name}-{token_hex(8)}")
        try:
            source = _out_of_reach(stage, beside)
            return _replace_all(source, public, prepared or {}, moving)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def _replace_all(
    source: Path,
    public: Path,
    prepared: Mapping[str, str],
    moving: Moving,
) -> Published:
    """Compare all with what was prepared and with what is public, and then move."""
    staged = _files(source)
    spoilt = {name for name in prepared.keys() - staged if not (source / name).is_file()}
    changed = []
    for name in staged:
        content = (source / name).read_bytes()
        if prepared.get(name) and prepared[name] != digest(content):
            spoilt.add(name)
        if not _holds(public / name, content):
            changed.append(name)
    if not staged:
        raise PublicationError(GONE)
    if spoilt:
        raise PublicationError(_spoilt(sorted(spoilt), len(prepared)))
    _require_rights(public, {*changed, *(_files(public) - staged)})
    with moving():
        for name in sorted(changed, key=lambda name: (name.endswith(".html"), name)):
            _replace(source / name, public / name)
        vanished = _files(public) - staged
        for name in sorted(vanished):
            (public / name).unlink()
        _remove_empty_folders(public)
    return Published(len(changed), len(vanished), len(staged) - len(changed))


def _require_rights(public: Path, names: set[str]) -> None:
    """Raise PermissionError if a folder in which files would be replaced or removed cannot be
    written, before the first file moves."""
    for folder in sorted({(public / name).parent for name in names}):
        there = next(each for each in (folder, *folder.parents) if each.exists())
        if there.is_dir() and not os.access(there, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(there))


def _out_of_reach(stage: Path, beside: Path) -> Path:
    """The stage, moved beside the public folder, where nobody empties it while it is published; or
    where it is, if it cannot be moved."""
    try:
        beside.parent.mkdir(parents=True, exist_ok=True)
        stage.rename(beside)
    except OSError:
        return stage
    return beside


def _spoilt(names: Sequence[str], prepared: int) -> str:
    shown = ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
    return SPOILT.format(all=prepared, count=len(names), names=shown)


def _files(folder: Path) -> set[str]:
    """The addresses of all files of a folder."""
    start = len(str(folder)) + 1
    return {
        f"{top}{os.sep}{name}"[start:].replace(os.sep, "/")
        for top, _, names in os.walk(folder)
        for name in names
    }


def _holds(file: Path, content: bytes) -> bool:
    try:
        return file.stat().st_size == len(content) and file.read_bytes() == content
    except OSError:
        return False


def _replace(new: Path, old: Path) -> None:
    if old.is_dir():
        shutil.rmtree(old)
    if not old.parent.is_dir():
        _make_folder(old.parent)
    try:
        os.replace(new, old)  # noqa: PTH105  (one step on every platform)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = old.with_name(f".{token_hex(8)}.new")  # short, however long the file's own name
        shutil.move(new, beside)
        os.replace(beside, old)  # noqa: PTH105


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


def _lock_of(stage: Path) -> Path:
    return stage.with_name(f"{stage.name}.lock")


def _remove_abandoned(stage: Path) -> None:
    """Remove a stage, unless the build that made it lives."""
    lock = Lock(_lock_of(stage))
    if lock.acquire():
        shutil.rmtree(stage, ignore_errors=True)
        lock.release()
