"""Problems of names that not every system can have: of files and folders, and of ids that become
parts of addresses and so names of published files. A repository with such names cannot be checked
out there, and a site cannot be written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import PurePosixPath
from typing import Any, Final

from dissemination.file_names import forbidden_character, is_cut, is_device, without_capitals
from dissemination.model.settings import Settings
from dissemination.model.text import ID
from dissemination.problems import Message, Problem
from dissemination.source.entries import InvalidEntry, LocatedEntry
from dissemination.source.reading import Reading
from dissemination.source.records import Located
from dissemination.source.tree import Location
from dissemination.urls import anchor

MOST: Final = 100  # characters; file systems take 255 bytes, and a path has several names
DEVICE_NAME: Final = Message(
    'Windows keeps the name "{found}" for a device, with any ending; choose another'
)
FORBIDDEN_CHARACTER: Final = Message(
    'the name "{found}" has the character {character}, which Windows does not allow; write "-"'
)
LAST_CHARACTER: Final = Message(
    'the name "{found}" ends with a dot or a space, which Windows leaves out; delete that'
)
EQUAL_BUT_FOR_CAPITALS: Final = Message(
    'the name "{found}" differs from "{other}" by capitals alone, and Windows and macOS take the '
    "two for one; rename one of them"
)
TOO_LONG: Final = Message(
    'the name "{found}" has {length} characters; choose one of at most {most}'
)


def portable_problems(
    reading: Reading, texts: Iterable[LocatedEntry[Any] | InvalidEntry]
) -> Iterator[Problem]:
    """Names of files, folders, aliases and ids that Windows or macOS cannot have. What is wrong
    with an item's name as an address is told by its reader alone."""
    told = {_file_or_folder(text) for text in texts if not ID.fullmatch(text.slug)}
    for name, path in _first_files(reading.files).items():
        if name not in told:
            yield from _name_problems(name.name, path)
    yield from _equal_names(reading.files)
    for located, loc, found in _parts_of_addresses(reading):
        for message, values in _faults(found):
            yield located.problem(message, *loc, **values)


def _file_or_folder(text: LocatedEntry[Any] | InvalidEntry) -> PurePosixPath:
    """The file or folder from which an item has its slug."""
    path = PurePosixPath(text.path)
    return path.parent if path.name == "index.md" else path


def _first_files(files: Iterable[str]) -> dict[PurePosixPath, str]:
    """Every file and every folder with the first file in it, in the order of their paths."""
    first: dict[PurePosixPath, str] = {}
    for file in sorted(files):
        path = PurePosixPath(file)
        for folder in [*reversed(path.parents[:-1]), path]:
            first.setdefault(folder, file)
    return first


def _name_problems(name: str, path: str) -> Iterator[Problem]:
    for message, values in _faults(name):
        yield message.at(path, 1, **values)


def _faults(name: str) -> Iterator[tuple[Message, dict[str, object]]]:
    """What a system does not take in a name, at most one of each kind."""
    if is_device(name):
        yield DEVICE_NAME, {"found": name}
    if character := forbidden_character(name):
        shown = f"U+{ord(character):04X}" if character < " " else character
        yield FORBIDDEN_CHARACTER, {"found": name, "character": shown}
    if is_cut(name):
        yield LAST_CHARACTER, {"found": name}
    if len(name) > MOST:
        yield TOO_LONG, {"found": name, "length": len(name), "most": MOST}


def _equal_names(files: Iterable[str]) -> Iterator[Problem]:
    """Files and folders of one folder whose names are equal but for capitals; the one without
    capitals may stay."""
    first = _first_files(files)
    equal: dict[tuple[PurePosixPath, str], list[str]] = {}
    for path_entry in first:
        equal.setdefault((path_entry.parent, without_capitals(path_entry.name)), []).append(
            path_entry.name
        )
    for (folder, lower), names in equal.items():
        stays, *others = sorted(names, key=lambda name: (name != lower, name))
        for name in others:
            path = first[folder / name]
            yield EQUAL_BUT_FOR_CAPITALS.at(path, 1, found=name, other=stays)


def _parts_of_addresses(reading: Reading) -> Iterator[tuple[Located[Any], Location, str]]:
    """Every id and alias that becomes the name of a published file or folder, as it is there."""
    for located in (*reading.records.get("partners", []), *reading.records.get("training", [])):
        yield located, ("id",), located.record.id
    for located in reading.records.get("objectives", []):
        yield located, ("id",), anchor(located.record.id)
        for number, part in enumerate(located.record.specific):
            yield located, ("specific", number, "id"), anchor(part.id)
    if "site" in reading.groups:
        yield from _choices(reading.groups["site"])
    for entry in chain(*reading.entries.values()):
        for number, alias in enumerate(entry.item.aliases):
            yield entry.front_matter, ("aliases", number), alias


def _choices(site: Located[Settings]) -> Iterator[tuple[Located[Any], Location, str]]:
    for name in ("categories", "event_types", "areas"):
        for number, choice in enumerate(getattr(site.record, name)):
            yield site, (name, number, "id"), choice.id
