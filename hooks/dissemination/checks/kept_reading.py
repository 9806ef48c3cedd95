"""What was read of items and found in each file alone, kept for the next reading.

It is a file of lines, each the JSON of one item behind its checksum; one that is damaged is read
anew from the item. An item whose file has the size, times and number of before is not read: but
where it was changed shortly before it was read, another change may have the same time, and its text
is compared by its digest.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from dissemination.checks.alone import Alone
from dissemination.checks.loaded_project import LoadedProject
from dissemination.checks.packed_alone import packed_alone, unpacked_alone
from dissemination.checks.shared_look import looked
from dissemination.model.packed import as_json, packed
from dissemination.source import front_matter, text
from dissemination.source.entries import LocatedEntry, digest_of
from dissemination.source.kept_entry import KeptEntry, KeptItem
from dissemination.source.reading import Reading
from dissemination.stamps import GRAIN
from dissemination.workers import Sharing

NAME: Final = "reading.jsonl"
Stamp = list[int]


@dataclass
class _Line:
    """An item's line: the `stamp` of its file, the digest of its text, and what was kept of it;
    `raw` is the line itself, where it is still as it was."""

    stamp: Stamp
    digest: str
    body_line: int
    values: list[Any]
    alone: list[Any]
    raw: bytes = b""


class KeptReading:
    """The kept reading of a project in a folder for caches. `fingerprint` is a digest of the code
    that read it; what another code kept is not used. Without a folder nothing is kept. `sharing`
    says among how many processes new items are looked at. `began` is when the reading began, in
    nanoseconds as the disk has them."""

    def __init__(
        self, folder: Path | None = None, fingerprint: str = "", sharing: Sharing | None = None
    ) -> None:
        self._sharing = sharing or Sharing()
        self._file = folder / NAME if folder else None
        self._new = folder / f"{NAME}.new" if folder else None
        self._fingerprint = fingerprint
        self.began = _touched(self._new) if self._new else 0
        self._before, self._lines = _read(self._file, fingerprint) if self._file else (0, {})
        self._stamps: dict[str, Stamp] = {}
        self._is_changed = False

    def item(self, path: str, file: str) -> KeptItem | None:
        """What is kept of the item in a file, if that is as it was."""
        try:
            stamp = _stamp(file)
        except OSError:
            return None
        self._stamps[path] = stamp
        if not (line := self._lines.get(path)):
            return None
        if stamp != line.stamp or stamp[0] >= self._before - GRAIN:
            content, _ = text.read(file, path, front_matter.EXPECTED, text.MOST_OF_ITEM)
            if digest_of(content) != line.digest:
                return None
            line.stamp, line.raw = stamp, b""
            self._is_changed = True
        return KeptItem(line.digest, line.body_line, line.values)

    def alone(
        self, project: LoadedProject, look: Callable[[LoadedProject], Mapping[str, Alone]]
    ) -> dict[str, Alone]:
        """What each item of a project says alone: as it was kept, or as `look` finds it in a
        project of the others. This is kept."""
        kept = {
            entry.path: unpacked_alone(entry.path, self._lines[entry.path].alone)
            for entry in project.entries
            if isinstance(entry, KeptEntry)
        }
        new = looked(_without(kept, project), look, self._sharing)
        self._keep(project.reading, new, kept)
        return {file.path: kept.get(file.path) or new[file.path] for file in project.entry_files}

    def _keep(self, reading: Reading, new: Mapping[str, Alone], kept: Mapping[str, Alone]) -> None:
        """Keep what was found in new items without a problem of their form."""
        faulty = {problem.path for problem in reading.problems}
        lines = {path: self._lines[path] for path in kept}
        for entries in reading.entries.values():
            for entry in entries:
                if entry.path in new and entry.path not in faulty and entry.path in self._stamps:
                    lines[entry.path] = _line(entry, self._stamps[entry.path], new[entry.path])
        self._is_changed |= lines.keys() != self._lines.keys() or not new.keys().isdisjoint(lines)
        self._lines = lines

    def save(self) -> None:
        """Write what is kept, if it is not as it was; where that is not possible, the next reading
        takes longer."""
        if not (self._file and self._new):
            return
        with suppress(OSError):
            if self._is_changed:
                self._new.write_bytes(b"".join(self._written()))
                self._new.replace(self._file)
            self._new.unlink(missing_ok=True)

    def _written(self) -> Iterable[bytes]:
        yield _sealed([self._fingerprint, self.began])
        for path, line in self._lines.items():
            yield line.raw or _sealed(
                [path, line.stamp, line.digest, line.body_line, line.values, line.alone]
            )


def _touched(file: Path) -> int:
    """The time of a file that is touched now, by the clock of its disk, in nanoseconds."""
    with suppress(OSError):
        file.touch()
        return file.stat().st_mtime_ns
    return 0


def _stamp(file: str) -> Stamp:
    status = os.stat(file)  # noqa: PTH116
    return [status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns]


def _read(file: Path, fingerprint: str) -> tuple[int, dict[str, _Line]]:
    """When the reading began that is kept in a file, and its lines by the paths of their items."""
    try:
        first, *rest = file.read_bytes().splitlines(keepends=True)
        head = _unsealed(first)
        if head is None or head[0] != fingerprint:
            return 0, {}
        lines = {}
        for raw in rest:
            if (value := _unsealed(raw)) is not None:
                path, stamp, digest, body_line, values, alone = value
                lines[path] = _Line(stamp, digest, body_line, values, alone, raw)
        return head[1], lines
    except (OSError, ValueError):
        return 0, {}


def _sealed(value: list[Any]) -> bytes:
    """A value as a line behind its checksum."""
    line = as_json(value)
    return b"%08x %b\n" % (crc32(line), line)


def _unsealed(raw: bytes) -> list[Any] | None:
    """The value of a line; None if that is damaged."""
    line = raw[9:-1]
    if raw[-1:] != b"\n" or raw[:9] != b"%08x " % crc32(line):
        return None
    value: list[Any] = json.loads(line)
    return value


def _line(entry: LocatedEntry[Any], stamp: Stamp, alone: Alone) -> _Line:
    item = packed(entry.item)
    return _Line(stamp, entry.digest, entry.body_line, item, packed_alone(alone))


def _without(kept: Mapping[str, Alone], project: LoadedProject) -> LoadedProject:
    """A project of the items that are not kept, and of nothing else."""
    reading = project.reading
    entries = {
        name: [entry for entry in entries if entry.path not in kept]
        for name, entries in reading.entries.items()
    }
    alone = Reading(reading.root, entries=entries, invalid_entries=reading.invalid_entries)
    return LoadedProject(alone, project.moment)
