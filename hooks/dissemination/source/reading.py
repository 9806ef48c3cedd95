"""A project's folder read: every file under `data/` and `content/` to records with their places."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from dissemination.model.kinds import GROUPS, ITEMS, RECORDS
from dissemination.model.record import KindName
from dissemination.problems import Message, Problem, nearest
from dissemination.source import picture_files, text
from dissemination.source.entries import Entry, Unusable, entry
from dissemination.source.pages import page_problems
from dissemination.source.records import Invalid, Located, located
from dissemination.source.tree import NOT_FIELDS, NOT_RECORDS, Tree, tree, what

NO_FILE: Final = Message("there is no such file; it holds {expected}")
UNEXPECTED_FILE: Final = Message("no file of this name is read; {nearest}")
UNEXPECTED_FOLDER: Final = Message("nothing is read here; items lie in {folders}")
UNEXPECTED_CONTENT: Final = Message(
    "nothing is read under this name; an item is {folder}/my-item.md, or {folder}/my-item/index.md "
    "with its pictures (.jpg, .png, .svg …) beside it"
)
PICTURES: Final = {"jpg", "jpeg", "png", "webp", "gif", "svg"}


@dataclass
class Reading:
    """What was read: records and items with their places, and the problems found so far.

    `broken` and `unusable` are records and items with problems. `ids` also names these, so that
    references to them are not problems too; of the kinds in `unsure` not every id could be read.
    `files` are all files of data, content and docs, as paths from the root with slashes.
    """

    root: Path
    groups: dict[str, Located[Any]] = field(default_factory=dict)
    records: dict[str, list[Located[Any]]] = field(default_factory=dict)
    entries: dict[str, list[Entry[Any]]] = field(default_factory=dict)
    broken: list[Invalid] = field(default_factory=list)
    unusable: list[Unusable] = field(default_factory=list)
    ids: dict[KindName, set[str]] = field(default_factory=dict)
    unsure: set[KindName] = field(default_factory=set)
    files: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)


def reading(root: Path) -> Reading:
    """Everything under `data/` and `content/` of a project's folder; raises nothing."""
    found = Reading(root, files=frozenset(_files(root)))
    for path in sorted(found.files):
        top, _, rest = path.partition("/")
        if top == "data":
            _data_file(found, path, rest)
        elif top == "content":
            _content_file(found, path, rest)
        elif path.endswith(".md"):
            found.problems += page_problems(found.root / path, path)
    for name in GROUPS:
        if f"data/{name}.yml" not in found.files:
            expected = f"the fields of the {name}"
            found.problems.append(NO_FILE.at(f"data/{name}.yml", 1, expected=expected))
    return found


def _files(root: Path) -> list[str]:
    return [
        file.relative_to(root).as_posix()
        for top in ("data", "content", "docs")
        for file in (root / top).rglob("*")
        if (file.is_file() or (file.is_symlink() and not file.is_dir()))
        and not any(part.startswith(".") for part in file.relative_to(root).parts)
    ]


def _data_file(found: Reading, path: str, rest: str) -> None:
    name, _, ending = rest.rpartition(".")
    if ending.lower() in PICTURES:
        _picture(found, path)
        return
    known = [f"{known}.yml" for known in (*GROUPS, *RECORDS)]
    if rest not in known:
        found.problems.append(UNEXPECTED_FILE.at(path, 1, nearest=nearest(rest, known)))
        return
    expected = "fields like name: value" if name in GROUPS else "records, or [] for none"
    content, problems = text.read(found.root / path, path, expected)
    found.problems += problems
    content_tree, problems = tree(content, path) if content else (Tree(), problems)
    found.problems += problems
    has_form = content_tree.data is not None or not problems
    if name in GROUPS and has_form:
        _group(found, name, content_tree, path)
    elif name in RECORDS and has_form:
        _records(found, name, content_tree, path)
    elif name in RECORDS:
        found.unsure.add(RECORDS[name].name)


def _group(found: Reading, name: str, content: Tree, path: str) -> None:
    if not isinstance(content.data, dict):
        found.problems.append(NOT_FIELDS.at(path, content.line(()), found=what(content.data)))
        return
    record = located(GROUPS[name].model, content, path)
    if isinstance(record, Located):
        found.groups[name] = record
    else:
        found.problems += record.problems
        found.broken.append(record)


def _records(found: Reading, name: str, content: Tree, path: str) -> None:
    kind = RECORDS[name]
    if not isinstance(content.data, list):
        found.problems.append(NOT_RECORDS.at(path, content.line(()), found=what(content.data)))
        found.unsure.add(kind.name)
        return
    for number in range(len(content.data)):
        record = located(kind.model, content, path, (number,))
        if isinstance(record, Located):
            found.records.setdefault(name, []).append(record)
            parts = getattr(record.record, kind.parts) if kind.parts else ()
            found.ids.setdefault(kind.name, set()).update(part.id for part in parts)
        else:
            found.problems += record.problems
            found.broken.append(record)
        _known(found, kind.name, record)


def _known(found: Reading, kind: KindName, record: Located[Any] | Invalid | None) -> None:
    """Remember the id of a record, or that it has none."""
    if record and record.id:
        found.ids.setdefault(kind, set()).add(record.id)
    else:
        found.unsure.add(kind)


def _content_file(found: Reading, path: str, rest: str) -> None:
    folder, *parts = rest.split("/")
    if folder not in ITEMS or not parts:
        found.problems.append(UNEXPECTED_FOLDER.at(path, 1, folders=_folders()))
    elif parts[1:] == ["index.md"] or (
        len(parts) == 1 and parts[0].endswith(".md") and parts[0] != "index.md"
    ):
        _item(found, folder, path)
    elif len(parts) == 2 and parts[1].rpartition(".")[2].lower() in PICTURES:
        _picture(found, path)
    else:
        found.problems.append(UNEXPECTED_CONTENT.at(path, 1, folder=f"content/{folder}"))


def _folders() -> str:
    *folders, last = (kind.path for kind in ITEMS.values())
    return f"{', '.join(folders)} and {last}"


def _item(found: Reading, folder: str, path: str) -> None:
    kind = ITEMS[folder]
    item, problems = entry(found.root / path, path, kind.name, kind.model)
    found.problems += problems
    if isinstance(item, Unusable):
        found.unusable.append(item)
    else:
        found.entries.setdefault(folder, []).append(item)
    _known(found, kind.name, item.located)


def _picture(found: Reading, path: str) -> None:
    try:
        picture_files.size(found.root / path)
    except picture_files.PictureError as unusable:
        found.problems.append(Problem(path, 1, str(unusable)))
