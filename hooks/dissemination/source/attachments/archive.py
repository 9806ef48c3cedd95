"""Zip archives, of which office documents are made too: what they hold, read within limits."""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from dissemination.model.file_format import NOT_OFFERED, PROGRAM
from dissemination.model.picture_format import ending_of
from dissemination.problems import Message
from dissemination.source.attachments.findings import DAMAGED, AttachmentError

OUTSIDE: Final = Message(
    'this zip would write outside of its folder, to "{value}"; pack it anew from a folder',
    code="zip-leads-outside",
)
HOLDS_PROGRAM: Final = Message(
    'this zip holds a program, "{value}"; take it out, and link to where the program is published',
    code="zip-with-program",
)
TOO_MUCH: Final = Message(
    "this zip unpacks to {value}, more than at most {most}; put less into it",
    code="zip-too-large-unpacked",
)
MOST_UNPACKED: Final = 2_000_000_000  # bytes
MOST_ENTRIES: Final = 20_000
MOST_DIRECTORY: Final = 8_000_000  # bytes of the list of entries, all of which is held
MOST_LOOKED_INTO: Final = 2_000  # entries whose beginnings are read
# What zipfile raises of damaged or hostile archives.
UNREADABLE: Final = (
    *(BadZipFile, EOFError, LookupError, NotImplementedError, OSError, OverflowError),
    *(RuntimeError, ValueError, struct.error, zlib.error, MemoryError),
)
_PROGRAMS: Final = frozenset(
    {ending for ending, form in NOT_OFFERED.items() if form == PROGRAM}
    | {"chm", "cpl", "dll", "hta", "lnk", "pif", "reg", "sys", "vbe", "wsf", "wsh"}
)
# How programs of Windows, Linux and macOS begin.
_MAGIC: Final = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe")
_END: Final = b"PK\x05\x06"
_IS_LOCKED: Final = 0x1  # of the flags of an entry (APPNOTE 4.4.4)


@contextmanager
def opened(file: Path, words: str) -> Iterator[ZipFile]:
    """An archive; `words` say what it should be. Raises AttachmentError for one that is damaged, or
    that has more entries than are looked at."""
    try:
        if _directory(file) > MOST_DIRECTORY:
            raise _too_much(f"more than {MOST_ENTRIES} files")
        with ZipFile(file) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise _too_much(f"{len(entries)} files")
            if (size := sum(entry.file_size for entry in entries)) > MOST_UNPACKED:
                raise _too_much(f"{size // 1_000_000} MB")
            yield archive
    except AttachmentError:
        raise
    except UNREADABLE as error:
        raise AttachmentError(DAMAGED, value=words) from error


def is_locked(archive: ZipFile) -> bool:
    """Whether an entry asks for a password."""
    return any(entry.flag_bits & _IS_LOCKED for entry in archive.infolist())


def examine(archive: ZipFile) -> None:
    """Raises AttachmentError for an archive that readers should not open: one with a program, or
    that writes outside of its folder."""
    for number, entry in enumerate(archive.infolist()):
        if _leads_outside(entry):
            raise AttachmentError(OUTSIDE, value=entry.filename)
        if _is_program(archive, entry, number < MOST_LOOKED_INTO):
            raise AttachmentError(HOLDS_PROGRAM, value=entry.filename)


def _leads_outside(entry: ZipInfo) -> bool:
    """Whether an entry is a link, or its name leads above the folder or to a place of its own."""
    name = entry.orig_filename.replace("\\", "/")
    is_rooted = name.startswith("/") or name[1:2] == ":"
    is_link = entry.create_system == 3 and stat.S_ISLNK(entry.external_attr >> 16)
    return is_rooted or is_link or ".." in name.split("/")


def _is_program(archive: ZipFile, entry: ZipInfo, is_looked_into: bool) -> bool:
    if ending_of(entry.filename) in _PROGRAMS:
        return True
    if entry.is_dir() or not is_looked_into or entry.flag_bits & _IS_LOCKED:
        return False
    with archive.open(entry) as content:
        head = content.read(64)
    return head.startswith(_MAGIC) and b"\0" in head  # else it is text


def _directory(file: Path) -> int:
    """The bytes of the list of entries, as the end of an archive says (APPNOTE 4.3.16)."""
    with file.open("rb") as content:
        length = content.seek(0, 2)
        content.seek(max(0, length - 65_600))
        _, mark, end = content.read().rpartition(_END)
    return int.from_bytes(end[8:12], "little") if mark and len(end) >= 12 else 0


def _too_much(value: str) -> AttachmentError:
    most = f"{MOST_UNPACKED // 1_000_000} MB and {MOST_ENTRIES} files"
    return AttachmentError(TOO_MUCH, value=value, most=most)
