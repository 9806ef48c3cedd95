"""The environments of the peers, which `make bench` installs, each with what its lock names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.project import ROOT

FOLDER: Final = ROOT / ".cache/bench"
HUGO_BINARY: Final = "lib/python*/site-packages/hugo/binaries/hugo"


class MissingPeerError(Exception):
    """Raised where a peer is not installed; the text is a line that says so."""


@dataclass(frozen=True)
class Environment:
    """The environment of a peer by its name."""

    name: str

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return FOLDER / self.name

    @property
    def python(self) -> str:
        """Its Python. Raises MissingPeerError."""
        return self._program("bin/python")

    @property
    def hugo(self) -> str:
        """Hugo's own program in it, without the Python that starts it. Raises MissingPeerError."""
        return self._program(HUGO_BINARY)

    def version(self, package: str) -> str:
        """The version of a package in it, as its metadata are named. Raises MissingPeerError."""
        name = package.replace("-", "_")
        pattern = f"lib/python*/site-packages/{name}-*.dist-info"
        return Path(self._program(pattern)).name.removesuffix(".dist-info").rpartition("-")[2]

    def _program(self, pattern: str) -> str:
        for path in sorted(self.folder.glob(pattern)):
            return str(path)
        raise MissingPeerError(
            f"error: the peer {self.name} is not installed; make bench installs it"
        )


BLOG: Final = Environment("blog")
MATERIAL: Final = Environment("material")
HUGO: Final = Environment("hugo")
