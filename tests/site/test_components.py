"""The components, where a fact comes from, and what rests on a source."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

import dissemination.site
from dissemination.rules.site import Site
from dissemination.site.cited_by import cited_by
from tests.support.small import event, small
from tests.support.xpath import elements, strings, text_content

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TEMPLATES = Path(dissemination.site.__file__).parent / "templates"
SOURCE = "//details[contains(concat(' ', @class, ' '), ' source ')]"

SOURCES = """
- {id: leaflet, title: A leaflet, publisher: The mill, url: "https://mill.example/", read: 2026-10}
- {id: letter, title: A letter, publisher: The mill, url: "https://mill.example/2", read: 2026-10}
"""


def page_of(site: Path, address: str) -> Any:
    return html.fromstring((site / address / "index.html").read_text(encoding="utf-8"))


def macros() -> set[str]:
    return set(re.findall(r"{% macro (\w+)", (TEMPLATES / "components.html").read_text()))


def used(folder: str) -> set[str]:
    texts = "".join(path.read_text() for path in sorted((TEMPLATES / folder).glob("*.html")))
    return set(re.findall(r"\bui\.(\w+)", texts))


def test_the_page_of_components_shows_every_one(inno_drop: Path) -> None:
    page = page_of(inno_drop, "about/components/")
    samples = {path.stem for path in (TEMPLATES / "samples").glob("*.html")}
    samples -= {"sources", "texts"}

    assert macros() == used("samples")
    assert len(page.xpath("//main//h2")) == len(samples)
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not page.xpath("//nav[@aria-label='Main']//a[contains(@href, 'components')]")


def test_pages_are_made_of_components(inno_drop: Path) -> None:
    elsewhere = used("macros") | used("")
    ready = {"quote"}  # for what items bring

    assert macros() - elsewhere == ready


@pytest.mark.parametrize("site", ["inno_drop", "mills"])
def test_a_fact_has_one_mark_that_names_each_source_once(
    request: pytest.FixtureRequest, site: str
) -> None:
    folder: Path = request.getfixturevalue(site)
    count = 0
    for address, read in Site(folder, "https://any.example/").full_pages.items():
        for source in elements(html.fromstring(read.source), SOURCE):
            count += 1
            names = [" ".join(text_content(item).split()) for item in elements(source, ".//li")]
            links = strings(source, ".//li/a/@href")
            assert len(links) == len(names) == len(set(names)) > 0, address
            assert all("project/sources/#" in link or link[0] == "#" for link in links), address
            assert all(re.search(r"read in \w+ \d{4}$", name) for name in names), address
            assert not elements(source, "following-sibling::*[1][@class='source']"), address
            summary = " ".join(text_content(elements(source, "summary")[0]).split())
            if len(names) == 1:
                assert summary.startswith("Source: "), address
            else:
                assert summary == f"{len(names)} sources", address
    assert count > 50


def test_a_source_says_what_rests_on_it(tmp_path: Path) -> None:
    files = {
        "data/sources.yml": SOURCES,
        "content/events/a.md": event(id="a", sources="[leaflet]"),
    }
    library = small(tmp_path, files)

    assert [entry.item.id for entry in cited_by(library, "leaflet")] == ["a"]
    assert cited_by(library, "letter") == []


def test_back_links_lead_to_what_cites_the_source(inno_drop: Path) -> None:
    page = page_of(inno_drop, "project/sources/")

    for entry in page.xpath("//main//ol/li[@id]"):
        for link in entry.xpath(".//details//a/@href"):
            there = (inno_drop / "project/sources" / link.partition("#")[0]).resolve()
            text = (there / "index.html").read_text(encoding="utf-8")
            assert f"project/sources/#{entry.get('id')}" in text, link


def test_an_item_says_on_lists_that_it_was_corrected(mills: Path) -> None:
    corrected = [
        path
        for path in mills.glob("*/*/index.html")
        if ">Corrected on " in path.read_text(encoding="utf-8")
    ]
    lists = "".join((mills / name / "index.html").read_text() for name in ("news", "events"))

    assert corrected
    assert lists.count("badge--corrected") >= 1


@pytest.mark.parametrize("is_scripted", [True, False])
def test_a_mark_opens_by_keyboard_and_without_a_script(
    browser: Browser, inno_drop: Path, serve: Callable[..., str], is_scripted: bool
) -> None:
    page = browser.new_page(java_script_enabled=is_scripted)
    page.goto(serve(inno_drop) + "project/")
    source = page.locator("#facts-and-their-sources ~ .facts details").first
    assert not source.locator("a").first.is_visible()

    source.locator("summary").focus()
    page.keyboard.press("Enter")
    source.locator("a").first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/project/sources/#*")
    assert page.locator(":target h2").is_visible()
    page.close()
