"""Locks of the operating system on files: they end with their process, however that ends."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

INTERVAL: Final = 0.05  # seconds between two attempts
_TAKEN: Final = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """A lock on a file, which is made by `acquire` and removed by `release`.

    On a file system that has no locks everybody gets it.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._descriptor: int | None = None

    def acquire(self) -> bool:
        """Whether the lock is held now; it is not if another process, or another lock of this one,
        holds it. Raises OSError if the file cannot be made."""
        descriptor = os.open(self.file, os.O_RDWR | os.O_CREAT, 0o666)
        if _is_taken(descriptor) or not _is_at(descriptor, self.file):
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Give the lock back, if it is held."""
        if self._descriptor is None:
            return
        if sys.platform != "win32":  # while it is held, else it may be the next one's
            self.file.unlink(missing_ok=True)
        os.close(self._descriptor)
        self._descriptor = None
        if sys.platform == "win32":  # which lets nobody remove a file that is open
            with suppress(OSError):
                self.file.unlink(missing_ok=True)


@contextmanager
def locked(file: Path, patience: float) -> Iterator[bool]:
    """Hold the lock on a file while it lasts, and tell whether it came before patience ended, in
    seconds. Raises OSError if the file cannot be made."""
    lock = Lock(file)
    attempts = 1 + int(patience / INTERVAL)
    try:
        held = lock.acquire()
        while not held and (attempts := attempts - 1):
            time.sleep(INTERVAL)
            held = lock.acquire()
        yield held
    finally:
        lock.release()


def _is_taken(descriptor: int) -> bool:
    try:
        _take(descriptor)
    except OSError as error:
        return error.errno in _TAKEN
    return False


def _is_at(descriptor: int, file: Path) -> bool:
    """Whether an open file is still the one at its path: its owner removes it at the end."""
    own = os.fstat(descriptor)
    try:
        there = file.stat()
    except FileNotFoundError:
        return False
    return (own.st_dev, own.st_ino) == (there.st_dev, there.st_ino)
