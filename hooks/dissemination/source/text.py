"""A file as text: UTF-8, one kind of line end, and no character that a feed cannot carry."""

from __future__ import annotations

import os
import re
import stat
from codecs import BOM_UTF8
from pathlib import Path
from typing import Final

from dissemination.model.text import DIRECTION, FORBIDDEN, ILLEGAL, TURNING, code_point
from dissemination.problems import Message, Problem

EMPTY: Final = Message("the file is empty; expected {expected}", code="empty-file")
REPLACED: Final = "\N{REPLACEMENT CHARACTER}"
NOT_UTF8: Final = Message(
    "the file is not UTF-8 text here (byte {value}); save it again with the encoding UTF-8",
    code="not-utf-8",
)
MERGE: Final = Message(
    '"{value}" is a mark of a merge that was not finished; keep what is right of the lines between '
    "the marks <<<<<<< and >>>>>>>, and delete the marks",
    code="merge-mark",
)
_MARK: Final = re.compile(r"<{7}(?: .*)?|\|{7} .*|={7}|>{7}(?: .*)?")
TOO_LARGE: Final = Message(
    "the file has {value} kB, and at most {most} kB are read; shorten it", code="file-too-large"
)
UNREADABLE: Final = Message("the {what} cannot be read: {value}", code="unreadable-file")
NO_FILE: Final = Message("this is {kind} and no file; delete it", code="not-a-file")
_KINDS: Final = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)

# Bytes of UTF-8 that stand in no forbidden character, quick to be left out.
_ALLOWED: Final = bytes(
    {*b"\t\n\r", *range(0x20, 0x7F), *range(0x80, 0x100)} - {*b"\xc2\xe2\xed\xef"}
)
# Bytes: of an item or a page, and of a file of many records.
MOST_OF_ITEM: Final = 50_000
MOST_OF_RECORDS: Final = 1_000_000


def read(file: Path | str, path: str, expected: str, most: int) -> tuple[str, list[Problem]]:
    """The text of a file and its problems; an unusable file, or one of more than `most` bytes,
    gives no text.

    `file` is a path, or its text, which for thousands of files is quicker; `path` is the file's
    name in problems, `expected` describes the content of an empty one. Forbidden characters are
    reported and replaced, so that the text after them is checked too.
    """
    try:
        status = os.stat(file)  # noqa: PTH116
        if kind := kind_of_no_file(status.st_mode):
            return "", [NO_FILE.at(path, 1, kind=kind)]
        if (size := status.st_size) > most:
            return "", [TOO_LARGE.at(path, 1, value=-(-size // 1000), most=most // 1000)]
        raw = _content(file, size)
    except OSError as error:
        return "", [unreadable(path, error)]
    try:
        text = raw.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line = before.count(b"\n") + 1
        return "", [NOT_UTF8.at(path, line, value=f"0x{raw[error.start]:02X}")]
    if b"\r" in raw:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return "", [EMPTY.at(path, 1, expected=expected)]
    if marks := merge_marks(text, path):
        return "", marks
    if raw.translate(None, _ALLOWED) and (problems := forbidden(text, path)):
        return TURNING.sub(REPLACED, ILLEGAL.sub(REPLACED, text)), problems
    return text, []


def _content(file: Path | str, size: int) -> bytes:
    """All bytes of a file of about this size, read in half the time that `open` takes."""
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return b"".join(iter(lambda: os.read(descriptor, size + 1), b""))
    finally:
        os.close(descriptor)


def kind_of_no_file(mode: int) -> str:
    """What is neither a file nor a folder, by its mode, and may be read without end; else
    nothing."""
    if stat.S_ISREG(mode):  # as nearly always
        return ""
    return next((kind for is_one, kind in _KINDS if is_one(mode)), "")


def unreadable(path: str, error: OSError) -> Problem:
    """The problem of a file that the system does not let be read."""
    return UNREADABLE.at(path, 1, what="file", value=reason(error))


def reason(error: OSError) -> str:
    """Why the system does not let something be read, and what to do about it."""
    if isinstance(error, PermissionError):
        return f"{error.strerror}; give yourself the right to it"
    if error.filename and Path(error.filename).is_symlink():
        return "it is a link that leads nowhere; put the file itself here"
    return str(error.strerror or error)


def closed(file: Path, path: str) -> list[Problem]:
    """The problem of a file that is published as it is, if it cannot be read."""
    try:
        file.open("rb").close()
    except OSError as error:
        return [unreadable(path, error)]
    return []


def forbidden(text: str, path: str) -> list[Problem]:
    """A problem for each line and character that is forbidden or turns the direction of text."""
    if not (ILLEGAL.search(text) or TURNING.search(text)):
        return []
    return [
        message.at(path, number, value=code_point(bad))
        for number, line in enumerate(text.split("\n"), 1)
        for pattern, message in ((ILLEGAL, FORBIDDEN), (TURNING, DIRECTION))
        for bad in sorted(set(pattern.findall(line)))
    ]


def merge_marks(text: str, path: str) -> list[Problem]:
    """A problem for each unfinished merge, at its first mark; a line of `=` below text may be that
    of a heading."""
    if not any(sign in text and 7 * sign in text for sign in "<=>|"):
        return []
    problems: list[Problem] = []
    is_open, above = False, ""
    for number, line in enumerate(text.split("\n"), 1):
        if _MARK.fullmatch(line):
            is_heading = line[0] == "=" and not path.endswith(".yml") and bool(above.strip())
            if not is_open and not is_heading:
                problems.append(MERGE.at(path, number, value=line))
            is_open = line[0] != ">" and (is_open or not is_heading)
        above = line
    return problems


def marks_in(file: Path, path: str) -> list[Problem]:
    """The merge marks of a text file that is read no further, such as a style sheet."""
    try:
        raw = file.read_bytes()
    except OSError:
        return []
    if b"<<<<<<<" not in raw and b">>>>>>>" not in raw:
        return []
    return merge_marks(raw.decode("utf-8", "replace").replace("\r\n", "\n"), path)
