"""The CPU time of some work, that of its child processes included."""

from __future__ import annotations

import gc
from collections.abc import Callable
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage


def seconds(work: Callable[[], object]) -> float:
    """The seconds of CPU, user and system, of some work and of the processes that it waited for."""
    gc.collect()
    began = _spent()
    work()
    return _spent() - began


def _spent() -> float:
    usages = getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN)
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)
