"""What a command costs: CPU time of its process and all that it started, wall time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """Seconds of CPU (user and system) and of wall time, and the peak of resident memory in MB."""

    cpu: float
    wall: float
    peak: float


class FailedError(Exception):
    """Raised if a measured command fails; the text is what it printed."""


def cost(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command in a folder, with its output kept aside, and measure it.

    Raises FailedError if its exit code is not 0. Works where `os.wait4` does, so not on Windows.
    """
    log = folder / "build.log"
    with log.open("w", encoding="utf-8") as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise FailedError(log.read_text("utf-8"))
    units_in_mb = 2**20 if sys.platform == "darwin" else 2**10  # bytes on macOS, elsewhere kB
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / units_in_mb)
