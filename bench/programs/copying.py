"""Reads the sources of a project, and writes the same bytes as its built site has, from memory:
`copying.py PROJECT TO`. Prints the seconds of wall time, without that of learning the bytes."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

SOURCES = ("mkdocs.yml", "data", "content", "docs")


def files(folder: Path) -> list[Path]:
    """All files below a folder, or the file itself."""
    return [folder] if folder.is_file() else [path for path in folder.rglob("*") if path.is_file()]


def copied(project: Path, to: Path) -> float:
    """The seconds of wall time."""
    site = project / "site"
    contents = {path.relative_to(site): path.read_bytes() for path in files(site)}
    started = time.perf_counter()
    for source in SOURCES:
        for path in files(project / source):
            path.read_bytes()
    for path, content in contents.items():
        (to / path).parent.mkdir(parents=True, exist_ok=True)
        (to / path).write_bytes(content)
    return time.perf_counter() - started


if __name__ == "__main__":
    print(json.dumps({"wall": copied(Path(sys.argv[1]), Path(sys.argv[2]))}))
