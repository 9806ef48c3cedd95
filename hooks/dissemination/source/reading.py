"""A project's folder read: every file under `data/` and `content/` to records with their
positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from dissemination.file_names import on_disk
from dissemination.model.fields import fields
from dissemination.model.kind import Kind
from dissemination.model.kinds import GROUPS, ITEMS, RECORDS
from dissemination.model.picture_format import is_picture
from dissemination.model.record import KindName, Model
from dissemination.problems import ContentError, Message, Problem, nearest
from dissemination.source import picture_files, text
from dissemination.source.drawings.drawing import Drawing, is_page_drawing, read_drawing
from dissemination.source.entries import InvalidEntry, LocatedEntry, read_entry
from dissemination.source.folders import contents
from dissemination.source.pages import page_problems
from dissemination.source.records import Invalid, Located, located
from dissemination.source.tree import Tree, form_of
from dissemination.source.yaml_reading import NOT_FIELDS, NOT_RECORDS, tree

NO_FILE: Final = Message("there is no such file; it holds {expected}", code="file-missing")
UNEXPECTED_FILE: Final = Message(
    "this file is not used by the site; {nearest}", code="unexpected-file"
)
UNEXPECTED_FOLDER: Final = Message(
    "nothing here is used by the site; items are in {folders}", code="unexpected-folder"
)
UNEXPECTED_CONTENT: Final = Message(
    "this file is not used by the site; an item is {folder}/my-item.md, or "
    "{folder}/my-item/index.md with its pictures (.jpg, .png, .svg …) beside it",
    code="unexpected-content",
)
STRAY_DASH: Final = Message(
    "a dash begins a new record here, and it has no id; delete the dash if the line belongs to the "
    "record above, else write id: my-item behind it",
    code="stray-dash",
)
TEXTS: Final = {"css", "html", "js", "json", "svg", "txt", "xml"}


@dataclass
class Reading:
    """The records and items of a project with their positions, and the problems of their form.

    Records and items with problems stand in lists of their own. `ids` has theirs too, so that
    references to them are not problems as well; `incomplete` names the kinds of which not every id
    could be read. `files` are all files of data, content and docs, as paths from the root with
    slashes, `refused` those of them that must not be read, and `leftovers` what other programs left
    among them; `pictures` has the size in pixels at which each picture of data and content is
    published (None if it has none), and `damaged` those of which something beside the pixels cannot
    be read. Where it is not whole, because a folder could not be entered, no file was read, lest
    others are blamed for what is not known.
    """

    root: Path
    groups: dict[str, Located[Any]] = field(default_factory=dict)
    records: dict[str, list[Located[Any]]] = field(default_factory=dict)
    entries: dict[str, list[LocatedEntry[Any]]] = field(default_factory=dict)
    invalid_records: list[Invalid] = field(default_factory=list)
    invalid_entries: list[InvalidEntry] = field(default_factory=list)
    ids: dict[KindName, set[str]] = field(default_factory=dict)
    incomplete: set[KindName] = field(default_factory=set)
    files: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    pictures: dict[str, tuple[int, int] | None] = field(default_factory=dict)
    leftovers: frozenset[str] = frozenset()
    is_whole: bool = True
    damaged: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def file(self, path: str) -> Path:
        """The file at a path of `files`."""
        return on_disk(self.root, path)

    @property
    def unread(self) -> set[str]:
        """The files whose names say nothing to the reader; each is a problem."""
        codes = {UNEXPECTED_FILE.code, UNEXPECTED_FOLDER.code, UNEXPECTED_CONTENT.code}
        return {problem.path for problem in self.problems if problem.code in codes}


def read_project(root: Path) -> Reading:
    """Everything under `data/` and `content/` of a project's folder; raises nothing."""
    found = contents(root)
    reading = Reading(
        root,
        files=frozenset(found.files | found.refused),
        refused=frozenset(found.refused),
        leftovers=frozenset(found.leftovers),
        problems=found.problems,
        is_whole=found.is_whole,
    )
    if not reading.is_whole:
        return reading
    reading.incomplete |= {kind.name for path in found.refused for kind in _kinds_of(path)}
    for path in sorted(found.files):
        _file(reading, path)
        if not path.startswith(("data/", "content/")) and not path.endswith(".md"):
            reading.problems += text.closed(reading.file(path), path)
    for name in GROUPS:
        if f"data/{name}.yml" not in reading.files:
            expected = f"the fields of the {name}"
            reading.problems.append(NO_FILE.at(f"data/{name}.yml", 1, expected=expected))
    return reading


def _kinds_of(path: str) -> Iterator[Kind]:
    """The kind whose records or items a file would have."""
    folder, name = path.split("/")[:2]
    if folder == "data" and name.removesuffix(".yml") in RECORDS:
        yield RECORDS[name.removesuffix(".yml")]
    elif folder == "content" and name in ITEMS and path.endswith(".md"):
        yield ITEMS[name]


def read_files(root: Path, paths: Iterable[str]) -> Reading:
    """These files of a project's folder alone, as if the others were not there."""
    reading = Reading(root, files=frozenset(paths))
    for path in sorted(reading.files):
        _file(reading, path)
    return reading


def _file(reading: Reading, path: str) -> None:
    top, _, rest = path.partition("/")
    if top == "data":
        _data_file(reading, path, rest)
    elif top == "content":
        _content_file(reading, path, rest)
    elif path.endswith(".md"):
        reading.problems += page_problems(reading.file(path), path)
    elif top == "docs" and is_page_drawing(rest):
        _drawing(reading, path)
    if path.rpartition(".")[2].lower() in TEXTS:
        reading.problems += text.marks_in(reading.file(path), path)


