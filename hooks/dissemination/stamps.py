"""The stamps of files, by which an unchanged one is known without being read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

GRAIN: Final = 2 * 10**9  # nanoseconds: no file system stamps files more coarsely
FINE_GRAIN: Final = 2 * 10**7  # of the clock of a system, for one that has fractions of a second

Stamp = tuple[int, int, int]  # bytes, and the nanoseconds of the last change of content and of name


def stamps(
    folder: Path, skip: Callable[[str], bool] = lambda _: False
) -> Iterator[tuple[str, Stamp]]:
    """The path from a folder and the stamp of each file below it, in no order. What has a path
    that `skip` refuses is passed over; links to folders are not followed."""
    waiting = [("", os.fspath(folder))]
    while waiting:
        above, place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    path = above + entry.name
                    if skip(path):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append((f"{path}/", entry.path))
                    else:
                        yield path, _stamp_of(entry)
        except OSError:
            continue  # what cannot be entered is told by those who need it


def is_coarse(stamp: Stamp) -> bool:
    """Whether it is of a disk that may know whole seconds alone."""
    return stamp[1] % 10**9 == 0


def settled(stamp: Stamp, instant: int) -> Stamp:
    """The stamp by which a file that was looked at after an instant (in nanoseconds, as files have
    them) is known again. One that was changed just before or since may be changed once more and
    have the same: it gets a stamp that no file has, but for its size."""
    grain = GRAIN if is_coarse(stamp) else FINE_GRAIN
    return stamp if max(stamp[1:]) < instant - grain else (stamp[0], 0, 0)


def stamp(file: Path) -> Stamp | None:
    """The stamp of a file; None if it is not there."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _stamp_of(entry: os.DirEntry[str]) -> Stamp:
    try:
        status = entry.stat()
    except OSError:  # a link to nothing
        status = entry.stat(follow_symlinks=False)
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns
