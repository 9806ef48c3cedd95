"""What a build reads: the files of the project, its environment and the code, by stamps and names
alone, so that an unchanged one is known before anything is read or loaded."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from dissemination.cache import digest
from dissemination.publish import digest as content_digest
from dissemination.stamps import Stamp, settled, stamp, stamps

PACKAGE: Final = Path(__file__).parent
UNREAD: Final = ("__pycache__", "node_modules", "build")
CONTENT: Final = ("data", "content")
OWN: Final = (*CONTENT, "docs")
NOWHERE: Final[Stamp] = (-1, 0, 0)
MOST_READ: Final = 1_000_000  # bytes: what is larger, and no page or picture, is known by its stamp


def inputs(
    root: Path, site_dir: str, named: Iterable[str] = (), *, is_closed: bool = False
) -> dict[str, Stamp]:
    """The stamps of the files of a project by their paths: all but the site, and what is hidden or
    made by tools; where it `is_closed`, of data/, content/ and docs/ alone. All of docs/ is read,
    hidden or not, whatever its folders are called, and what the settings name, wherever it lies."""
    skip = unread(root, site_dir)
    if is_closed:
        skip = _both(skip, lambda path: path.partition("/")[0] not in OWN)
    found = dict(stamps(root, skip))
    for name in named:
        if (root / name).is_dir():
            below = stamps(root / name, lambda path: "__pycache__" in path)
            found |= {f"{name}/{path}": own for path, own in below}
        else:
            found[name] = stamp(root / name) or NOWHERE
    return found


def _both(first: Callable[[str], bool], second: Callable[[str], bool]) -> Callable[[str], bool]:
    return lambda path: second(path) or first(path)


def unread(root: Path, site_dir: str) -> Callable[[str], bool]:
    """Whether a file or folder of a project is none that a build reads, by its path; what lies in
    such a folder is none either."""
    public, own = (root / site_dir).resolve(), root.resolve()
    site = public.relative_to(own).as_posix() if public.is_relative_to(own) else ""

    def skip(path: str) -> bool:
        top, name = path.partition("/")[0], path.rpartition("/")[2]
        if top in OWN:
            return top in CONTENT and name.startswith(".")
        return name.startswith(".") or name in UNREAD or path == site or name.endswith(".egg-info")

    return skip


@dataclass(frozen=True)
class Inputs:
    """The files of a project by their paths: their stamps, and the digests of the `contents` of
    those of which a build wants to know them."""

    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    contents: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, root: Path, stamps: Mapping[str, Stamp], wanted: Iterable[str], earlier: Inputs
    ) -> Inputs:
        """Files with these stamps, with the contents of the `wanted` ones; those that have the same
        stamp as `earlier` are not read again."""

        def content(path: str) -> str:
            own, is_same = stamps[path], earlier.stamps.get(path) == stamps[path]
            if is_same and (known := earlier.contents.get(path)):
                return known
            return _digest_of(root / path, own, is_own=path.partition("/")[0] in OWN)

        return cls(stamps, {path: content(path) for path in wanted})

    def settled(self, instant: int | None = None) -> Inputs:
        """The same with the stamps by which the files, looked at after an instant (see
        `stamps.settled`), are known again; if it is not told, it was that of the last change."""
        if instant is None:
            instant = max((max(own[1:]) for own in self.stamps.values()), default=0)
        return Inputs({at: settled(own, instant) for at, own in self.stamps.items()}, self.contents)


def _digest_of(file: Path, own: Stamp, *, is_own: bool) -> str:
    try:
        return repr(own) if own[0] > MOST_READ and not is_own else content_digest(file.read_bytes())
    except OSError:  # a link to nothing, or to a folder
        return ""


def basis(
    root: Path,
    site_dir: str,
    environment: Mapping[str, str],
    names: Iterable[str],
    named: Iterable[str] = (),
    *,
    is_closed: bool = False,
) -> dict[str, Any]:
    """What holds for a whole build: the code and the installed packages, the folder of the site,
    the variables of the environment and the files that the settings name, and whether no others
    but those of data/, content/ and docs/ are read."""
    return {
        "code": code(),
        "site": site_dir,
        "root": str(root.resolve()),
        "environment": {name: environment.get(name) for name in sorted(names)},
        "named": sorted(named),
        "closed": is_closed,
    }


def code() -> str:
    """A digest of Python, the installed packages, and the stamps of the files of this one."""
    installed = {path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info")}
    own = sorted(stamps(PACKAGE, lambda path: "__pycache__" in path))
    return digest(sys.version, sys.platform, sorted(installed), own)


def is_of_engine(path: str) -> bool:
    """Whether an engine may read a file: it is one of neither data nor content."""
    return path.partition("/")[0] not in CONTENT
