"""Locales of the machine in which output must be the same as in any other."""

from __future__ import annotations

import locale
import os
from typing import Final

OTHER: Final = ("de_DE.UTF-8", "tr_TR.UTF-8")  # other names of months, another i


def other_locales() -> list[str]:
    """Those that this machine has; with the environment variable CI set, a missing one is an
    error."""
    names = [name for name in OTHER if _is_there(name)]
    if os.environ.get("CI"):
        assert names == list(OTHER), "localedef -i de_DE -f UTF-8 de_DE.UTF-8, and so tr_TR"
    return names


def _is_there(name: str) -> bool:
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, name)
    except locale.Error:
        return False
    locale.setlocale(locale.LC_TIME, before)
    return True
