"""Buttons at the first mention of each term of the glossary on a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dissemination.library.glossary import TermMatcher
from dissemination.model.term import Term
from dissemination.rules.site import Site
from dissemination.site.glossary_links import GlossaryLinks

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TERMS = (
    Term(id="cluster", term="Cluster", text="Firms."),
    Term(id="cluster-excellence", term="Cluster excellence", text="Good management."),
    Term(id="sme", term="SME", text="A small firm."),
    Term(id="levels", term="Bronze, Gold", text="Labels."),
    Term(id="r-and-d", term="R&D", text="Research and development."),
)

# A page, and the same page with a star at each button: what only pages leave alone.
PAGES = {
    "<p>cluster\nexcellence</p>": "<p>*cluster excellence</p>",
    "<p>our R&amp;D</p>": "<p>our *R&amp;D</p>",
    "<dl><dt>SME</dt><dd>SME</dd></dl>": "<dl><dt>SME</dt><dd>*SME</dd></dl>",
    '<ul class="cards"><li>SME</li><ul><li>SME</li></ul></ul>SME': '<ul class="cards"><li>SME</li>'
    "<ul><li>SME</li></ul></ul>*SME",
}


@pytest.fixture(scope="session")
def site(inno_drop: Path) -> Site:
    return Site(inno_drop, "https://inno-drop.example/")


@pytest.mark.parametrize(("page", "marked"), PAGES.items())
def test_a_button_stands_at_the_first_mention_in_running_text(page: str, marked: str) -> None:
    def star(_: Term, text: str) -> str:
        return "*" + text.replace("&", "&amp;")

    links = GlossaryLinks(TermMatcher(TERMS, "en"))
    assert links.with_glossary_links(page, star)[0] == marked


def test_each_button_has_its_explanation_once(site: Site) -> None:
    buttons = 0
    for at, page in site.pages.items():
        opened = re.findall(r'popovertarget="([^"]+)"', page.source)
        assert len(set(opened)) == len(opened), at
        assert {each for each in page.ids if each.startswith("term-")} == set(opened), at
        buttons += len(opened)
    assert buttons > 40


def test_feeds_and_calendars_are_free_of_it(site: Site) -> None:
    products = [name for name in site.files if name.endswith((".xml", ".json", ".ics"))]

    assert [name for name in products if "popover" in site.text(name)] == []


@pytest.mark.parametrize("touch", [True, False])
def test_an_explanation_opens_and_closes_without_javascript(
    browser: Browser, inno_drop: Path, serve: Callable[..., str], touch: bool
) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=touch, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(serve(inno_drop) + "project/milestones/")
    word = page.get_by_role("button", name="milestones", exact=True)
    explanation = page.get_by_role("group", name="Explanation of Milestone")
    assert not explanation.is_visible()
    if touch:
        word.tap()
    else:
        word.focus()
        page.keyboard.press("Enter")
    explanation.wait_for()
    assert "A point by which the progress" in explanation.inner_text()
    box = explanation.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360

    if touch:
        page.touchscreen.tap(180, 120)
    else:
        page.keyboard.press("Tab")
        assert page.get_by_role("link", name="Milestone in the glossary").evaluate(
            "link => link === document.activeElement"
        )
        page.keyboard.press("Escape")
        assert word.evaluate("word => word === document.activeElement")
    explanation.wait_for(state="hidden")
    context.close()
