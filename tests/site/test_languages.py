"""Words in another language than the page's say which."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from lxml import html

from dissemination.rules.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

SITES = {"inno_drop": "https://inno-drop.example/", "mills": "https://mills.example/"}


def foreign_titles(folder: Path) -> dict[str, str]:
    """Every title of a source or item that is not in the site's language, and its language."""
    data = folder.parent / "data"
    site = yaml.safe_load((data / "site.yml").read_text("utf-8"))
    sources = yaml.safe_load((data / "sources.yml").read_text("utf-8"))
    languages = [
        (source["title"], source.get("title_language") or source.get("language"))
        for source in sources
    ]
    for file in (folder.parent / "content").rglob("*.md"):
        front = yaml.safe_load(file.read_text("utf-8").split("---\n")[1])
        languages.append((front["title"], front.get("language")))
    return {
        title: language_name
        for title, language_name in languages
        if language_name and language_name != site["language"]
    }


def language_of(element: Any) -> str:
    """The language that an element is in, by itself or what it stands in."""
    return str(next(e.get("lang") for e in [element, *element.iterancestors()] if e.get("lang")))


def unmarked(folder: Path, root: str) -> tuple[list[str], set[str]]:
    """Where a foreign title stands without its language; and the titles that stand somewhere."""
    titles, faults, present = foreign_titles(folder), [], set()
    for at in Site(folder, root).full_pages:
        page = html.parse(str(folder / (at if at.endswith(".html") else f"{at}index.html")))
        for element in page.getroot().find("body").iter():
            # A sample of data (<code>) shows what a file holds, not words to be read out.
            if not isinstance(element.tag, str) or element.tag in {
                "script",
                "title",
                "svg",
                "code",
            }:
                continue
            for title, language_name in titles.items():
                if title in (element.text or ""):
                    present.add(title)
                    if language_of(element) != language_name:
                        faults.append(f"{at}: <{element.tag}> {title!r}")
                if (
                    title in (element.tail or "")
                    and language_of(element.getparent()) != language_name
                ):
                    faults.append(f"{at}: after <{element.tag}> {title!r}")
    return faults, present


@pytest.mark.parametrize("name", SITES)
def test_foreign_titles_are_marked_on_every_page(request: pytest.FixtureRequest, name: str) -> None:
    faults, _ = unmarked(request.getfixturevalue(name), SITES[name])
    assert faults == []


def test_there_are_foreign_titles_to_mark(mills: Path) -> None:
    _, present = unmarked(mills, SITES["mills"])
    assert len(present) >= 3


def test_an_answer_of_the_search_is_marked(
    browser: Browser, mills: Path, serve: Callable[..., str]
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(serve(mills) + "search/?q=εφημερίδα")
    answer = page.locator("#results a").filter(has_text="Η εφημερίδα των μύλων")
    answer.wait_for()
    row = page.locator("#results li").filter(has_text="Η εφημερίδα των μύλων")
    note = row.locator(".listing__text")
    languages = answer.get_attribute("lang"), note.get_attribute("lang")
    context.close()
    assert languages == ("el", None), "the title is Greek, what is noted of it is not"


def test_a_translated_title_is_in_the_language_of_the_site(inno_drop: Path) -> None:
    sources = yaml.safe_load((inno_drop.parent / "data/sources.yml").read_text("utf-8"))
    translated = {each["title"] for each in sources if each.get("title_language")}
    page = html.parse(str(inno_drop / "project/sources/index.html")).getroot()
    headings = {
        heading: title
        for heading in page.find("body").iter("h2")
        for title in translated
        if heading.text_content().endswith(title)
    }

    assert set(headings.values()) == translated != set()
    assert not [title for heading, title in headings.items() if heading.xpath(".//@lang")]
