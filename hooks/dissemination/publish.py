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
import posixpath
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from glob import escape
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Final

from dissemination.cache import cache_folder
from dissemination.lock import Lock, locked

Moving = Callable[[], AbstractContextManager[object]]

PATIENCE: Final = 60  # seconds to wait for the end of another publication
MOST_NAMED: Final = 3
AT_ONCE: Final = 1 << 18  # bytes of a file that are read at once
_DIGITS: Final = 32  # of a digest in hexadecimal
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
        remove_abandoned_stages(root)
        while True:
            self.folder = cache_folder(root) / f"stage-{token_hex(8)}"
            self._lock = Lock(_lock_of(self.folder))
            if self._lock.acquire():
                break
        self.folder.mkdir()
        self.began = self.folder.stat().st_mtime_ns  # as the disk has its instants

    def __enter__(self) -> Stage:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.release()

    @contextmanager
    def watched(self) -> Iterator[None]:
        """While it lasts, an error that says that the cache folder or the stage vanished becomes a
        PublicationError."""
        try:
            yield
        except OSError as error:
            if self.was_emptied(error):
                raise PublicationError(GONE) from None
            raise

    def was_emptied(self, error: Exception) -> bool:
        """Whether an error says that the cache folder or the stage vanished under the build."""
        file = isinstance(error, FileNotFoundError | FileExistsError) and error.filename
        return bool(file) and Path(str(file)).is_relative_to(self.folder.parent)


def digest(content: bytes) -> str:
    """The digest by which the content of a file is known again; most processors have steps for
    this one, by which it takes half the time of others."""
    return sha256(content).hexdigest()[:_DIGITS]


@contextmanager
def publishing(folder: Path) -> Iterator[None]:
    """While it lasts, no other build of the project with this cache folder publishes. Raises
    PublicationError if another publication does not end."""
    with locked(folder / "publishing.lock", PATIENCE) as held:
        if not held:
            raise PublicationError(IN_USE)
        yield


def publish(
    stage: str | Path,
    public: Path,
    prepared: Mapping[str, str] | None = None,
    moving: Moving = nullcontext,
    standing: Collection[str] = (),
) -> Published:
    """Make `public` equal to `stage`, which is used up, and to what of it is `standing`: changed
    files are replaced by rename, vanished ones removed, equal ones left alone. Pages come last, so
    that the files they load are there before them. Where there is no public folder yet, the stage
    becomes it. The caller is alone (`publishing`).

    `prepared` are the files that the stage must hold: their addresses, and the digests of their
    contents, or "" for any. The files are moved while the context `moving` lasts. Raises
    PublicationError if the stage is not as it was prepared, and OSError if a file cannot be
    written; each file is then whole, old or new, and all are old where it is for want of a right to
    a folder.
    """
    stage = Path(stage)
    if not stage.is_dir():
        raise PublicationError(GONE)
    for abandoned in public.parent.glob(f".{escape(public.name)}-{'[0-9a-f]' * 16}"):
        shutil.rmtree(abandoned, ignore_errors=True)
    beside = public.with_name(f".{public.name}-{token_hex(8)}")
    try:
        source = _out_of_reach(stage, beside)
        return _replace_all(source, public, prepared or {}, moving, standing)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _replace_all(
    source: Path,
    public: Path,
    prepared: Mapping[str, str],
    moving: Moving,
    standing: Collection[str],
) -> Published:
    """Compare all with what was prepared and with what is public, and then move."""
    staged, lying = _lying(source).files, _lying(public)
    whole = staged | set(standing)
    spoilt = {name for name in prepared.keys() - staged if not (source / name).is_file()}
    changed = []
    for name in staged:
        if prepared.get(name) and prepared[name] != _digest_of(source / name):
            spoilt.add(name)
        if name not in lying.files or not _is_same(source / name, public / name):
            changed.append(name)
    if not whole:
        raise PublicationError(GONE)
    if spoilt:
        raise PublicationError(_spoilt(sorted(spoilt), len(prepared)))
    _require_rights(public, {*changed, *(lying.files - whole)})
    with moving():
        if whole == staged and _moved_as_a_whole(source, public):
            return Published(len(changed), 0, 0)
        for link in lying.links:
            (public / link).unlink()
        for name in sorted(changed, key=lambda name: (name.endswith(".html"), name)):
            _replace(source / name, public / name)
        vanished = _vanished(public, lying.files - whole, whole)
        for name in vanished:
            (public / name).unlink(missing_ok=True)
        left = map(posixpath.dirname, (*vanished, *lying.links))
        _remove_empty_folders(public, {*lying.empty, *left})
    return Published(len(changed), len(vanished), len(whole) - len(changed))


def _moved_as_a_whole(source: Path, public: Path) -> bool:
    """Whether the stage has become the public folder, of which there was none."""
    if os.path.lexists(public):
        return False
    try:
        source.rename(public)
    except OSError:  # it lies on another disk
        return False
    return True


