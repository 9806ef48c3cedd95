"""Names of files that every system can have: what Windows, macOS and Linux take, and tell apart.

Windows and macOS do not tell capitals apart, and Windows keeps names for devices (Microsoft,
"Naming Files, Paths, and Namespaces").
"""

from __future__ import annotations

import re
from typing import Final

_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])[ ]*(?:\..*)?", re.IGNORECASE)
_FORBIDDEN: Final = re.compile(r'[<>:"\\|?*\x00-\x1f]')


def is_device(name: str) -> bool:
    """Whether Windows keeps a name for a device, with any ending."""
    return _DEVICE.fullmatch(name) is not None


def forbidden_character(name: str) -> str | None:
    """The first character of a name that Windows does not allow; None if there is none."""
    match = _FORBIDDEN.search(name)
    return match[0] if match else None


def is_cut(name: str) -> bool:
    """Whether a name ends with a dot or a space, which Windows leaves out."""
    return name.endswith((".", " "))


def is_portable(name: str) -> bool:
    """Whether every system takes the name of a file or folder as it is."""
    return not (is_device(name) or forbidden_character(name) or is_cut(name))


def without_capitals(name: str) -> str:
    """What Windows and macOS compare of a name; equal for two names that they take for one."""
    return name.lower()
