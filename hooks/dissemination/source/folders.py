"""What lies below the folders of a project: its files, what other programs left there, and what is
neither file nor folder of the project."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dissemination.file_names import composed, is_hidden, is_leftover, on_disk
from dissemination.problems import Message, Problem
from dissemination.source.text import NO_FILE, UNREADABLE, kind_of_no_file, reason

FOLDERS: Final = ("data", "content", "docs")
LINKED_FOLDER: Final = Message(
    "this is a link to a folder, which is not followed; put the folder itself here",
    code="linked-folder",
)
OUTSIDE: Final = Message(
    "this is a link to something outside of the project, which others do not have; put the file "
    "itself here",
    code="link-out-of-the-project",
)
NO_FOLDER: Final = Message(
    "this is {kind}, and a folder is wanted here; delete it, or give it another name",
    code="not-a-folder",
)
EQUAL_NAMES: Final = Message(
    'two names here look alike, "{value}", but are not written with the same characters, such as é '
    "as one, and as e with an accent behind it; delete one of the two, or name it otherwise",
    code="equal-but-for-composition",
)


@dataclass
class Contents:
    """The files below the folders of a project, those that must not be read, and what other
    programs left there, as composed paths (Unicode, NFC) from the root with slashes, without what
    is hidden by a dot; and the problems of all that is no file of the project. They are not whole
    where a folder could not be entered: nobody knows what it holds."""

    files: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    leftovers: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether every folder was entered."""
        of_folders = {UNREADABLE.code, LINKED_FOLDER.code, NO_FOLDER.code}
        return not any(problem.code in of_folders for problem in self.problems)


def contents(root: Path) -> Contents:
    """What lies below data/, content/ and docs/ of a project's folder."""
    found, root = Contents(), root.resolve()
    for folder in FOLDERS:
        if not (root / folder).is_dir():
            found.problems += _in_place_of(root / folder, folder)
        elif (root / folder).is_symlink():
            found.problems.append(LINKED_FOLDER.at(folder, 1))
        else:
            _list(root, folder, found)
    return found


def _list(root: Path, folder: str, found: Contents) -> None:
    try:
        with os.scandir(on_disk(root, folder)) as entries:
            visible = [entry for entry in entries if not is_hidden(f"{folder}/{entry.name}")]
    except OSError as error:
        found.problems.append(UNREADABLE.at(folder, 1, what="folder", value=reason(error)))
        return
    names: set[str] = set()
    for entry in visible:
        path = composed(f"{folder}/{entry.name}")
        if path in names:
            found.problems.append(EQUAL_NAMES.at(path, 1, value=path.rpartition("/")[2]))
            continue
        names.add(path)
        if is_leftover(entry.name):
            found.leftovers.add(path)
        elif problem := _oddity(entry, path, root):
            found.problems.append(problem)
            if problem.code != LINKED_FOLDER.code:
                found.refused.add(path)
        elif entry.is_dir(follow_symlinks=False):
            _list(root, path, found)
        else:
            found.files.add(path)


def _in_place_of(folder: Path, path: str) -> list[Problem]:
    """The problem of what stands where a folder is wanted."""
    if folder.is_symlink():
        return [NO_FOLDER.at(path, 1, kind="a link")]
    if not folder.exists():
        return []
    kind = kind_of_no_file(folder.stat().st_mode) or "a file"
    return [NO_FOLDER.at(path, 1, kind=kind)]


def _oddity(entry: os.DirEntry[str], path: str, root: Path) -> Problem | None:
    """The problem of what is neither a file nor a folder, or a link that leads astray; a link that
    leads nowhere is one of whoever reads it."""
    if not entry.is_symlink():
        is_usual = entry.is_file() or entry.is_dir()
        return None if is_usual else _no_file(Path(entry.path), path)
    link = Path(entry.path)
    if link.is_dir():
        return LINKED_FOLDER.at(path, 1)
    if not link.exists():
        return None
    target = link.resolve()
    if not target.is_relative_to(root):
        return OUTSIDE.at(path, 1)
    return _no_file(target, path)


def _no_file(file: Path, path: str) -> Problem | None:
    kind = kind_of_no_file(file.stat().st_mode)
    return NO_FILE.at(path, 1, kind=kind) if kind else None
