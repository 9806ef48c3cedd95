"""A file as text: UTF-8, one kind of line end, and no character that a feed cannot carry."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from dissemination.model.text import DIRECTION, FORBIDDEN, ILLEGAL, TURNING, code_point
from dissemination.problems import Message, Problem

EMPTY: Final = Message("the file is empty; {expected}")
NOT_UTF8: Final = Message(
    "the file is not UTF-8 text here (byte {found}); save it again with the encoding UTF-8"
)
UNREADABLE: Final = Message("the file cannot be read: {found}")


def read(file: Path, path: str, expected: str) -> tuple[str, list[Problem]]:
    """The text of a file and its problems; an unusable file gives no text.

    `path` is what problems call the file, `expected` what should stand in an empty one.
    """
    try:
        raw = file.read_bytes()
    except OSError as error:
        return "", [UNREADABLE.at(path, 1, found=error.strerror or error)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", [NOT_UTF8.at(path, line, found=f"0x{raw[error.start]:02X}")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return "", [EMPTY.at(path, 1, expected=expected)]
    return text, forbidden(text, path)


def forbidden(text: str, path: str) -> list[Problem]:
    """A problem for each character that XML forbids or that turns the direction of text."""
    return [
        message.at(path, text.count("\n", 0, bad.start()) + 1, found=code_point(bad.group()))
        for pattern, message in ((ILLEGAL, FORBIDDEN), (TURNING, DIRECTION))
        for bad in pattern.finditer(text)
    ]
