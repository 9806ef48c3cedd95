"""Paths of files of a project, from its root and with slashes."""

from __future__ import annotations

import posixpath
import unicodedata


def beside(path: str, name: str) -> str:
    """The path of a file that the file at `path` names. It is composed (Unicode, NFC), however the
    name is written, as are the paths of all files that were read."""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
    return unicodedata.normalize("NFC", joined)
