"""A site may have cards for its newest items alone."""

from __future__ import annotations

from pathlib import Path

from dissemination.cache import Cache
from dissemination.site.docs_page import DocsPage
from dissemination.site.macros import Macros
from dissemination.site.page_cards import PageCards
from dissemination.site.page_outputs import PageOutputs, Shells
from dissemination.site.pages import all_pages
from dissemination.site.partials import Partials
from tests.support.small import ADDRESSES, SITE, news, small

DAYS = {"old": "2026-01-10", "middle": "2026-01-11", "new": "2026-01-12"}


class Drawer:
    """Draws nothing."""

    key, size = "drawer", (1200, 630)

    def legible(self, text: str) -> str:
        return text

    def drawn(self, texts: object) -> bytes:
        return b"card"


def cards(root: Path, newest: int | None) -> set[str]:
    """The addresses of the cards of a site with three items."""
    files = {f"content/news/{name}.md": news(id=name, date=day) for name, day in DAYS.items()}
    if newest is not None:
        files["data/site.yml"] = f"{SITE}cards:\n  newest: {newest}\n"
    partials = Partials(small(root, files), ADDRESSES)
    section = DocsPage.of("docs/news/index.md", "news/", "News", "", {})
    made = (Macros(partials), Shells([section]), PageCards(partials.library, Drawer()), Cache())
    outputs = PageOutputs(partials, tuple(all_pages(partials)), *made).outputs()
    return {output.address for output in outputs if output.address.startswith("cards/news/")}


def test_every_item_has_a_card_of_its_own_unless_the_settings_say_otherwise(tmp_path: Path) -> None:
    assert cards(tmp_path, None) == {f"cards/news/{name}.png" for name in DAYS}


def test_the_newest_items_have_cards_and_the_others_that_of_their_section(tmp_path: Path) -> None:
    assert cards(tmp_path / "two", 2) == {"cards/news/middle.png", "cards/news/new.png"}
    assert cards(tmp_path / "none", 0) == set()
    assert cards(tmp_path / "many", 9) == {f"cards/news/{name}.png" for name in DAYS}
