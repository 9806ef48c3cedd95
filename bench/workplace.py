"""Where the sites are built: on a memory disk where there is one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MEMORY: Final = Path("/dev/shm")
ROOM: Final = 600_000  # bytes for each item of the largest site: sources, output, stage and a copy


@dataclass(frozen=True)
class Workplace:
    """A folder for the sites; `disk` says on what it lies."""

    folder: Path
    disk: str


@contextmanager
def workplace(items: int) -> Iterator[Workplace]:
    """A folder with room for sites of so many items, which is deleted afterwards."""
    is_large = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > items * ROOM
    where, disk = (str(MEMORY), "a memory disk") if is_large else (None, "a disk")
    with tempfile.TemporaryDirectory(prefix="bench-", dir=where) as name:
        yield Workplace(Path(name), disk)
