"""Problems of names that not every system can have: of files and folders, and of ids that become
parts of addresses and so names of published files. A repository with such names cannot be checked
out there, and a site cannot be written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any, Final

from dissemination.checks.loaded_project import EntryFile, LoadedProject
from dissemination.file_names import forbidden_character, is_cut, is_device, without_capitals
from dissemination.model.settings import Settings
from dissemination.model.text import ID
from dissemination.problems import Message, Problem
from dissemination.source.records import Located
from dissemination.source.tree import Location
from dissemination.urls import anchor

MOST: Final = 100  # characters; file systems take 255 bytes, and a path has several names
MOST_BYTES: Final = 200  # sizes of pictures have longer names
DEVICE_NAME: Final = Message(
    'Windows keeps the name "{value}" for a device, with any ending; choose another',
    code="device-name",
)
FORBIDDEN_CHARACTER: Final = Message(
    'the name "{value}" has the character {character}, which Windows does not allow; write "-"',
    code="forbidden-in-name",
)
LAST_CHARACTER: Final = Message(
    'the name "{value}" ends with a dot or a space, which Windows leaves out; delete that',
    code="name-ends-in-dot",
)
EQUAL_BUT_FOR_CAPITALS: Final = Message(
    'the name "{value}" differs from "{other}" by capitals alone, and Windows and macOS take the '
    "two for one; rename one of them",
    code="equal-but-for-capitals",
)
TOO_LONG: Final = Message(
    'the name "{value}" has {length} characters; choose one of at most {most}', code="name-too-long"
)
TOO_MANY_BYTES: Final = Message(
    'the name "{value}" takes {length} bytes, since its letters take two to four each, and at most '
    "{most} can be stored; choose a shorter one",
    code="name-of-too-many-bytes",
)
ACRONYM: Final = Message(
    "the acronym has {length} characters and becomes a part of addresses; expected at most {most}",
    code="acronym-too-long",
)


def file_names(project: LoadedProject) -> Iterator[Problem]:
    """Names of files and folders that Windows or macOS cannot have. What is wrong with an item's
    name as an address is reported by its reader alone."""
    reported = {_named_by(file) for file in project.entry_files if not ID.fullmatch(file.slug)}
    for path, file in _first_files(project.files).items():
        if path not in reported:
            for message, values in _faults(path.name):
                yield message.at(file, 1, **values)


def equal_names(project: LoadedProject) -> Iterator[Problem]:
    """Files and folders of one folder whose names are equal but for capitals; the one without
    capitals may stay."""
    first = _first_files(project.files)
    equal: dict[tuple[PurePosixPath, str], list[str]] = {}
    for path in first:
        equal.setdefault((path.parent, without_capitals(path.name)), []).append(path.name)
    for (folder, lower), names in equal.items():
        stays, *others = sorted(names, key=lambda name: (name != lower, name))
        for name in others:
            yield EQUAL_BUT_FOR_CAPITALS.at(first[folder / name], 1, value=name, other=stays)


def parts_of_addresses(project: LoadedProject) -> Iterator[Problem]:
    """Aliases and ids that become names of published files, and that Windows or macOS cannot
    have."""
    for located, location, name in _parts_of_addresses(project):
        for message, values in _faults(name):
            yield located.problem(message, *location, **values)


def acronym(project: LoadedProject) -> Iterator[Problem]:
    """An acronym that is too long for the names of published files."""
    if project.project and (length := len(project.project.record.acronym)) > MOST:
        yield project.project.problem(ACRONYM, "acronym", length=length, most=MOST)


def _named_by(file: EntryFile) -> PurePosixPath:
    """The file or folder from which an item has its slug."""
    path = PurePosixPath(file.path)
    return path.parent if path.name == "index.md" else path


def _first_files(files: Iterable[str]) -> dict[PurePosixPath, str]:
    """Every file and every folder with the first file in it, in the order of their paths."""
    first: dict[PurePosixPath, str] = {}
    for file in sorted(files):
        path = PurePosixPath(file)
        for folder in [*reversed(path.parents[:-1]), path]:
            first.setdefault(folder, file)
    return first


def _faults(name: str) -> Iterator[tuple[Message, dict[str, object]]]:
    """What some system does not accept in a name, at most one of each kind: messages with their
    values."""
    if is_device(name):
        yield DEVICE_NAME, {"value": name}
    if character := forbidden_character(name):
        sign = f"U+{ord(character):04X}" if character < " " else character
        yield FORBIDDEN_CHARACTER, {"value": name, "character": sign}
    if is_cut(name):
        yield LAST_CHARACTER, {"value": name}
    if len(name) > MOST:
        yield TOO_LONG, {"value": name, "length": len(name), "most": MOST}
    elif (size := len(name.encode(errors="replace"))) > MOST_BYTES:
        yield TOO_MANY_BYTES, {"value": name, "length": size, "most": MOST_BYTES}


def _parts_of_addresses(project: LoadedProject) -> Iterator[tuple[Located[Any], Location, str]]:
    """Every id and alias that becomes the name of a published file or folder, with its record and
    path."""
    for record in (*project.records_of("partners"), *project.records_of("training")):
        yield record, ("id",), record.record.id
        yield from _aliases(record, (), record.record.aliases)
    for objective in project.records_of("objectives"):
        yield objective, ("id",), anchor(objective.record.id)
        yield from _aliases(objective, (), objective.record.aliases)
        for number, part in enumerate(objective.record.specific):
            yield objective, ("specific", number, "id"), anchor(part.id)
            yield from _aliases(objective, ("specific", number), part.aliases)
    if project.settings:
        yield from _choices(project.settings)
    for entry in project.entries:
        yield from _aliases(entry.front_matter, (), entry.item.aliases)


def _choices(site: Located[Settings]) -> Iterator[tuple[Located[Any], Location, str]]:
    for name in ("categories", "event_types", "areas"):
        for number, choice in enumerate(getattr(site.record, name)):
            yield site, (name, number, "id"), choice.id
            yield from _aliases(site, (name, number), choice.aliases)
    for number, moved in enumerate(site.record.earlier_addresses):
        yield from _aliases(site, ("earlier_addresses", number), moved.aliases)


def _aliases(
    located: Located[Any], location: Location, aliases: Iterable[str]
) -> Iterator[tuple[Located[Any], Location, str]]:
    """Every name in aliases: an earlier slug or id, and each part of an earlier address."""
    for number, alias in enumerate(aliases):
        for name in filter(None, alias.split("/")):
            yield located, (*location, "aliases", number), name
