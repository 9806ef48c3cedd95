"""On paper: what a reader cannot press is gone, what duties ask for is there, nothing is cut."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.support.kinds import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

A4 = 794 - 2 * 68  # px between margins of 18 mm
FAULTS = """() => {
    const shows = (box) => box.checkVisibility({visibilityProperty: true}) && box.getClientRects().length > 0;
    const found = [];
    const pressed = ".top__tools, .menu, .skip, nav, .filters, .sift, .find, .pager, .prevnext, .subscribe, .finder__more, .foot__up";
    for (const box of document.querySelectorAll(pressed))
        if (shows(box)) found.push(`prints ${box.className || box.tagName}`);
    for (const part of ["h1, .hero__title", ".emblem", ".foot__statement"])
        if (![...document.querySelectorAll(part)].some(shows)) found.push(`does not print ${part}`);
    if (getComputedStyle(document.documentElement).colorScheme === "dark") found.push("prints dark");
    for (const box of document.querySelectorAll("body, .page, .foot, .card, .hero, main p")) {
        const [r, g, b, a = 1] = getComputedStyle(box).backgroundColor.match(/[\\d.]+/g).map(Number);
        if (a && r + g + b < 384) found.push(`dark ground: ${box.className || box.tagName}`);
    }
    const [r, g, b] = getComputedStyle(document.body).color.match(/[\\d.]+/g).map(Number);
    if (r + g + b > 384) found.push("pale text");
    const width = document.documentElement.clientWidth;
    for (const box of document.querySelectorAll("main *, footer *")) {
        if (!shows(box) || box.closest(".unseen, svg, .cover, .board thead")) continue;
        const {left, right} = box.getBoundingClientRect(), style = getComputedStyle(box);
        if (right > width + 1 || left < -1) found.push(`wider than the paper: ${box.className || box.tagName}`);
        if (["auto", "scroll", "hidden"].includes(style.overflowX) && box.scrollWidth > box.clientWidth + 1)
            found.push(`cut on paper: ${box.className || box.tagName}`);
    }
    return found;
}"""


@pytest.fixture(scope="module", params=["first", "second"])
def site(request: pytest.FixtureRequest, serve: Callable[..., str]) -> Served:
    return served(request, request.param, serve)


def test_a_page_of_each_kind_on_paper(browser: Browser, site: Served) -> None:
    assert faults(browser, site, site.kinds) == []


@pytest.mark.slow
def test_every_page_on_paper(browser: Browser, site: Served) -> None:
    assert faults(browser, site, site.all_pages) == []


def test_the_first_page_as_pdf(browser: Browser, site: Served) -> None:
    page = browser.new_page(color_scheme="dark")
    try:
        page.goto(site.address)
        made = page.pdf(format="A4", print_background=True, tagged=True)
    finally:
        page.close()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert 1 <= len(pdf.pages) <= 12
        assert pdf.Root.StructTreeRoot is not None


def faults(browser: Browser, site: Served, pages: list[str]) -> list[str]:
    """What is wrong on paper with pages that a reader sees in dark."""
    found: list[str] = []
    context = browser.new_context(viewport={"width": A4, "height": 990}, color_scheme="dark")
    try:
        page: Page = context.new_page()
        page.emulate_media(media="print", color_scheme="dark")
        for at in pages:
            page.goto(site.address + at)
            found += [f"{at}: {fault}" for fault in page.evaluate(FAULTS)]
    finally:
        context.close()
    return found
