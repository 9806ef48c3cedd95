"""The frozen projects of the tests, and how one becomes a whole project in a folder of its own.

`tests/projects/inno-drop` is a snapshot of the first site: configuration, data, content and pages.
`mills` is invented: twelve partners of another programme, a project that runs, no practices, and
awkward text wherever text can stand. `minimal` has the four files without which there is no site.
`large` is invented too, and as large as a grant: 24 partners, 90 deliverables, 60 events, and every
field filled somewhere. These three have no configuration and pages of their own and take those of
the snapshot. `greek` has every kind of record and item, and pages of its own, without a word in
Latin letters that is no name. `markdown` has a page with all that extensions of Markdown make, the
settings for it, and an item with all of GitHub's Markdown. Nothing of them changes when an officer
changes the first site.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PROJECTS: Final = ROOT / "tests" / "projects"
INNO_DROP: Final = PROJECTS / "inno-drop"
MILLS: Final = PROJECTS / "mills"
LARGE: Final = PROJECTS / "large"
MINIMAL: Final = PROJECTS / "minimal"
MARKDOWN: Final = PROJECTS / "markdown"
GREEK: Final = PROJECTS / "greek"
SUPPORT: Final = ROOT / "tests/support"
THEME: Final = ROOT / "hooks/dissemination/theme"
MOMENT: Final = 1795348800  # 2026-11-22 12:00 UTC: the moment of every build of a frozen project
ADDRESSES: Final = {
    INNO_DROP: "https://inno-drop.example/",
    MILLS: "https://mills.example/",
    LARGE: "https://large.example/",
    MINIMAL: "https://minimal.example/",
    GREEK: "https://greek.example/",
}
UNDER_A_PATH: Final = "https://host.example/some/mills/"
INHERITED: Final = "snapshot.yml"  # from which a project's own configuration may inherit
KEPT: Final = {  # what outlives a build in the cache folder
    "cache.sqlite",
    "reading.jsonl",
    "public.json",
    "questions.json",
}
LOG: Final = "build.log"  # beside the site of a shared build

LEFT_BEHIND: Final = shutil.ignore_patterns("__pycache__", "*.egg-info")


def copy_project(to: Path, project: Path = INNO_DROP) -> Path:
    """All that a build of a frozen project reads, in a folder that is made where it is missing;
    gives the folder back. The code is a link to that of the repository where links are possible.
    """
    to.mkdir(parents=True, exist_ok=True)
    for part in ("mkdocs.yml", "docs"):
        _copy((project if (project / part).exists() else INNO_DROP) / part, to / part)
    if (project / "mkdocs.yml").exists():
        _copy(INNO_DROP / "mkdocs.yml", to / INHERITED)
    for part in ("data", "content"):
        if (project / part).exists():
            _copy(project / part, to / part)
    _link_code(to / "hooks")
    return to


def bytes_below(root: Path) -> Callable[[str], bytes]:
    """Gives the bytes of a file by its path below a folder, as they lie there."""
    return lambda path: (root / path).read_bytes()


def _copy(source: Path, to: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, to, ignore=LEFT_BEHIND, dirs_exist_ok=True)
    else:
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, to)


def _link_code(to: Path) -> None:
    if to.exists():
        return
    try:
        to.symlink_to(ROOT / "hooks", target_is_directory=True)
    except OSError:  # Windows lets not everyone make links
        _copy(ROOT / "hooks", to)
