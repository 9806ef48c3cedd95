"""Builds in processes of their own that begin with everything imported: each is a fork of one that
has read the code, so that many can be started, and killed, in little time.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.support.frozen import ROOT
from tests.support.mkdocs import NOT_INHERITED, SETTINGS

SERVER: Final = """
import json, os, signal, sys
sys.path.insert(0, sys.argv[1])
from mkdocs.__main__ import cli
import dissemination.adapter, mkdocs_macros.plugin, material

for line in sys.stdin:
    order = json.loads(line)
    if "wait" in order:
        answer = os.waitstatus_to_exitcode(os.waitpid(order["wait"], 0)[1])
    elif not (answer := os.fork()):
        signal.signal(signal.SIGINT, signal.default_int_handler)
        log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(log, stream)
        os.chdir(order["folder"])
        sys.stdin.close()
        cli(["build"])
    print(answer, flush=True)
"""


@dataclass(frozen=True)
class Build:
    """A build that runs; `pid` is its process."""

    pid: int
    log: Path
    server: subprocess.Popen[str]

    def wait(self) -> int:
        """Its exit status when it is over: negative for a signal."""
        return _order(self.server, {"wait": self.pid})


@dataclass(frozen=True)
class Forks:
    """Starts builds."""

    server: subprocess.Popen[str]

    def start(self, project: Path, log: str = "build.log") -> Build:
        """A build of the project in a folder, which writes its log beside that folder."""
        path = project.parent / log
        path.write_text("")  # so that nobody takes the last build's for this one's
        pid = _order(self.server, {"folder": str(project), "log": str(path)})
        return Build(pid, path, self.server)

    def build(self, project: Path) -> int:
        """The exit status of a whole build."""
        return self.start(project).wait()


@contextmanager
def forks() -> Iterator[Forks]:
    """A process that is forked for each build."""
    inherited = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    with subprocess.Popen(
        [sys.executable, "-c", SERVER, str(ROOT / "hooks")],
        env=inherited | SETTINGS,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        yield Forks(server)
        assert server.stdin
        server.stdin.close()


def _order(server: subprocess.Popen[str], order: dict[str, object]) -> int:
    assert server.stdin
    assert server.stdout
    server.stdin.write(json.dumps(order) + "\n")
    server.stdin.flush()
    return int(server.stdout.readline())
