"""The CPU time of reading and checking a project, and that of PyYAML and comrak alone:
`check.py FOLDER load|alone`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import comrak
import yaml

from bench.programs.clock import seconds
from dissemination.load import load
from dissemination.problems import ContentError

MOMENT: Final = datetime(2027, 1, 15, 8, tzinfo=UTC)


def loaded(folder: Path) -> None:
    """Read and check a project, sound or not."""
    with suppress(ContentError):
        load(folder, MOMENT)


def alone(folder: Path) -> None:
    """Read the items with PyYAML and comrak alone."""
    for path in folder.glob("content/*/*.md"):
        _, front_matter, body = path.read_text("utf-8").split("---\n", 2)
        yaml.load(front_matter, yaml.CSafeLoader)
        comrak.render_markdown(body)


WORK: Final[dict[str, Callable[[Path], None]]] = {"load": loaded, "alone": alone}

if __name__ == "__main__":
    print(json.dumps({"cpu": seconds(lambda: WORK[sys.argv[2]](Path(sys.argv[1])))}))
