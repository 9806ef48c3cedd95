"""The files of a project at an earlier revision, from git by its command."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from dissemination.checks.history import HEAD
from dissemination.file_names import composed
from dissemination.problems import shown

FOLDERS: Final = ("data", "content", "docs")
SUBMODULE: Final = b"160000"
REGULAR: Final = (b"100644", b"100755")

# No pager, no translation, no question, no network, and nothing written beside.
FIXED: Final = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # for versions that do not know the line above
}
# Hooks set variables such as GIT_DIR, which would lead to another repository than the folder's.
# Configuration stays, for it says whose repositories are trusted.
LEFT: Final = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES")

NO_GIT: Final = "git is not on this machine"
NO_REPOSITORY: Final = "this folder is in no git repository"
NOT_TRUSTED: Final = (
    "git does not trust this folder, which belongs to another user; to trust it, run "
    "git config --global --add safe.directory {folder}"
)
NO_COMMIT: Final = "nothing is committed yet"
NO_REVISION: Final = (
    'git has no state "{revision}" here, as after a first or forced push, or where the clone has '
    "only the newest commits"
)
NOT_WHOLE: Final = "this clone does not have all files of {revision}"
IN_SUBMODULE: Final = "{folder}/ is a repository of its own (a submodule)"


class UnavailableError(Exception):
    """The earlier state cannot be had; the message is a clause that says why."""


@dataclass(frozen=True)
class Snapshot:
    """The regular files of data, content and docs at a commit: the ids of their contents (blobs) by
    their paths from the project's root with slashes."""

    root: Path
    environment: Mapping[str, str]
    commit: str
    blobs: Mapping[str, str]

    @classmethod
    def of(cls, root: Path, revision: str, environment: Mapping[str, str]) -> Snapshot:
        """The files of a project's folder at a revision; `environment` is that of the process.
        Raises UnavailableError."""
        commit = commit_of(root, revision, environment)
        listed = _git(root, environment, "ls-tree", "-r", "-z", commit, *FOLDERS)
        if listed.returncode:
            raise UnavailableError(NOT_WHOLE.format(revision=revision))
        blobs: dict[str, str] = {}
        for line in filter(None, listed.stdout.split(b"\0")):
            description, _, name = line.partition(b"\t")
            mode, _, blob = description.split()
            path = composed(name.decode("utf-8", "surrogateescape"))
            if mode == SUBMODULE:
                raise UnavailableError(IN_SUBMODULE.format(folder=path))
            if mode in REGULAR:
                blobs[path] = blob.decode()
        return cls(root, environment, commit, blobs)

    def has(self, path: str, content: bytes | None) -> bool:
        """Whether a file had this content, however its lines end here; None is none."""
        blob = self.blobs.get(path)
        return (
            blob is not None
            and content is not None
            and (
                blob == _blob(content, len(blob))
                or (
                    b"\r\n" in content and blob == _blob(content.replace(b"\r\n", b"\n"), len(blob))
                )
            )
        )

    def contents(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The contents of these files by their paths. Raises UnavailableError."""
        wanted = [(path, self.blobs[path]) for path in paths]
        if not wanted:
            return {}
        ids = "".join(f"{blob}\n" for _, blob in wanted).encode()
        output = BytesIO(_git(self.root, self.environment, "cat-file", "--batch", stdin=ids).stdout)
        contents: dict[str, bytes] = {}
        for path, blob in wanted:
            match output.readline().split():
                case [own, b"blob", size] if own.decode() == blob:
                    contents[path] = output.read(int(size))
                    output.read(1)  # the line end behind it
                case _:
                    raise UnavailableError(NOT_WHOLE.format(revision=self.commit[:10]))
        return contents


def commit_of(root: Path, revision: str, environment: Mapping[str, str]) -> str:
    """The id of the commit that a revision names; `environment` is that of the process. Raises
    UnavailableError."""
    name = f"{revision}^{{commit}}"
    run = _git(root, environment, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    if not run.returncode:
        return run.stdout.decode().strip()
    said = run.stderr.decode("utf-8", "replace")
    if "safe.directory" in said:
        raise UnavailableError(NOT_TRUSTED.format(folder=root.resolve()))
    if "not a git repository" in said:
        raise UnavailableError(NO_REPOSITORY)
    if said.strip():
        raise UnavailableError(f"git says: {shown(said)}")
    raise UnavailableError(
        NO_COMMIT if revision == HEAD else NO_REVISION.format(revision=shown(revision))
    )


def _git(
    root: Path, environment: Mapping[str, str], *arguments: str, stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    own = {k: v for k, v in environment.items() if not k.startswith("GIT_") or k.startswith(LEFT)}
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments],
            env=own | FIXED,
            input=stdin,
            capture_output=True,
            check=False,
        )
    except OSError:
        raise UnavailableError(NO_GIT) from None


def _blob(content: bytes, length: int) -> str:
    """The id that git gives to a content, of as many hexadecimal digits as the repository's."""
    head = b"blob %d\0" % len(content)
    algorithm = hashlib.sha1 if length == 40 else hashlib.sha256
    return algorithm(head + content, usedforsecurity=False).hexdigest()