def _data_file(reading: Reading, path: str, rest: str) -> None:
    name = rest.rpartition(".")[0]
    if is_picture(rest):
        _picture(reading, path)
        return
    if unread := picture_files.unread(path):
        reading.problems.append(unread)
        return
    names = [f"{each}.yml" for each in (*GROUPS, *RECORDS)]
    if rest not in names:
        reading.problems.append(UNEXPECTED_FILE.at(path, 1, nearest=nearest(rest, names)))
        return
    expected = "fields like name: value" if name in GROUPS else "records, or [] for none"
    content, problems = text.read(reading.file(path), path, expected, text.MOST_OF_RECORDS)
    reading.problems += problems
    content_tree, problems = tree(content, path) if content else (Tree(), problems)
    reading.problems += problems
    has_form = content_tree.data is not None or not problems
    if name in GROUPS and has_form:
        _group(reading, name, content_tree, path)
    elif name in RECORDS and has_form:
        _records(reading, name, content_tree, path)
    elif name in RECORDS:
        reading.incomplete.add(RECORDS[name].name)


def _group(reading: Reading, name: str, content: Tree, path: str) -> None:
    if not isinstance(content.data, dict):
        reading.problems.append(NOT_FIELDS.at(path, content.line(()), value=form_of(content.data)))
        return
    record = located(GROUPS[name].model, content, path)
    if isinstance(record, Located):
        reading.groups[name] = record
    else:
        reading.problems += record.problems
        reading.invalid_records.append(record)


def _records(reading: Reading, name: str, content: Tree, path: str) -> None:
    kind = RECORDS[name]
    if not isinstance(content.data, list):
        reading.problems.append(NOT_RECORDS.at(path, content.line(()), value=form_of(content.data)))
        reading.incomplete.add(kind.name)
        return
    runs = list(_torn(content.data, kind.model))
    for first, _ in runs:
        reading.problems.append(STRAY_DASH.at(path, content.line((first + 1,))))
        reading.ids.setdefault(kind.name, set()).add(str(content.data[first]["id"]).strip())
        reading.incomplete |= {kind.name} if kind.parts else set()
    torn = {number for first, end in runs for number in range(first, end)}
    for number in range(len(content.data)):
        if number in torn:
            continue
        record = located(kind.model, content, path, (number,))
        if isinstance(record, Located):
            reading.records.setdefault(name, []).append(record)
            parts = getattr(record.record, kind.parts) if kind.parts else ()
            reading.ids.setdefault(kind.name, set()).update(part.id for part in parts)
        else:
            reading.problems += record.problems
            reading.invalid_records.append(record)
        _remember_id(reading, kind.name, record)


def _torn(data: list[Any], model: type[Model]) -> Iterator[tuple[int, int]]:
    """The records that a dash too many tears in pieces: the number of the first piece, which has
    the id, and that behind the last. Pieces have no field in common."""
    names = {field.name for field in fields(model)}
    first, seen = 0, set[str]()
    for number, piece in enumerate([*data, None]):
        keys = set(piece) if isinstance(piece, dict) else set[str]()
        if seen and keys and "id" not in keys and keys <= names - seen:
            seen |= keys
            continue
        if seen and number - first > 1:
            yield first, number
        first, seen = number, keys if isinstance(keys and piece.get("id"), str) else set()


def _remember_id(reading: Reading, kind: KindName, record: Located[Any] | Invalid | None) -> None:
    """Remember the id of a record, or that it has none."""
    if record and record.id:
        reading.ids.setdefault(kind, set()).add(record.id)
    else:
        reading.incomplete.add(kind)


def _content_file(reading: Reading, path: str, rest: str) -> None:
    folder, *parts = rest.split("/")
    if folder not in ITEMS or not parts:
        reading.problems.append(UNEXPECTED_FOLDER.at(path, 1, folders=_folders()))
    elif parts[1:] == ["index.md"] or (
        len(parts) == 1 and parts[0].endswith(".md") and parts[0] != "index.md"
    ):
        _item(reading, folder, path)
    elif len(parts) == 2 and is_picture(path):
        _picture(reading, path)
    elif len(parts) == 2 and (unread := picture_files.unread(path)):
        reading.problems.append(unread)
    else:
        reading.problems.append(UNEXPECTED_CONTENT.at(path, 1, folder=f"content/{folder}"))


def _folders() -> str:
    *folders, last = (kind.path for kind in ITEMS.values())
    return f"{', '.join(folders)} and {last}"


def _item(reading: Reading, folder: str, path: str) -> None:
    kind = ITEMS[folder]
    item, problems = read_entry(reading.file(path), path, kind.name, kind.model)
    reading.problems += problems
    if isinstance(item, InvalidEntry):
        reading.invalid_entries.append(item)
    else:
        reading.entries.setdefault(folder, []).append(item)
    _remember_id(reading, kind.name, item.front_matter)


def _picture(reading: Reading, path: str) -> None:
    if closed := text.closed(reading.file(path), path):
        reading.problems += closed
        return
    if path.lower().endswith(".svg"):
        if drawing := _drawing(reading, path):
            reading.pictures[path] = drawing.size
        return
    try:
        with picture_files.damage() as damages:
            reading.pictures[path] = picture_files.size(reading.file(path))
    except picture_files.PictureError as error:
        reading.problems.append(error.problem(path))
    else:
        if damages:
            reading.damaged.add(path)


def _drawing(reading: Reading, path: str) -> Drawing | None:
    """A drawing that can be read; what is wrong with another one is a problem."""
    try:
        return read_drawing(reading.file(path).read_bytes(), path)
    except ContentError as error:
        reading.problems += error.problems
    except OSError:
        reading.problems += text.closed(reading.file(path), path)
    return None
