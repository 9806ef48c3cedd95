"""A Material site with one page and no items, for `mkdocs serve`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

SETTINGS: Final = """\
site_name: Empty
site_url: https://empty.example/
theme:
  name: material
  font: false
"""
PAGE: Final = "index.md"


def empty_site(folder: Path) -> Path:
    """The site in a new folder; gives the file of its page."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    page = folder / "docs" / PAGE
    page.write_text("# Empty\n\nNothing.\n", "utf-8")
    return page
