"""Which rows of the results are of code that has changed since."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from bench.rows import Row

COMMIT: Final = re.compile(r"\bcommit `?([0-9a-f]{40})\b")


class UnknownCommitError(Exception):
    """Raised where the commit of the results cannot be told or found; the text says so."""


def changed_files(root: Path, results: str) -> list[str]:
    """The files of a repository that differ from the commit in the text of its results. Raises
    UnknownCommitError."""
    told = COMMIT.search(results)
    if not told:
        raise UnknownCommitError("the results name no commit")
    command = ("git", "-c", "safe.directory=*", "diff", "--name-only", "-z", told[1], "--")
    run = subprocess.run(command, cwd=root, capture_output=True, check=False)
    if run.returncode:
        raise UnknownCommitError(f"the commit {told[1]} of the results is not in this clone")
    return [path for path in run.stdout.decode("utf-8", "surrogateescape").split("\0") if path]


def warnings(rows: Iterable[Row], changed: Iterable[str]) -> Iterator[str]:
    """A line for each row of which a file changed."""
    paths = list(changed)
    for row in rows:
        files = [path for path in paths if depends(row, path)]
        if files:
            more = f" and {len(files) - 1} more" if len(files) > 1 else ""
            yield f"warning: {row.name} was measured before {files[0]}{more} changed"


def depends(row: Row, path: str) -> bool:
    """Whether a row depends on a file, by its path from the root."""
    return any(_matches(path, pattern) for pattern in row.files)


def _matches(path: str, pattern: str) -> bool:
    if pattern.endswith("/**"):
        return path.startswith(pattern.removesuffix("**"))
    return path.rpartition("/")[0] == pattern.rpartition("/")[0] and fnmatchcase(path, pattern)
