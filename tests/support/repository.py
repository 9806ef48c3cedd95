"""A project's folder as a git repository."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

SETTINGS: Final = ("user.name=x", "user.email=x@example.org", "commit.gpgsign=false", "gc.auto=0")


class Repository:
    """A git repository in a folder; it is made where there is none."""

    def __init__(self, root: Path, *options: str) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        if not (root / ".git").exists():
            self.git("init", "--quiet", "--initial-branch=main", *options)

    def git(self, *arguments: str) -> str:
        """What git says."""
        options = [part for setting in SETTINGS for part in ("-c", setting)]
        run = subprocess.run(
            ["git", *options, *arguments],
            cwd=self.root,
            env={name: value for name, value in os.environ.items() if name[:4] != "GIT_"},
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        return run.stdout.strip()

    def commit(self) -> str:
        """The id of a commit of everything as it is."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "x")
        return self.git("rev-parse", "HEAD")
