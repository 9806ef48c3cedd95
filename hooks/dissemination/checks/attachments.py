"""Files to take along: each is there, is named by something, and says nothing of people that nobody
means to say."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final

from dissemination import urls
from dissemination.checks.history.addresses import nowhere
from dissemination.checks.loaded_project import LoadedProject
from dissemination.library.link_targets import is_outside, target
from dissemination.model.file_format import FOLDER, FORMATS, is_offered
from dissemination.model.file_path import beside
from dissemination.model.picture_format import ending_of
from dissemination.problems import Message, Problem, nearest
from dissemination.source.attachments.findings import Findings
from dissemination.source.records import Located
from dissemination.source.tree import Location

NO_FILE: Final = Message(
    'there is no file "{value}" {where}; {nearest}', code="no-such-file-to-take-along"
)
NOT_OFFERED: Final = Message(
    '"{value}" is no file that readers can take along; they are {formats}',
    code="file-not-to-take-along",
)
ADDRESS: Final = Message(
    '"{value}" is a web address, and a file that lies here is wanted; link to it in the text, or '
    "write it as the address of the record",
    code="address-for-file",
)
ELSEWHERE: Final = Message(
    'the file "{value}" lies neither beside this item nor in data/files/; put it beside '
    "my-item/index.md, or into data/files/",
    code="file-elsewhere",
)
NAMED_TWICE: Final = Message('"{value}" is named twice here; delete one', code="file-named-twice")
NOT_FOR_ALL: Final = Message(
    "this deliverable is not public (level: {value}), so its file must not be; delete the line and "
    "the file",
    code="file-of-what-is-not-public",
)
UNUSED: Final = Message(
    "nothing public names this file, so it is not published; link to it, write it into {where}, or "
    "delete it",
    code="unused-file",
)
LARGE: Final = Message(
    "this file has {value} MB, which takes long on a phone; make its pictures smaller, if you can",
    code="file-large",
)
NAME_IN_ADDRESS: Final = Message(
    'the name becomes part of an address, in which "{value}" is hard to read and to type; name the '
    "file {better} before it is public",
    code="file-name-in-address",
)
NOT_UTF8: Final = Message(
    "this table is not UTF-8 text, so that programs show other letters; save it anew as CSV with "
    "the encoding UTF-8",
    code="table-not-utf-8",
)
LOCKED: Final = Message(
    "this file is encrypted, so that not everybody can read, copy or hear it; save it without a "
    "password and without restrictions",
    code="file-encrypted",
)
NAMES_SOMEBODY: Final = Message(
    "the file says who made it: {value}; if they did not agree, {advice}",
    code="file-names-somebody",
)
HAS_COMMENTS: Final = Message(
    "the file holds comments, which everybody can read; delete them, and save it again",
    code="file-with-comments",
)
HAS_CHANGES: Final = Message(
    "the file holds what was changed and deleted in it, which everybody can read; accept all "
    "changes, and save it again",
    code="file-with-changes",
)
GONE: Final = Message(
    "this file was public, and without it {lost}; put it back, or be sure that nobody needs it",
    code="file-to-take-along-gone",
)
LARGE_BYTES: Final = 5_000_000
MOST_PEOPLE: Final = 3  # that a line names
_OFFICE: Final = (
    "in Word, Excel or PowerPoint choose File, Info, Inspect Document, and in LibreOffice File, "
    "Properties, Reset"
)
_OF_PDF: Final = "empty Author in the properties of the document, and save it as PDF again"
_RECORDS: Final = ("deliverables", "documents", "research-outputs")
_LISTED: Final = ", ".join(f".{ending}" for ending in FORMATS)


@dataclass(frozen=True)
class Naming:
    """A field that names a file: its record or front matter, and the path of the field; the file is
    as it is `written`, and by its path from the project's root."""

    node: Located[Any]
    location: Location
    written: str
    file: str


def of_items(project: LoadedProject) -> Iterator[Problem]:
    """Files that items name, and that are missing, lie elsewhere or are named twice."""
    for entry in project.entries:
        if not entry.item.files:
            continue
        seen = set[str]()
        for naming in _of_item(entry.front_matter, entry.path, entry.item.files):
            if naming.file in seen:
                yield naming.node.problem(NAMED_TWICE, *naming.location, value=naming.written)
            seen.add(naming.file)
            if is_outside(naming.written):
                yield naming.node.problem(ADDRESS, *naming.location, value=naming.written)
                continue
            folder, name = posixpath.split(entry.path)
            own = folder if name == "index.md" else ""
            if posixpath.dirname(naming.file) in (own, FOLDER):
                yield from _missing(naming, project, "here" if own else "in data/files/")
            else:
                yield naming.node.problem(ELSEWHERE, *naming.location, value=naming.written)


def of_records(project: LoadedProject) -> Iterator[Problem]:
    """Files that records name, and that are missing, or not for all."""
    for naming in _of_records(project):
        level = getattr(naming.node.record, "level", "public")
        if level != "public":
            yield naming.node.problem(NOT_FOR_ALL, *naming.location, value=level)
        elif is_outside(naming.written):
            yield naming.node.problem(ADDRESS, *naming.location, value=naming.written)
        else:
            yield from _missing(naming, project, "in data/files/")


def unused(project: LoadedProject) -> Iterator[Problem]:
    """Files that nothing public names."""
    for path in sorted(project.reading.attachments.keys() - named(project)):
        folder = posixpath.dirname(path)
        where = "file: of a record" if folder == FOLDER else f"files: of {folder}/index.md"
        if not _is_held_back(path, project):
            yield UNUSED.at(path, 1, where=where)


