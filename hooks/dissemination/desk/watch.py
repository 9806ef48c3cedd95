"""What changes in a project while somebody writes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Final

from watchfiles import watch

STEP: Final = 20  # milliseconds without another change, after which a save is over
MOST_STEPS: Final = 400  # milliseconds that changes may go on
ROUND: Final = 500  # milliseconds between two looks at the folder itself


class Watch:
    """The paths in the folder `root` that changed since the last look, but for what is `unread`.

    The system tells of changes in the folders of the project. The folder itself is looked at from
    time to time: it may hold folders with very many files that no build reads.
    """

    def __init__(self, root: Path, unread: Callable[[str], bool]) -> None:
        self._root, self._unread = root.resolve(), unread
        self._woken, self._ending, self._lock = Event(), Event(), Lock()
        self._changed: set[str] = set()

    @contextmanager
    def watching(self) -> Iterator[Watch]:
        """While it lasts, changes are noted."""
        thread = Thread(target=self._follow, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._ending.set()
            thread.join()

    def wait(self) -> frozenset[str]:
        """The paths that changed, when some have; none of them where something may have changed
        unseen, since the watch has only begun."""
        while not self._woken.wait(ROUND / 1000):  # so that every system lets Ctrl-C through
            pass
        with self._lock:
            self._woken.clear()
            changed, self._changed = frozenset(self._changed), set()
        return changed

    def _follow(self) -> None:
        polls = None  # as watchfiles thinks best
        while not self._ending.is_set():
            try:
                self._follow_folders(polls)
            except (OSError, RuntimeError):  # a folder is gone, or the system watches no more
                polls = True
                self._ending.wait(ROUND / 1000)

    def _follow_folders(self, polls: bool | None) -> None:
        """Note changes until there are other folders than before."""
        top, is_new = self._top(), True
        folders = [path for path in top if not top[path]]
        for changes in watch(
            *(self._root / name for name in folders),
            watch_filter=None,
            debounce=MOST_STEPS,
            step=STEP,
            rust_timeout=ROUND,
            yield_on_timeout=True,
            stop_event=self._ending,
            force_polling=polls,
        ):
            paths = {Path(path).relative_to(self._root).as_posix() for _, path in changes}
            now = self._top()
            paths |= {path for path in top.keys() | now.keys() if top.get(path) != now.get(path)}
            read = {path for path in paths if self._is_read(path)}
            if read or is_new:
                self._note(read)
            if [path for path in now if not now[path]] != folders:
                return
            top, is_new = now, False

    def _note(self, paths: set[str]) -> None:
        with self._lock:
            self._changed |= paths
            self._woken.set()

    def _top(self) -> dict[str, tuple[int, ...]]:
        """What lies in the folder itself, files with their stamps and folders without."""
        with os.scandir(self._root) as entries:
            return {
                entry.name: () if entry.is_dir(follow_symlinks=False) else _stamp(entry)
                for entry in sorted(entries, key=lambda entry: entry.name)
                if not self._unread(entry.name)
            }

    def _is_read(self, path: str) -> bool:
        parts = path.split("/")
        return not any(self._unread("/".join(parts[: end + 1])) for end in range(len(parts)))


def _stamp(entry: os.DirEntry[str]) -> tuple[int, ...]:
    status = entry.stat(follow_symlinks=False)
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns
