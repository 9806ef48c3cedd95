"""What an engine may read for the pages that it renders, by the settings of a project."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dissemination.configuration.settings import Configuration

_PLUGINS: Final = {"macros"}
_HOOK: Final = "mkdocs_hooks.py"
# What of a page or of the run itself a template of the site's own may show.
_FILLED: Final = re.compile(r"page\.content|build_date_utc|update_date")


@dataclass(frozen=True)
class EngineReads:
    """`named` are the files and folders that the settings name, as they name them; `is_closed` says
    whether pages are rendered from files beside data and content alone: a plugin or hook of others
    may read anything, and a template may show what a page is filled with."""

    named: tuple[str, ...] = ()
    is_closed: bool = True

    @classmethod
    def of(cls, settings: Configuration) -> EngineReads:
        """What it reads with these settings."""
        files = {path for path, _ in settings.places.values()}
        hooks = {str(hook) for hook in _listed(settings.values.get("hooks"))}
        templates = str(settings.theme.get("custom_dir") or "")
        named = sorted({*files, *hooks, *([templates] if templates else [])})
        is_closed = (
            settings.group("plugins").keys() <= _PLUGINS
            and all(Path(hook).name == _HOOK for hook in hooks)
            and not (templates and _shows_more(settings.root / templates))
        )
        return cls(tuple(named), is_closed)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _shows_more(folder: Path) -> bool:
    """Whether a template in a folder shows what depends on more than files for pages."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return any(_FILLED.search(file.read_text("utf-8", "replace")) for file in files)
