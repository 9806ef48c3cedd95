"""Composes the YAML of all items of a project, and runs comrak and nh3 on their bodies:
`reading.py FOLDER`. Measured as a whole process."""

from __future__ import annotations

import sys
from pathlib import Path

import comrak
import nh3
import yaml


def read(folder: Path) -> None:
    """Read all items."""
    for path in folder.glob("content/*/*.md"):
        _, front_matter, body = path.read_text("utf-8").split("---\n", 2)
        yaml.compose(front_matter, yaml.CSafeLoader)
        nh3.clean(comrak.render_markdown(body))


if __name__ == "__main__":
    read(Path(sys.argv[1]))
