"""Hugo with a minimal theme of the same kinds of pages.

`hugo_theme/` has item pages with what links share of them (`og:…`) and linked data; lists with 20
items to a page, of everything, of news and events, by year, month, category, type and partner; RSS,
Atom and JSON feeds of the newest 50 items with their whole texts, and RSS for each category and
partner; a search index of all texts; calendars, one for each event among them; a sitemap; 20 other
pages. It runs on one processor, since its figures waver by two where it may use more, and minifies
nothing.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from bench.items import Item
from bench.peers.pages import pages
from bench.sites import Site

THEME: Final = Path(__file__).with_name("hugo_theme")
ONE_PROCESSOR: Final = {"GOMAXPROCS": "1"}


class Hugo(Site):
    """A site of Hugo."""

    name = "Hugo"
    made = ("public", "resources", "cache", ".hugo_build.lock")

    @classmethod
    def new(cls, folder: Path) -> Hugo:
        """The site without items, in a new folder."""
        shutil.copytree(THEME, folder)
        for name, (title, text) in pages().items():
            front = f"---\ntitle: {title}\ndescription: A page.\n---\n"
            if name != "index":  # the theme has the home page, which lists the items
                (folder / f"content/pages/{name}.md").write_text(front + text, "utf-8")
        return cls(folder)

    def file(self, item: Item) -> Path:
        """`content/events/some-slug.md`."""
        return self.folder / "content" / item.kind / f"{item.slug}.md"

    def fields(self, item: Item) -> dict[str, object]:
        """What all items have, and what those of its kind have."""
        common = {
            "title": item.title,
            "description": item.summary,
            "date": item.day,
            "lang": item.language,
            "partners": item.fields["partners"],
        }
        year, month = f"{item.day:%Y}", f"{item.day:%Y-%m}"
        if item.kind == "news":
            lists = {"categories": [item.category], "newsyears": [year], "newsmonths": [month]}
            return {**common, **lists}
        place = item.fields["place"]
        assert isinstance(place, dict)
        return {
            **common,
            "eventtypes": [item.fields["type"]],
            "eventyears": [year],
            "eventmonths": [month],
            "start": _instant(item.fields["start"]),
            "end": _instant(item.fields["end"]),
            "town": place["town"],
        }

    def body(self, item: Item) -> str:
        """The text, with links to files of `content/`."""
        return item.text(lambda kind, slug: f"../{kind}/{slug}.md")


def _instant(when: object) -> str:
    """A day, or a day and an hour, as Hugo reads them."""
    return f"{when}:00" if ":" in str(when) else str(when)
