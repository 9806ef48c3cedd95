"""Paths of files of a project, from its root and with slashes."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from typing import Final

_ODD: Final = re.compile(r"\A\Z|\A/|//|/\Z|(?:\A|/)\.\.?(?:/|\Z)")  # not in its shortest form


def beside(path: str, name: str) -> str:
    """The path of a file that the file at `path` names. It is composed (Unicode, NFC), however the
    name is written, as are the paths of all files that were read."""
    folder, rest = path.rpartition("/")[0], name
    while rest.startswith("../") and folder:
        folder, rest = folder.rpartition("/")[0], rest[3:]
    joined = f"{folder}/{rest}" if folder else rest
    if _ODD.search(joined):
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
    return joined if joined.isascii() else unicodedata.normalize("NFC", joined)


def relative(path: str, folder: str) -> str:
    """A path from the root as one from a folder: `../events/x.md`, seen from `content/news`."""
    if _ODD.search(path) or f"{folder}/".startswith(f"{path}/"):
        return posixpath.relpath(path, folder or ".")
    up = ""
    while folder and not path.startswith(f"{folder}/"):
        folder, up = folder.rpartition("/")[0], f"{up}../"
    return up + (path.removeprefix(f"{folder}/") if folder else path)
