"""A file to take along: whether it is what its name says, and what is found in it."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Final

from dissemination.model.file_format import (
    FORMATS,
    NOT_OFFERED,
    OOXML,
    FileFormat,
    format_of,
)
from dissemination.model.picture_format import ending_of
from dissemination.problems import Message, Problem
from dissemination.source.attachments.findings import (
    DAMAGED,
    MOST_BYTES,
    NOT_WHAT_IT_SAYS,
    AttachmentError,
    Findings,
)

EMPTY: Final = Message("this file is empty; copy it here again", code="file-without-content")
NOT_FETCHED: Final = Message(
    "this is only the note that Git LFS leaves in place of a file; type git lfs pull",
    code="file-not-fetched",
)
WEB_PAGE: Final = Message(
    "this is a web page and no {expected}, as after a download that asked to sign in; get the file "
    "itself",
    code="web-page-for-file",
)
TOO_LARGE: Final = Message(
    "this file has {value} MB, and at most {most} MB are offered; make it smaller, or put it where "
    "large files are kept, such as Zenodo, and link to it",
    code="file-to-take-along-too-large",
)
OLD_OR_LOCKED: Final = Message(
    "this is a document of an old format, or one with a password, and not a file of {expected}, as "
    "its name says; open it, take the password away, and save it as {ending}",
    code="document-old-or-locked",
)
NOT_OFFERED_FORMAT: Final = Message(
    "this is {value}, which is not offered to readers; {advice}", code="file-of-unread-format"
)
_HEAD: Final = 1024  # bytes within which a PDF says that it is one (ISO 32000-1, annex H)
_WEB_PAGE: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)\b", re.IGNORECASE)
_OLD: Final = b"\xd0\xcf\x11\xe0"  # of Office until 2003, and of documents with a password
_CHUNK: Final = 1 << 20


def unread(path: str) -> Problem | None:
    """The problem of a file that is of no format which is offered, by the ending of its name; None
    if the ending says nothing."""
    form = NOT_OFFERED.get(ending_of(path))
    return form and NOT_OFFERED_FORMAT.at(path, 1, value=form.words, advice=form.advice)


def findings(file: Path) -> Findings:
    """What is found in a file to take along, whose name has an ending of a format that is offered.
    Raises AttachmentError for one that cannot be, and OSError."""
    form, size = format_of(file.name), file.stat().st_size
    if size > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise AttachmentError(TOO_LARGE, value=-(-size // 1_000_000), most=most)
    with file.open("rb") as content:
        head = content.read(_HEAD)
    _look_at(head, form)
    match form:
        case FileFormat(name="PDF"):
            from dissemination.source.attachments import pdf

            return pdf.findings(file, size)
        case FileFormat(name="CSV"):
            return Findings(size, is_odd_text=not _is_utf8(file))
        case FileFormat(name="ZIP"):
            return _of_archive(file, size)
    from dissemination.source.attachments import office

    return office.findings(file, form, size)


def _look_at(head: bytes, form: FileFormat) -> None:
    """Raises AttachmentError where what a file begins with is not what its name says."""
    if not head:
        raise AttachmentError(EMPTY)
    if head.startswith(b"version https://git-lfs"):
        raise AttachmentError(NOT_FETCHED)
    if form.name != "CSV" and _WEB_PAGE.match(head):
        raise AttachmentError(WEB_PAGE, expected=form.name)
    is_zip, is_pdf = head.startswith(b"PK\x03\x04"), b"%PDF-" in head
    if form.name == "PDF" and not is_pdf:
        raise _other("a ZIP or an office document" if is_zip else "another kind of file", "a PDF")
    if form.name == "CSV" and (is_zip or head.startswith(b"%PDF-") or _is_binary(head)):
        found = "a table of an office program" if is_zip else "another kind of file"
        raise _other(found, "a CSV")
    if form.name in ("PDF", "CSV") or is_zip:
        return
    if head.startswith(_OLD) and form in [FORMATS[ending] for ending in OOXML]:
        ending = next(f".{ending}" for ending in OOXML if FORMATS[ending] == form)
        raise AttachmentError(OLD_OR_LOCKED, expected=form.name, ending=ending)
    if form.name == "ZIP" and head.startswith(b"PK"):
        raise AttachmentError(DAMAGED, value="ZIP")
    expected = "a ZIP" if form.name == "ZIP" else f"a file of {form.name}"
    raise _other("a PDF" if is_pdf else "another kind of file", expected)


def _other(value: str, expected: str) -> AttachmentError:
    advice = "save it in that format, or give it the ending of what it is"
    return AttachmentError(NOT_WHAT_IT_SAYS, value=value, expected=expected, advice=advice)


def _is_binary(head: bytes) -> bool:
    """Whether a file holds NUL, and is not UTF-16, which programs for tables write too."""
    return b"\0" in head and not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _is_utf8(file: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with file.open("rb") as content:
        try:
            while chunk := content.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _of_archive(file: Path, size: int) -> Findings:
    from dissemination.source.attachments import archive

    with archive.opened(file, "ZIP") as opened:
        archive.examine(opened)
        return Findings(size, is_locked=archive.is_locked(opened))
