"""What must be proven of a commit before it is published: its content alone, or the code too.

    python3 tools/scope.py PROVEN [COMMIT]

prints `content` where COMMIT (else HEAD) differs from PROVEN, a commit whose code has passed every
test, in content alone; and `code` wherever that is not sure: an empty or unknown PROVEN, or one
that this clone does not have, as after a first or a forced push. The trees are compared, not the
commits between them, so that code which has failed stays unproven whatever is pushed on top of it.

Content is what officers change: `content/`, `data/`, pages, pictures and PDF of `docs/`, and
CITATION.cff, which follows from the data. What of the look is the site's own, in
`docs/assets/`, and style sheets and the like elsewhere in `docs/`, are code.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path, PurePosixPath

FOLDERS = ("content", "data")
FILES = ("CITATION.cff",)
PAGES = "docs"
LOOK = "assets"
OF_PAGES = {".md", ".pdf", ".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg"}


def is_content(path: str) -> bool:
    """Whether a file, by its path from the root with slashes, is content."""
    top, *inner = PurePosixPath(path).parts
    if top == PAGES and inner:
        return inner[0] != LOOK and PurePosixPath(path).suffix.lower() in OF_PAGES
    return (top in FOLDERS and bool(inner)) or path in FILES


def changed(root: Path, proven: str, commit: str) -> list[str] | None:
    """The files in which two commits differ, of a renamed one both names; None if the clone does
    not have both."""
    if not re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", proven):
        return None
    command = ["git", "diff", "--name-only", "--no-renames", "-z", proven, commit, "--"]
    run = subprocess.run(command, cwd=root, capture_output=True, check=False)
    if run.returncode:
        return None
    return [path for path in run.stdout.decode("utf-8", "surrogateescape").split("\0") if path]


def scope(root: Path, proven: str, commit: str = "HEAD") -> str:
    """`content` or `code`, of a commit in the clone at `root`."""
    paths = changed(root, proven, commit)
    return "code" if paths is None or not all(map(is_content, paths)) else "content"


if __name__ == "__main__":
    if len(sys.argv) not in {2, 3}:
        sys.exit("usage: python3 tools/scope.py PROVEN [COMMIT]")
    sys.stdout.write(scope(Path.cwd(), *sys.argv[1:]) + "\n")
