"""Every check of the package is in the list of checks, once."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

from dissemination import checks
from dissemination.checks import catalogue

SIGNATURE = {"project": "LoadedProject", "return": "Iterator[Problem]"}


def functions_of_the_room() -> Iterator[Callable[..., Any]]:
    """The public functions of the room from a loaded project to problems."""
    for module in pkgutil.walk_packages(checks.__path__, f"{checks.__name__}."):
        if module.name.endswith(".catalogue"):  # which lists them
            continue
        functions = inspect.getmembers(importlib.import_module(module.name), inspect.isfunction)
        for name, function in functions:
            is_own = function.__module__ == module.name and not name.startswith("_")
            if is_own and function.__annotations__ == SIGNATURE:
                yield function


def test_every_check_is_listed_once() -> None:
    of_items = (
        *catalogue.OF_ITEMS,
        *catalogue.ADVICE_OF_ITEMS,
        *catalogue.PLACEHOLDERS,
        *catalogue.LETTERS,
    )
    of_all = (
        *catalogue.CHECKS,
        *catalogue.HISTORY,
        *catalogue.ADVICE,
        *catalogue.HISTORY_ADVICE,
        *catalogue.NOTICES,
    )
    listed = (*of_items, *of_all)
    assert sorted(map(str, listed)) == sorted(map(str, functions_of_the_room()))
