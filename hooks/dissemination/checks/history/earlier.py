"""The reading of an earlier state, as far as it can be read today."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from dissemination.checks.history.snapshot import Snapshot, UnavailableError
from dissemination.file_names import on_disk
from dissemination.model.kinds import GROUPS, ITEMS, RECORDS
from dissemination.source.entries import InvalidEntry, LocatedEntry
from dissemination.source.reading import Reading, read_files
from dissemination.source.records import Invalid, Located, salvaged

# Texts of data and content, and pages of docs; no name in a path begins with a dot.
TEXT: Final = re.compile(
    r"(?!.*/\.)(?:data/(?:.*\.yml|publications\.(?:bib|csl\.json))|(?:content|docs)/.*\.md)",
    re.DOTALL,
)

NOT_WRITTEN: Final = "its files cannot be written to a temporary folder: {reason}"

# A file or record: its path and its id.
Place = tuple[str, str | None]


@dataclass(frozen=True)
class Earlier:
    """An earlier state of a project.

    `changed` are the texts of data and content, and the pages of docs, that are not today as they
    were, those that are gone included. `reading` has what they and all others were; a record with
    what today is a problem is in it without the fields in error, which `left_out` names by its
    place.
    """

    reading: Reading
    changed: frozenset[str]
    left_out: Mapping[Place, frozenset[str]] = field(default_factory=dict)


def earlier(current: Reading, snapshot: Snapshot) -> Earlier | None:
    """The state of a snapshot beside the current one; None if no text and no page differs. Raises
    UnavailableError."""
    texts = frozenset(filter(TEXT.fullmatch, snapshot.blobs))
    folder = str(current.root)
    there = (texts & current.files) - current.refused
    same = frozenset(path for path in there if snapshot.has(path, _content(folder, path)))
    if same == texts == frozenset(filter(TEXT.fullmatch, current.files)):
        return None
    changed = texts - same
    before = _read(snapshot.contents(sorted(p for p in changed if not p.startswith("docs/"))))
    reading = Reading(
        current.root,
        groups=current.groups | before.groups,
        records={
            name: [*_of(same, current.records.get(name, [])), *before.records.get(name, [])]
            for name in RECORDS
        },
        entries={
            name: [*_of(same, current.entries.get(name, [])), *before.entries.get(name, [])]
            for name in ITEMS
        },
        invalid_records=[*_of(same, current.invalid_records), *before.invalid_records],
        invalid_entries=[*_of(same, current.invalid_entries), *before.invalid_entries],
        files=frozenset(snapshot.blobs),
    )
    return Earlier(reading, changed, _salvage(reading))


def _content(folder: str, path: str) -> bytes | None:
    """The bytes of a file, None where it cannot be read; of thousands, without a path object."""
    try:
        file_path = f"{folder}/{path}" if path.isascii() else on_disk(Path(folder), path)
        with open(file_path, "rb") as file:  # noqa: PTH123
            return file.read()
    except OSError:
        return None


def _read(contents: Mapping[str, bytes]) -> Reading:
    """The reading of these files. Raises UnavailableError where they cannot be written beside."""
    try:
        with tempfile.TemporaryDirectory(prefix="earlier-") as folder:
            for path, content in contents.items():
                file = Path(folder, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            return read_files(Path(folder), contents)
    except OSError as error:
        raise UnavailableError(NOT_WRITTEN.format(reason=error.strerror or error)) from None


def _of(paths: frozenset[str], nodes: list[Any]) -> list[Any]:
    """What stands in these files."""
    return [node for node in nodes if node.path in paths]


def _salvage(reading: Reading) -> dict[Place, frozenset[str]]:
    """Move what can be read of records and items with problems to the others; gives the fields
    that were left out."""
    left_out: dict[Place, frozenset[str]] = {}
    names = {kind.model: name for name, kind in (*GROUPS.items(), *RECORDS.items())}
    for invalid in list(reading.invalid_records):
        if not (record := _saved(invalid, left_out)):
            continue
        reading.invalid_records.remove(invalid)
        name = names[invalid.model]
        if name in GROUPS:
            reading.groups[name] = record
        else:
            reading.records[name].append(record)
    folders = {kind.name: name for name, kind in ITEMS.items()}
    for entry in list(reading.invalid_entries):
        if not entry.front_matter or not (record := _saved(entry.front_matter, left_out)):
            continue
        reading.invalid_entries.remove(entry)
        reading.entries[folders[entry.kind]].append(_entry(entry, record))
    return left_out


def _saved(invalid: Invalid, left_out: dict[Place, frozenset[str]]) -> Located[Any] | None:
    if not (found := salvaged(invalid)):
        return None
    record, fields = found
    left_out[invalid.path, record.id] = fields
    return record


def _entry(entry: InvalidEntry, record: Located[Any]) -> LocatedEntry[Any]:
    return LocatedEntry(entry.kind, entry.path, record, entry.body or "", entry.body_line, "")
