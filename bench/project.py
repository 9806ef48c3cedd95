"""The site that this tool makes: an invented project with four partners and 20 pages in docs/."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from bench.items import Item
from bench.sites import Site

ROOT: Final = Path(__file__).resolve().parents[1]
INVENTED: Final = Path(__file__).with_name("invented")
# What of `data/site.yml` leaves out the social cards.
NO_CARDS: Final = "cards:\n  newest: 0\n"


class Project(Site):
    """A project of this tool in a folder that has one already."""

    name = "this site"

    @classmethod
    def invented(cls, folder: Path, *, has_cards: bool = True) -> Project:
        """The invented project without items, in a new folder."""
        shutil.copytree(INVENTED, folder)
        (folder / "hooks").symlink_to(ROOT / "hooks", target_is_directory=True)
        if not has_cards:
            with (folder / "data/site.yml").open("a", encoding="utf-8") as settings:
                settings.write(NO_CARDS)
        return cls(folder)

    def file(self, item: Item) -> Path:
        """`content/events/some-slug.md`."""
        return self.folder / "content" / item.kind / f"{item.slug}.md"

    def fields(self, item: Item) -> dict[str, object]:
        """What all items have, and what those of its kind have."""
        language: object = [] if item.language == "en" else item.language
        common = {
            "id": item.slug,
            "title": item.title,
            "summary": item.summary,
            "language": language,
        }
        if item.kind == "news":
            return {**common, "date": item.day, "category": item.category, **item.fields}
        return {**common, "published": item.day, **item.fields}

    def body(self, item: Item) -> str:
        """The text, with links to files of the repository."""
        return item.text(lambda kind, slug: f"../{kind}/{slug}.md")
