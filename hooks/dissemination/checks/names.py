"""Problems of names that not every system can have: of files and folders, and of ids that become
parts of addresses and so names of published files. A repository with such names cannot be checked
out there, and a site cannot be written."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from typing import Any, Final

from dissemination.checks.loaded_project import EntryFile, LoadedProject
from dissemination.file_names import forbidden_character, is_cut, is_device, without_capitals
from dissemination.model.look_alikes import typed
from dissemination.model.settings import Settings
from dissemination.model.text import ID, look_alike
from dissemination.problems import Message, Problem
from dissemination.source.records import Located
from dissemination.source.tree import Location
from dissemination.urls import anchor

MOST: Final = 100  # characters; file systems take 255 bytes, and a path has several names
MOST_BYTES: Final = 200  # sizes of pictures have longer names
NOT_A_SLUG: Final = Message(
    "the name of the file or folder becomes an address: expected lower-case letters, digits "
    'and "-", such as my-item, found "{value}"',
    code="not-a-slug",
)
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


def slugs(project: LoadedProject) -> Iterator[Problem]:
    """Names of items that cannot become addresses, but for those that differ from another by
    capitals alone, which is told instead."""
    if bad := [file for file in project.entry_files if not ID.fullmatch(file.slug)]:
        others = {problem.path for problem in equal_names(project)}
        yield from (_bad_slug(file) for file in bad if file.path not in others)


def file_names(project: LoadedProject) -> Iterator[Problem]:
    """Names of files and folders that Windows or macOS cannot have; what is wrong with an item's
    name as an address, or with that of a file which is not read, is told alone."""
    reported = {_named_by(file) for file in project.entry_files if not ID.fullmatch(file.slug)}
    reported |= project.reading.unread
    for path, file in project.first_files.items():
        if path not in reported:
            for message, values in _faults(posixpath.basename(path)):
                yield message.at(file, 1, **values)


def equal_names(project: LoadedProject) -> Iterator[Problem]:
    """Files and folders of one folder whose names are equal but for capitals; the one without
    capitals may stay."""
    equal: dict[tuple[str, str], list[str]] = {}
    for path in project.first_files:
        folder, name = posixpath.split(path)
        equal.setdefault((folder, without_capitals(name)), []).append(path)
    for (_, lower), paths in equal.items():
        if len(paths) == 1:
            continue
        stays, *others = sorted(paths, key=lambda path: (posixpath.basename(path) != lower, path))
        for path in others:
            values = {"value": posixpath.basename(path), "other": posixpath.basename(stays)}
            yield EQUAL_BUT_FOR_CAPITALS.at(project.first_files[path], 1, **values)


def parts_of_addresses(project: LoadedProject) -> Iterator[Problem]:
    """Aliases and ids that become names of published files, and that Windows or macOS cannot
    have."""
    for located, location, name in _parts_of_addresses(project):
        for message, values in _faults(name):
            yield located.problem(message, *location, **values)


def _bad_slug(file: EntryFile) -> Problem:
    """The problem of a name that is no slug, or that only looks like one."""
    slug = file.slug
    if not slug.isascii() and ID.fullmatch(expected := typed(slug)):
        message, values = look_alike(slug, expected)
        return message.at(file.path, 1, **values)
    return NOT_A_SLUG.at(file.path, 1, value=slug)


def _named_by(file: EntryFile) -> str:
    """The file or folder from which an item has its slug."""
    return file.path.removesuffix("/index.md")


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
