"""What the operating system refuses, as a line that says what to do; a traceback would help nobody
who looks after a site."""

from __future__ import annotations

import errno
import logging
import socket
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dissemination.problems import Message, shown

FULL: Final = Message(
    "there is no room left for {path}; delete what nobody needs from that disk, and try again",
    code="disk-full",
)
REFUSED: Final = Message(
    "you may not read or write {path}; give yourself the right to it, or close the program that "
    "holds it, and try again",
    code="not-permitted",
)
READ_ONLY: Final = Message(
    "{path} lies on a disk that can only be read; work on a copy of the project elsewhere",
    code="read-only-disk",
)
FILE_IN_THE_WAY: Final = Message(
    "{path} is a file, and a folder is wanted there; rename or delete it, and try again",
    code="file-in-the-way",
)
FOLDER_IN_THE_WAY: Final = Message(
    "{path} is a folder, and a file is wanted there; rename or delete it, and try again",
    code="folder-in-the-way",
)
GONE: Final = Message(
    "{path} is missing; take it back from an earlier version, and try again", code="file-gone"
)
TOO_LONG: Final = Message(
    "the name of {path} is too long for this disk; move the project nearer to the top of the disk",
    code="path-too-long",
)
OTHER: Final = Message(
    "the system reports of {path}: {reason}; try again, and look at the disk if it says so again",
    code="system-error",
)
TAKEN: Final = Message(
    "the preview cannot be at {host}:{port} ({reason}); another preview may be open: end it, or "
    "take another port by a line in mkdocs.yml, dev_addr: 127.0.0.1:{other}",
    code="port-taken",
)
_MESSAGES: Final = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EACCES: REFUSED,
    errno.EPERM: REFUSED,
    errno.EBUSY: REFUSED,
    errno.EROFS: READ_ONLY,
    errno.EEXIST: FILE_IN_THE_WAY,
    errno.ENOTDIR: FILE_IN_THE_WAY,
    errno.EISDIR: FOLDER_IN_THE_WAY,
    errno.ENOENT: GONE,
    errno.ENAMETOOLONG: TOO_LONG,
}


def system_error(error: OSError, root: Path) -> str:
    """The line that tells an error of the system; files of the project in `root` are named from
    there."""
    message = _MESSAGES.get(error.errno or 0, OTHER)
    name = error.filename2 or error.filename
    path = Path(str(name)) if isinstance(name, str | Path) else None
    if path and message is FILE_IN_THE_WAY:
        path = next((each for each in (*reversed(path.parents), path) if each.is_file()), path)
    elif path and message in (FULL, REFUSED, READ_ONLY):
        path = next((each for each in (path, *path.parents) if each.exists()), path)
    reason = error.strerror or error
    return message.filled(path=_named(path, root) if path else "a file", reason=reason)


def taken_port(host: str, port: int) -> str | None:
    """The line that tells that no preview can be at an address of this machine; None if one can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (while")[0]
        return TAKEN.filled(host=host, port=port, reason=reason, other=port + 1)
    return None


@contextmanager
def unshown_warnings() -> Iterator[None]:
    """While it lasts, neither warnings of Python nor what Pillow notes of damaged files is printed:
    they are for developers. What they mean for a file is told as a problem or warning of that
    file."""
    before, pillow, silent = warnings.showwarning, logging.getLogger("PIL"), logging.NullHandler()
    propagated = pillow.propagate
    warnings.showwarning = lambda *_, **__: None
    pillow.addHandler(silent)
    pillow.propagate = False
    try:
        yield
    finally:
        warnings.showwarning = before
        pillow.removeHandler(silent)
        pillow.propagate = propagated


def _named(path: Path, root: Path) -> str:
    """A path as the officer knows it."""
    path, root = path.absolute(), root.absolute()
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    return f"{name}/" if path.is_dir() and name != "." else shown(name, 300)
