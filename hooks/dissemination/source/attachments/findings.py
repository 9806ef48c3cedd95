"""What is found in a file to take along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dissemination.problems import Message, Problem

MOST_BYTES: Final = 50_000_000


@dataclass(frozen=True)
class Findings:
    """What is found in a file: its bytes, its pages if it is a PDF; whom it names beside its text
    (`people`), whether it holds comments or changes that were tracked, whether it is locked by a
    password, and whether it is a text that is not UTF-8."""

    bytes: int
    pages: int | None = None
    people: tuple[str, ...] = ()
    has_comments: bool = False
    has_changes: bool = False
    is_locked: bool = False
    is_odd_text: bool = False


class AttachmentError(ValueError):
    """Raised for a file that cannot be offered to readers."""

    def __init__(self, message: Message, **values: object) -> None:
        super().__init__(message.filled(**values))
        self._message, self._values = message, values

    def problem(self, path: str) -> Problem:
        """The problem of the file at a path."""
        return self._message.at(path, 1, **self._values)


NOT_WHAT_IT_SAYS: Final = Message(
    "this is {value} and not {expected}, as its name says; {advice}", code="file-of-other-format"
)
DAMAGED: Final = Message(
    "this {value} is damaged, so that programs cannot open it; copy it here again, or save it anew "
    "where it was made",
    code="file-damaged",
)
