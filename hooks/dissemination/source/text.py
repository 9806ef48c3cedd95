"""A file as text: UTF-8, one kind of line end, and no character that a feed cannot carry."""

from __future__ import annotations

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
UNREADABLE: Final = Message("the file cannot be read: {value}", code="unreadable-file")


def read(file: Path, path: str, expected: str) -> tuple[str, list[Problem]]:
    """The text of a file and its problems; an unusable file gives no text.

    `path` is the file's name in problems, `expected` describes the content of an empty one.
    Forbidden characters are reported and replaced, so that the text after them is checked too.
    """
    try:
        raw = file.read_bytes()
    except OSError as error:
        return "", [UNREADABLE.at(path, 1, value=error.strerror or error)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line = before.count(b"\n") + 1
        return "", [NOT_UTF8.at(path, line, value=f"0x{raw[error.start]:02X}")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return "", [EMPTY.at(path, 1, expected=expected)]
    if problems := forbidden(text, path):
        text = TURNING.sub(REPLACED, ILLEGAL.sub(REPLACED, text))
    return text, problems


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
