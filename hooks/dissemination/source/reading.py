"""A project's folder read: every file under `data/` and `content/` to records with their
positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from dissemination.file_names import on_disk
from dissemination.model.fields import fields
from dissemination.model.file_format import FOLDER, NOT_OFFERED, is_offered
from dissemination.model.kind import Kind
from dissemination.model.kinds import GROUPS, ITEMS, RECORDS
from dissemination.model.picture_format import UNREAD, ending_of, is_picture
from dissemination.model.record import KindName, Model
from dissemination.problems import ContentError, Message, Problem, nearest
from dissemination.source import bibliography, text
from dissemination.source.attachments.findings import AttachmentError, Findings
from dissemination.source.entries import InvalidEntry, LocatedEntry, digest_of, read_entry
from dissemination.source.folders import contents
from dissemination.source.kept_entry import KeptEntry, KeptItem
from dissemination.source.pages import page_problems
from dissemination.source.records import Invalid, Located, located
from dissemination.source.tree import Tree, form_of
from dissemination.source.yaml_reading import NOT_FIELDS, NOT_RECORDS, tree

if TYPE_CHECKING:
    from dissemination.source.drawings.drawing import Drawing

NO_FILE: Final = Message("there is no such file; it holds {expected}", code="file-missing")
UNEXPECTED_FILE: Final = Message(
    "this file is not used by the site; {nearest}", code="unexpected-file"
)
UNEXPECTED_FOLDER: Final = Message(
    "nothing here is used by the site; items are in {folders}", code="unexpected-folder"
)
UNEXPECTED_CONTENT: Final = Message(
    "this file is not used by the site; an item is {folder}/my-item.md, or "
    "{folder}/my-item/index.md with its pictures (.jpg, .png, .svg …) and files (.pdf, .docx, "
    ".csv, .zip …) beside it",
    code="unexpected-content",
)
UNEXPECTED_ATTACHMENT: Final = Message(
    "this file is not used by the site; files to link to are in data/files/ itself: .pdf, .docx, "
    ".xlsx, .pptx, .odt, .ods, .odp, .csv and .zip",
    code="unexpected-attachment",
)
STRAY_DASH: Final = Message(
    "a dash begins a new record here, and it has no id; delete the dash if the line belongs to the "
    "record above, else write id: my-item behind it",
    code="stray-dash",
)
TEXTS: Final = {"css", "html", "js", "json", "svg", "txt", "xml"}


class KeptItems(Protocol):
    """What earlier readings found in the files of items."""

    def item(self, path: str, file: str) -> KeptItem | None:
        """What was found in the file at a path, if that is as it was."""


@dataclass
class Reading:
    """The records and items of a project with their positions, and the problems of their form.

    Records and items with problems stand in lists of their own. `ids` has theirs too, so that
    references to them are not problems as well; `incomplete` names the kinds of which not every id
    could be read. `files` are all files of data, content and docs, as paths from the root with
    slashes, `refused` those of them that must not be read, and `leftovers` what other programs left
    among them; `pictures` has the size in pixels at which each picture of data and content is
    published (None if it has none), and `damaged` those of which something beside the pixels cannot
    be read; `attachments` has what was found in each file to take along; `texts` has the digest of
    the text of each file of data. Where it is not whole, because
    a folder could not be entered, no file was read, lest others are blamed for what is not known.
    `kept` has what earlier readings found.
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
    attachments: dict[str, Findings] = field(default_factory=dict)
    leftovers: frozenset[str] = frozenset()
    is_whole: bool = True
    damaged: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    kept: KeptItems | None = None

    def file(self, path: str) -> Path:
        """The file at a path of `files`."""
        return on_disk(self.root, path)

    def place(self, path: str) -> str:
        """The same as the system names it; of thousands, without a path object."""
        return f"{self._folder}/{path}" if path.isascii() else str(self.file(path))

    @cached_property
    def _folder(self) -> str:
        return str(self.root)

    @property
    def unread(self) -> set[str]:
        """The files whose names say nothing to the reader; each is a problem."""
        codes = {UNEXPECTED_FILE.code, UNEXPECTED_FOLDER.code, UNEXPECTED_CONTENT.code}
        codes |= {UNEXPECTED_ATTACHMENT.code}
        return {problem.path for problem in self.problems if problem.code in codes}


