"""What the check said of a project without a problem, kept while it would say the same again."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Any, Final

from dissemination import inputs, sealed
from dissemination.cache import cache_folder
from dissemination.stamps import Stamp, settled

NAME: Final = "checked.json"


@dataclass(frozen=True)
class Run:
    """A run of the check in a project's folder: the environment, the moment, and the state with
    which the project is compared, or why it is not."""

    root: Path
    environment: Mapping[str, str]
    moment: datetime
    compared: str

    def kept_lines(self) -> list[str] | None:
        """What the check said last, if it would say so again; else None."""
        noted = sealed.read(self._file)
        try:
            site_dir = noted["site"]
            since, until = noted["holds"]
            if not since <= self.moment.timestamp() < until:
                return None
            if noted["basis"] != self._basis(site_dir, noted["basis"]["environment"]):
                return None
            read = inputs.inputs(self.root, site_dir)
            return list(noted["lines"]) if noted["read"] == _digest(read) else None
        except (KeyError, TypeError, ValueError):
            return None

    def keep(
        self, lines: list[str], site_dir: str, names: Iterable[str], until: datetime, began: int
    ) -> None:
        """Keep what the check said, which began at an instant of the disk's clock and holds until
        another. The settings name `site_dir` and the variables of the environment. What was changed
        just before may change again without another stamp, and then nothing is kept."""
        read = inputs.inputs(self.root, site_dir)
        if not began or any(settled(stamp, began) != stamp for stamp in read.values()):
            return
        note = {
            "basis": self._basis(site_dir, names),
            "site": site_dir,
            "holds": (self.moment.timestamp(), until.timestamp()),
            "read": _digest(read),
            "lines": lines,
        }
        with suppress(OSError):
            sealed.write(self._file, note)

    @property
    def _file(self) -> Path:
        return self.root / ".cache" / NAME

    def _basis(self, site_dir: str, names: Iterable[str]) -> dict[str, Any]:
        basis = inputs.basis(self.root, site_dir, self.environment, names)
        return {**basis, "compared": self.compared}


def folder(root: Path) -> Path | None:
    """The folder for what is kept; None where none can be made."""
    try:
        return cache_folder(root)
    except OSError:
        return None


def _digest(read: Mapping[str, Stamp]) -> str:
    """A digest of the paths and stamps of thousands of files."""
    paths = sorted(read)
    numbers = array("q", chain.from_iterable(map(read.__getitem__, paths)))
    whole = blake2b("\0".join(paths).encode("utf-8", "surrogateescape"), digest_size=20)
    whole.update(numbers.tobytes())
    return whole.hexdigest()