def _require_rights(public: Path, names: set[str]) -> None:
    """Raise PermissionError if a folder in which files would be replaced or removed cannot be
    written, before the first file moves."""
    nearest: dict[str, str] = {}  # the folder that is there, of each that is wanted

    def there(folder: str) -> str:
        if folder not in nearest:
            is_there = os.path.exists(folder)  # noqa: PTH110  (paths take longer than the question)
            nearest[folder] = folder if is_there else there(posixpath.dirname(folder))
        return nearest[folder]

    root = public.absolute().as_posix()
    for folder in sorted({there(posixpath.dirname(f"{root}/{name}")) for name in names}):
        if Path(folder).is_dir() and not os.access(Path(folder), os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(Path(folder)))


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


@dataclass(frozen=True)
class _Lying:
    """What lies in a folder, by addresses: its files, its links to folders, behind which nothing
    is looked for, and its empty folders."""

    files: set[str]
    links: list[str]
    empty: list[str]


def _lying(folder: Path) -> _Lying:
    lying = _Lying(set(), [], [])
    waiting = [("", os.fspath(folder))] if folder.is_dir() else []
    while waiting:
        above, place = waiting.pop()
        is_empty = True
        with os.scandir(place) as entries:
            for entry in entries:
                is_empty = False
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{above}{entry.name}/", entry.path))
                elif entry.is_symlink() and entry.is_dir():
                    lying.links.append(f"{above}{entry.name}")
                else:
                    lying.files.add(f"{above}{entry.name}")
        if is_empty:
            lying.empty.append(above.rstrip("/"))
    return lying


def _vanished(public: Path, others: Collection[str], whole: Collection[str]) -> list[str]:
    """The `others` among the files of a folder, those that are not of the `whole`; one whose name
    differs from theirs by capitals alone may be one of them."""
    alike = {name.casefold(): name for name in whole} if others else {}

    def is_there(name: str) -> bool:
        own = public / alike.get(name.casefold(), name)
        return own != public / name and own.exists() and own.samefile(public / name)

    vanished = [name for name in sorted(others) if not is_there(name)]
    return [name for name in vanished if (public / name).is_symlink() or (public / name).is_file()]


def _digest_of(file: Path) -> str:
    """The digest of a file, which may be too large to hold."""
    with file.open("rb", buffering=0) as content:
        own = sha256(content.read(AT_ONCE))  # all of nearly every one
        while piece := content.read(AT_ONCE):
            own.update(piece)
    return own.hexdigest()[:_DIGITS]


def _is_same(staged: Path, public: Path) -> bool:
    """Whether a staged file stands with the same content in the public folder."""
    try:
        is_as_large = public.stat().st_size == staged.stat().st_size
        return is_as_large and public.read_bytes() == staged.read_bytes()
    except OSError:
        return False


def _replace(new: Path, old: Path) -> None:
    try:
        _move(new, old)
    except OSError:
        if not _made_way(old):
            raise
        _move(new, old)


def _move(new: Path, old: Path) -> None:
    try:
        os.replace(new, old)  # noqa: PTH105  (one step on every platform)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = old.with_name(f".{token_hex(8)}.new")  # short, however long the file's own name
        shutil.move(new, beside)
        os.replace(beside, old)  # noqa: PTH105


def _made_way(file: Path) -> bool:
    """Remove a folder in the place of a file, and make the one above it; whether there was cause
    to."""
    is_folder = file.is_dir() and not file.is_symlink()
    if is_folder:
        shutil.rmtree(file)
    is_lost = not file.parent.is_dir()
    if is_lost:
        _make_folder(file.parent)
    return is_folder or is_lost


def _make_folder(folder: Path) -> None:
    with suppress(OSError):
        folder.mkdir()
        return
    for path in (*reversed(folder.parents), folder):
        if path.is_file():
            path.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _remove_empty_folders(public: Path, addresses: Iterable[str]) -> None:
    """Remove these folders if they are empty, and then those above them."""
    for address in sorted(addresses, key=len, reverse=True):
        folder = public / address
        while folder != public:
            try:
                folder.rmdir()
            except OSError:
                break
            folder = folder.parent


def _lock_of(stage: Path) -> Path:
    return stage.with_name(f"{stage.name}.lock")


def remove_abandoned_stages(root: Path) -> None:
    """Remove the stages of builds of a project that were killed."""
    beside = cache_folder(root)
    for name in {path.name.removesuffix(".lock") for path in beside.glob("stage-*")}:
        with suppress(OSError):
            _remove_abandoned(beside / name)


def _remove_abandoned(stage: Path) -> None:
    """Remove a stage, unless the build that made it lives."""
    lock = Lock(_lock_of(stage))
    if lock.acquire():
        shutil.rmtree(stage, ignore_errors=True)
        lock.release()
