"""A deep stack for comrak, which calls itself for each address of a long paragraph: main threads
have 1 to 8 MB, and a stack that is full ends the process without a word."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock, stack_size
from typing import Final, TypeVar

STACK: Final = 64 * 1024 * 1024  # bytes; what is not used takes no memory

T = TypeVar("T")
_starting = Lock()  # the size of stacks is one for the whole process


def on_deep_stack(function: Callable[[], T]) -> T:
    """What a function gives, or raises, on a thread of its own with a stack of STACK bytes."""
    with ThreadPoolExecutor(1) as thread:
        with _starting:
            before = stack_size(STACK)
            try:
                result = thread.submit(function)
            finally:
                stack_size(before)
        return result.result()