def read_project(root: Path, kept: KeptItems | None = None) -> Reading:
    """Everything under `data/` and `content/` of a project's folder, without another look at items
    that are as they were when they were `kept`; raises nothing."""
    found = contents(root)
    reading = Reading(
        root,
        files=frozenset(found.files | found.refused),
        refused=frozenset(found.refused),
        leftovers=frozenset(found.leftovers),
        problems=found.problems,
        is_whole=found.is_whole,
        kept=kept,
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
    if folder == "data" and name in bibliography.NAMES:
        yield RECORDS[bibliography.KIND]
    elif folder == "data" and name.removesuffix(".yml") in RECORDS:
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
    elif top == "docs" and path.lower().endswith(".svg"):
        from dissemination.source.drawings.drawing import is_page_drawing

        if is_page_drawing(rest):
            _drawing(reading, path)
    if path.rpartition(".")[2].lower() in TEXTS and not path.endswith(bibliography.NAMES):
        reading.problems += text.marks_in(reading.file(path), path)


def _data_file(reading: Reading, path: str, rest: str) -> None:
    name = rest.rpartition(".")[0]
    if is_picture(rest):
        _picture(reading, path)
        return
    if path.startswith(f"{FOLDER}/"):
        _file_to_take_along(reading, path)
        return
    if _is_unread(path):
        reading.problems += _unread(path)
        return
    if rest in bibliography.NAMES:
        _bibliography(reading, path, rest)
        return
    names = [*(f"{each}.yml" for each in (*GROUPS, *RECORDS)), *bibliography.NAMES]
    if rest not in names:
        reading.problems.append(UNEXPECTED_FILE.at(path, 1, nearest=nearest(rest, names)))
        return
    expected = "fields like name: value" if name in GROUPS else "records, or [] for none"
    content, problems = text.read(reading.file(path), path, expected, text.MOST_OF_RECORDS)
    reading.problems += problems
    reading.texts[path] = digest_of(content)
    content_tree, problems = tree(content, path) if content else (Tree(), problems)
    reading.problems += problems
    has_form = content_tree.data is not None or not problems
    if name in GROUPS and has_form:
        _group(reading, name, content_tree, path)
    elif name in RECORDS and has_form:
        _records(reading, name, content_tree, path)
    elif name in RECORDS:
        reading.incomplete.add(RECORDS[name].name)


def _bibliography(reading: Reading, path: str, name: str) -> None:
    """The records of a list of publications that another program wrote."""
    read, expected = bibliography.reader(name)
    content, problems = text.read(reading.file(path), path, expected, text.MOST_OF_RECORDS)
    reading.texts[path] = digest_of(content)
    if content:
        content_tree, own = bibliography.tree(content, path, read, expected)
        problems = [*problems, *own]
        if content_tree.data:
            _records(reading, bibliography.KIND, content_tree, path)
    reading.problems += problems
    if problems:
        reading.incomplete.add(RECORDS[bibliography.KIND].name)


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
    elif len(parts) == 2 and is_offered(path):
        _attachment(reading, path)
    elif len(parts) == 2 and _is_unread(path):
        reading.problems += _unread(path)
    else:
        reading.problems.append(UNEXPECTED_CONTENT.at(path, 1, folder=f"content/{folder}"))


def _folders() -> str:
    *folders, last = (kind.path for kind in ITEMS.values())
    return f"{', '.join(folders)} and {last}"


def _item(reading: Reading, folder: str, path: str) -> None:
    kind, file = ITEMS[folder], reading.place(path)
    if reading.kept and (kept := reading.kept.item(path, file)):
        entry = KeptEntry[Any](file, path, kind.name, kind.model, kept)
        reading.entries.setdefault(folder, []).append(entry)
        reading.ids.setdefault(kind.name, set()).add(entry.item.id)
        return
    item, problems = read_entry(file, path, kind.name, kind.model)
    reading.problems += problems
    if isinstance(item, InvalidEntry):
        reading.invalid_entries.append(item)
    else:
        reading.entries.setdefault(folder, []).append(item)
    _remember_id(reading, kind.name, item.front_matter)


def _is_unread(path: str) -> bool:
    """Whether a file is a picture of a format that is not read, or a file of one not offered."""
    return ending_of(path) in UNREAD or ending_of(path) in NOT_OFFERED


def _unread(path: str) -> list[Problem]:
    """The problem of such a file."""
    from dissemination.source import picture_files
    from dissemination.source.attachments import reading as attachments

    return [*filter(None, [picture_files.unread(path) or attachments.unread(path)])]


def _file_to_take_along(reading: Reading, path: str) -> None:
    """A file of data/files/."""
    if is_offered(path) and path.rpartition("/")[0] == FOLDER:
        _attachment(reading, path)
    elif _is_unread(path):
        reading.problems += _unread(path)
    else:
        reading.problems.append(UNEXPECTED_ATTACHMENT.at(path, 1))


def _attachment(reading: Reading, path: str) -> None:
    from dissemination.source.attachments.reading import findings

    try:
        reading.attachments[path] = findings(reading.file(path))
    except AttachmentError as error:
        reading.problems.append(error.problem(path))
    except OSError as error:
        reading.problems.append(text.unreadable(path, error))


def _picture(reading: Reading, path: str) -> None:
    from dissemination.source import picture_files  # and Pillow: many projects have no picture

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
    from dissemination.source.drawings.drawing import read_drawing

    try:
        return read_drawing(reading.file(path).read_bytes(), path)
    except ContentError as error:
        reading.problems += error.problems
    except OSError:
        reading.problems += text.closed(reading.file(path), path)
    return None