def gone(project: LoadedProject) -> Iterator[Problem]:
    """Files that were public, and are not there any more."""
    before = project.published
    if not before or not (lost := {*filter(is_offered, before.files)} - project.files):
        return
    public = _in_fields(before)
    for entry in before.entries:
        if entry.path not in before.hidden:
            links = before.examinations[entry.path].links
            public.update(target(link.address, entry.path).path for link in links)
    own = (entry.path for entry in before.entries if entry.path.endswith("/index.md"))
    folders = {FOLDER, *map(posixpath.dirname, own)}
    for path in sorted(lost & public):
        if posixpath.dirname(path) in folders:
            yield GONE.at(path, 1, lost=nowhere([urls.attached(path)]))


def findings(project: LoadedProject) -> Iterator[Problem]:
    """What officers should know of a file before it is public."""
    known = _known_names(project)
    for path, found in sorted(project.reading.attachments.items()):
        name = posixpath.basename(path)
        if (better := _typed(name)) != name:
            yield NAME_IN_ADDRESS.at(path, 1, value=name, better=better)
        if found.bytes > LARGE_BYTES:
            yield LARGE.at(path, 1, value=-(-found.bytes // 1_000_000))
        if found.is_odd_text:
            yield NOT_UTF8.at(path, 1)
        if found.is_locked:
            yield LOCKED.at(path, 1)
        yield from _of_people(path, found, known)


def named(project: LoadedProject) -> set[str]:
    """The files to take along that something public names or links to, by their paths."""
    if not project.reading.attachments:
        return set()
    paths = {
        target(link.address, entry.path).path
        for entry in project.entries
        if entry.path not in project.hidden
        for link in project.alone[entry.path].links
    }
    return (paths | _in_fields(project)) & project.reading.attachments.keys()


def _in_fields(project: LoadedProject) -> set[str]:
    """What fields and texts of public records and the front matter of public items name, as paths
    of files."""
    paths: set[str] = set()
    for entry in project.entries:
        if entry.path not in project.hidden and entry.item.files:
            namings = _of_item(entry.front_matter, entry.path, entry.item.files)
            paths.update(naming.file for naming in namings)
    for text in project.prose:
        paths.update(target(each.address, text.path).path for each in text.examination.links)
    for naming in _of_records(project):
        if getattr(naming.node.record, "level", "public") == "public":
            paths.add(naming.file)
    return paths


def _of_item(node: Located[Any], path: str, files: Collection[Any]) -> Iterator[Naming]:
    for number, each in enumerate(files):
        yield Naming(node, ("files", number), each.file, beside(path, each.file))


def _of_records(project: LoadedProject) -> Iterator[Naming]:
    for name in _RECORDS:
        for node in project.records_of(name):
            if file := node.record.file:
                yield Naming(node, ("file",), file, beside(node.path, file))


def _missing(naming: Naming, project: LoadedProject, where: str) -> Iterator[Problem]:
    """What is wrong with the file of a field; what is wrong with the file itself is told there."""
    if not is_offered(naming.file):
        if naming.file not in project.reading.unread:
            values = {"value": naming.written, "formats": _LISTED}
            yield naming.node.problem(NOT_OFFERED, *naming.location, **values)
        return
    if naming.file in project.files and not naming.file.startswith("docs/"):
        return
    folder = posixpath.dirname(naming.node.path)
    there = [
        posixpath.relpath(path, folder)
        for path in project.files
        if posixpath.dirname(path) in (folder, FOLDER) and is_offered(path)
    ]
    near = nearest(naming.written, there)
    values = {"value": naming.written, "where": where, "nearest": near}
    yield naming.node.problem(NO_FILE, *naming.location, **values)


def _is_held_back(path: str, project: LoadedProject) -> bool:
    """Whether a file lies beside an item that readers cannot see yet, and so may be named then."""
    return f"{posixpath.dirname(path)}/index.md" in project.hidden


def _of_people(path: str, found: Findings, known: Collection[str]) -> Iterator[Problem]:
    """What a file tells of people beside its text."""
    if people := [name for name in found.people if _plain(name) not in known]:
        value = ", ".join(people[:MOST_PEOPLE])
        advice = _OF_PDF if ending_of(path) == "pdf" else _OFFICE
        yield NAMES_SOMEBODY.at(path, 1, value=value, advice=advice)
    if found.has_comments:
        yield HAS_COMMENTS.at(path, 1)
    if found.has_changes:
        yield HAS_CHANGES.at(path, 1)


def _known_names(project: LoadedProject) -> set[str]:
    """The names that the site itself publishes: of partners, people, and the project."""
    names: list[str] = []
    for partner in project.records_of("partners"):
        names += (partner.record.name, partner.record.short)
    names += (person.record.name for person in project.records_of("people"))
    if project.project:
        names.append(project.project.record.acronym)
    return {_plain(name) for name in names}


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _typed(name: str) -> str:
    """A name of a file as it is easily typed: small letters without accents, digits, "-", "." and
    "_"."""
    stem, _, ending = unicodedata.normalize("NFKD", name).rpartition(".")
    plain = stem.encode("ascii", "ignore").decode().lower()
    return f"{re.sub(r'[^a-z0-9._]+', '-', plain).strip('-') or 'file'}.{ending.lower()}"
