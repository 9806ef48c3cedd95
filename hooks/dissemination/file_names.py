"""Names of files that every system can have, and names that some systems do not distinguish.

Windows and macOS ignore capitals, and Windows reserves names for devices (Microsoft, "Naming Files,
Paths, and Namespaces").
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Final

# The one hidden folder that others ask a site for, as for its security.txt (RFC 8615).
WELL_KNOWN: Final = "docs/.well-known"
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])[ ]*(?:\..*)?", re.IGNORECASE)
_FORBIDDEN: Final = re.compile(r'[<>:"\\|?*\x00-\x1f]')
_LEFTOVER: Final = re.compile(
    r"""
    desktop\.ini | (?:eh)?thumbs(?:_vista)?\.db.* | icon\r | \$recycle\.bin | __macosx
    | system\ volume\ information                     # of Windows and macOS
    | ~\$.* | ~wr[dl]\d+\.tmp | ~.*\.tmp               # of Word and its like, while they write
    | .*~ | \#.*\# | .*\.(?:orig|rej|bak|swp|swo|tmp|temp|part|crdownload|download|lnk|kate-swp)
    | .*_(?:backup|base|local|remote)_\d+(?:\.\w+)?    # of a merge by git mergetool
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_hidden(path: str) -> bool:
    """Whether what lies at a path from the project's root is hidden by a dot, and not published."""
    return path.rpartition("/")[2].startswith(".") and path != WELL_KNOWN


def is_leftover(name: str) -> bool:
    """Whether a file or folder of this name was left by another program: a backup, a lock, a list
    of small pictures. What begins with a dot is hidden and is not asked for."""
    return _LEFTOVER.fullmatch(name) is not None


def is_device(name: str) -> bool:
    """Whether Windows reserves a name for a device, with any ending."""
    return _DEVICE.fullmatch(name) is not None


def forbidden_character(name: str) -> str | None:
    """The first character of a name that Windows does not allow; None if there is none."""
    match = _FORBIDDEN.search(name)
    return match[0] if match else None


def is_cut(name: str) -> bool:
    """Whether a name ends with a dot or a space, which Windows drops."""
    return name.endswith((".", " "))


def is_portable(name: str) -> bool:
    """Whether every system accepts the name of a file or folder unchanged."""
    return not (is_device(name) or forbidden_character(name) or is_cut(name))


def composed(name: str) -> str:
    """The form of a name or path that is compared and published: composed (Unicode, NFC). macOS
    writes "é" as two characters, and most other programs as one."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def on_disk(root: Path, path: str) -> Path:
    """The file or folder of a composed path below a folder, in whatever form its names lie there;
    one that does not exist has the path as it is given."""
    file = root / path
    if path.isascii() or file.exists():
        return file
    file = root
    for name in path.split("/"):
        there = sorted(file.iterdir()) if file.is_dir() else []
        file = next((each for each in there if composed(each.name) == name), file / name)
    return file


def without_capitals(name: str) -> str:
    """The form of a name that Windows and macOS compare."""
    return name.lower()
