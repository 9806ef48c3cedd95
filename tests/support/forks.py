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
from dissemination.cli import main
import dissemination.adapter, dissemination.build, mkdocs_macros.plugin, material

commands = {"mkdocs": cli, "dissemination": main}

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
        commands[order["command"]](["build"])
    print(answer, flush=True)
"""


BEGINNINGS: Final = {"mkdocs": "Cleaning", "dissemination": "Checked"}
ENDS: Final = ("Documentation built", "Published:", "Nothing changed")


@dataclass(frozen=True)
class Build:
    """A build that runs by a command; `pid` is its process."""

    pid: int
    log: Path
    command: str
    server: subprocess.Popen[str]

    def has_begun(self) -> bool:
        """Whether it has read data and content."""
        return BEGINNINGS[self.command] in self.log.read_text("utf-8")

    def has_ended(self) -> bool:
        """Whether it has said so."""
        return any(end in self.log.read_text("utf-8") for end in ENDS)

    def wait(self) -> int:
        """Its exit status when it is over: negative for a signal."""
        return _order(self.server, {"wait": self.pid})


@dataclass(frozen=True)
class Forks:
    """Starts builds, by `mkdocs build` or `dissemination build` where nothing else is said."""

    server: subprocess.Popen[str]
    command: str

    def start(self, project: Path, log: str = "build.log", command: str = "") -> Build:
        """A build of the project in a folder, which writes its log beside that folder."""
        path = project.parent / log
        path.write_text("")  # so that nobody takes the last build's for this one's
        own = command or self.command
        order: dict[str, object] = {"folder": str(project), "log": str(path), "command": own}
        return Build(_order(self.server, order), path, own, self.server)

    def build(self, project: Path) -> int:
        """The exit status of a whole build."""
        return self.start(project).wait()


@contextmanager
def forks(command: str) -> Iterator[Forks]:
    """A process that is forked for each build by a command."""
    inherited = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    with subprocess.Popen(
        [sys.executable, "-c", SERVER, str(ROOT / "hooks")],
        env=inherited | SETTINGS,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        yield Forks(server, command)
        assert server.stdin
        server.stdin.close()


def _order(server: subprocess.Popen[str], order: dict[str, object]) -> int:
    assert server.stdin
    assert server.stdout
    server.stdin.write(json.dumps(order) + "\n")
    server.stdin.flush()
    return int(server.stdout.readline())
