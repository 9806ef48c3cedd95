"""What a command costs: CPU time of its process and all that it started, wall time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.project import ROOT

ENVIRONMENT: Final = {
    "SOURCE_DATE_EPOCH": "1800000000",
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "PYTHONPATH": str(ROOT),
    # Whoever asks the network is told at once that there is none.
    "http_proxy": "http://127.0.0.1:9",
    "https_proxy": "http://127.0.0.1:9",
    "no_proxy": "127.0.0.1,localhost",
}
# What would change what is measured: other addresses, other states to compare with, or Python that
# forgets what it compiled.
UNSET: Final = ("SITE_URL", "SINCE", "PYTHONDONTWRITEBYTECODE")
LOG: Final = ".bench.log"  # hidden, so that it is no part of a project
LINES: Final = 20  # of what a failed command printed


@dataclass(frozen=True)
class Cost:
    """Seconds of CPU (user and system) and of wall time, and the peak of resident memory in MB."""

    cpu: float
    wall: float = 0
    peak: float = 0


class FailedError(Exception):
    """Raised if a measured command fails; the text is what it printed last."""


def environment(**more: str) -> dict[str, str]:
    """The variables of every measured command, and more."""
    inherited = {name: value for name, value in os.environ.items() if name not in UNSET}
    return {**inherited, **ENVIRONMENT, **more}


def cost(
    command: Sequence[str],
    folder: Path,
    variables: Mapping[str, str],
    *,
    on_one_processor: bool = False,
) -> Cost:
    """Run a command in a folder, with its output kept in a file there, and measure it; on one
    processor alone, where the system can hold it to that.

    The CPU time is that of the process and of all children for which it and they waited; the peak
    is that of the largest of these. Raises FailedError if the exit code is not 0. Works where
    `os.wait4` does, so not on Windows.
    """
    log = folder / LOG
    with log.open("w", encoding="utf-8") as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=variables,
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=_stay if on_one_processor else None,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        printed = log.read_text("utf-8").splitlines()[-LINES:]
        raise FailedError("\n".join([f"{' '.join(command)} failed in {folder}:", *printed]))
    units_in_mb = 2**20 if sys.platform == "darwin" else 2**10  # bytes on macOS, elsewhere kB
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / units_in_mb)


def _stay() -> None:
    """Hold this process, and all that it starts, to one processor."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def figures(program: str, folder: Path, *arguments: object) -> tuple[dict[str, float], Cost]:
    """What a program of `programs/` measures of itself, as it prints it in its last line, and what
    it costs as a whole."""
    command = [sys.executable, "-m", f"bench.programs.{program}", *map(str, arguments)]
    whole = cost(command, folder, environment())
    last = (folder / LOG).read_text("utf-8").splitlines()[-1]
    return {name: float(value) for name, value in json.loads(last).items()}, whole
