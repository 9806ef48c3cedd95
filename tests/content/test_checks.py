"""Every check of the package is in the list of checks, once."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

from dissemination import checks
from dissemination.checks.catalogue import ADVICE, CHECKS, NOTICES

SIGNATURE = {"project": "LoadedProject", "return": "Iterator[Problem]"}


def functions_of_the_room() -> Iterator[Callable[..., Any]]:
    """The public functions of the room from a loaded project to problems."""
    for module in pkgutil.iter_modules(checks.__path__):
        if module.name == "catalogue":
            continue
        functions = inspect.getmembers(
            importlib.import_module(f"{checks.__name__}.{module.name}"), inspect.isfunction
        )
        for name, function in functions:
            if not name.startswith("_") and function.__annotations__ == SIGNATURE:
                yield function


def test_every_check_is_listed_once() -> None:
    assert sorted(map(str, (*CHECKS, *ADVICE, *NOTICES))) == sorted(
        map(str, functions_of_the_room())
    )
