"""The site in Chromium: what a reader sees and does, on a phone, a tablet and a wide screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.support import faults
from tests.support.frozen import UNDER_A_PATH
from tests.support.keyboard import steps, tab_to
from tests.support.kinds import SITES, Served, pages_of
from tests.support.scripts import script
from tests.support.walk import walk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.facts import PageFacts

WIDTHS = {360: 740, 768: 1024, 1440: 900}

IN_SIGHT = """() => {
    const box = document.activeElement, rect = box.getBoundingClientRect();
    const x = rect.left + rect.width / 2, y = rect.top + rect.height / 2;
    return box.contains(document.elementFromPoint(x, y));
}"""


@pytest.fixture(scope="module")
def first(inno_drop: Path, serve: Callable[..., str]) -> str:
    return serve(inno_drop, under="/some/project/")


@pytest.fixture(scope="module")
def second(mills: Path, serve: Callable[..., str]) -> str:
    return serve(mills)


@pytest.fixture(scope="module")
def windows(browser: Browser) -> Iterator[dict[int, Page]]:
    """A phone and a wide screen, for tests that need no window of their own."""
    with ExitStack() as stack:
        yield {
            width: stack.enter_context(opened(browser, "about:blank", width))
            for width in (360, 1440)
        }


# What a reader sees


def test_no_page_asks_another_host(facts: tuple[PageFacts, ...]) -> None:
    assert faults.on_pages(faults.abroad, facts) == []


def test_the_console_stays_empty(facts: tuple[PageFacts, ...]) -> None:
    assert faults.on_pages(faults.reported, facts) == []


def test_the_text_is_the_same_without_javascript(facts: tuple[PageFacts, ...]) -> None:
    assert faults.on_pages(faults.other_text, facts) == []


def test_no_page_scrolls_sideways(facts: tuple[PageFacts, ...]) -> None:
    assert faults.on_pages(faults.sideways, facts) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", SITES)
def test_every_page(
    request: pytest.FixtureRequest,
    browser: Browser,
    serve: Callable[..., str],
    name: str,
    width: int,
) -> None:
    folder: Path = request.getfixturevalue(SITES[name])
    root = serve(folder, under="/some/project/" if name == "first" else "/")
    site = Served(folder, root, pages_of(name, folder))
    chosen = site.all_pages if name == "first" else site.pages
    pages = [at for at in chosen if at != "404.html"]
    page_facts = walk(browser, root, in_turn(pages, width), (width, WIDTHS[width]))

    assert [
        fault for kind in faults.ON_ANY_PAGE for fault in faults.on_pages(kind, page_facts)
    ] == []


def test_the_faults_of_a_page_are_seen(
    tmp_path: Path, browser: Browser, serve: Callable[..., str]
) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><main>Text<p style='width: 1000px'>wide</p></main>"
        "<img src='https://else.invalid/x.png' alt=''>"
        "<script>document.querySelector('main').append('more')</script>"
        "<script>console.log('told'); nothing()</script>"
    )

    page_facts = walk(browser, serve(tmp_path), [""])
    messages = {
        fault.partition(": ")[2]
        for kind in (faults.abroad, faults.reported, faults.other_text, faults.sideways)
        for fault in faults.on_pages(kind, page_facts)
    }

    differs = "text differs with and without JavaScript"
    assert {fault for fault in messages if not fault.startswith("console: Failed to load")} == {
        "asks https://else.invalid/x.png",
        "console: told",
        "error: nothing is not defined",
        *(f"{differs} at {width} px: 'more', not None" for width in (320, 360, 768, 1440)),
        "scrolls sideways by 688 px at 320 px",
        "scrolls sideways by 648 px at 360 px",
        "scrolls sideways by 240 px at 768 px",
    }


def test_the_page_of_the_lost_leads_back(
    mills_under_a_path: Path, serve: Callable[..., str], browser: Browser
) -> None:
    address = serve(mills_under_a_path, under=urlsplit(UNDER_A_PATH).path)
    with opened(browser, address + "no/such/page/") as page:
        assert page.title().startswith("Page not found")
        assert page.locator(".page__body > h1").count() == 1, "it has the head of all pages"
        assert looks_styled(page)
        page.get_by_role("main").get_by_role("link", name="Home").click()
        page.wait_for_url(address)


def test_what_only_screen_readers_meet_does_not_widen_the_page(
    mills: Path, serve: Callable[..., str], browser: Browser
) -> None:
    with opened(browser, serve(mills) + "partners/", 360) as page:
        table = page.locator(".table-scroll")

        assert table.evaluate("table => table.scrollWidth > table.clientWidth")
        assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_code_stands_on_its_drop(
    mills: Path, serve: Callable[..., str], browser: Browser
) -> None:
    with opened(browser, serve(mills) + "training/", 360) as page:
        codes = page.locator(".aim__code")

        assert max(len(code) for code in codes.all_inner_texts()) > 4
        for code in codes.all():
            assert code.evaluate("""code => {
                const words = document.createRange();
                words.selectNodeContents(code);
                const [drop, text] = [code, words].map(it => it.getBoundingClientRect());
                return drop.left < text.left && text.right < drop.right
                    && words.getClientRects().length === 1;
            }""")


def test_a_card_of_files_says_once_that_they_are_files(
    windows: dict[int, Page], first: str
) -> None:
    page = windows[360]
    page.goto(first + "data/")
    labels = page.locator(".board--data tbody tr:first-child td").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell, '::before').content)"
    )

    assert labels == ['"Records"', "none"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_follow_the_system_and_the_switch(
    browser: Browser, first: str, scheme: str
) -> None:
    with opened(browser, first, color_scheme=scheme) as page:
        assert is_dark(page) == (scheme == "dark")

        page.get_by_role("button", name="Dark colours").click()
        assert is_dark(page) == (scheme == "light")

        page.goto(first + "news/")
        assert is_dark(page) == (scheme == "light"), "the choice is kept on the next page"


# What a reader does


def test_the_menu_of_a_phone_by_keyboard(windows: dict[int, Page], first: str) -> None:
    page = windows[360]
    page.goto(first)
    menu = page.get_by_role("button", name="Menu")
    news = page.locator("#menu").get_by_role("link", name="News", exact=True)
    assert not news.is_visible()

    tab_to(page, "button.top__menu")
    page.keyboard.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    tab_to(page, "#menu a[href$='events/']")
    assert page.evaluate(IN_SIGHT)

    page.keyboard.press("Escape")
    assert menu.get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.matches('button.top__menu')")
    assert not news.is_visible()

    page.keyboard.press("Enter")
    tab_to(page, "#menu a[href$='news/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/news/")
    assert page.locator("h1").inner_text() == "News"


def test_without_javascript_a_phone_has_a_list_of_pages(browser: Browser, first: str) -> None:
    with opened(browser, first, width=360, java_script_enabled=False) as page:
        page.get_by_role("link", name="Menu").click()
        page.wait_for_url(first + "#pages")
        page.locator("#pages").get_by_role("link", name="News", exact=True).click()
        page.wait_for_url(first + "news/")


@pytest.mark.parametrize("width", [360, 1440])
def test_a_search_leads_to_a_result_that_opens(
    windows: dict[int, Page], first: str, width: int
) -> None:
    page = windows[width]
    page.goto(first + "news/")
    if width == 360:
        page.locator("button.top__menu").click()
    page.locator("header input[name=q]").fill("Liberec")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=Liberec")
    result = page.locator("#results a").first
    result.wait_for()
    assert re.fullmatch(r"\d+ results?\.", page.locator(".finder__count").inner_text())

    result.click()
    page.wait_for_url(lambda url: "/search/" not in url)
    assert page.url.startswith(first)
    assert "Liberec" in page.locator("main").inner_text()


def test_awkward_words_are_found_and_shown_as_words(windows: dict[int, Page], second: str) -> None:
    page = windows[1440]
    page.goto(second + "search/?q=Söhne")
    page.locator("#results a").first.wait_for()
    assert '<script>alert("salt")</script> & Söhne' in page.locator("#results").inner_text()
    assert page.locator("#results script").count() == 0


def test_a_search_without_an_answer_says_so(windows: dict[int, Page], first: str) -> None:
    page = windows[1440]
    page.goto(first + "search/?q=%3Cimg+src%3Dx%3Exyzzy")
    page.get_by_text("Nothing found for “<img src=x>xyzzy”.").wait_for()


def test_month_to_month_and_into_an_event_by_keyboard(windows: dict[int, Page], first: str) -> None:
    page = windows[360]
    page.goto(first + "events/2017/04/")
    tab_to(page, "main a[rel=next]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/2017/06/")
    assert page.locator("h1").inner_text() == "Events in June 2017"

    tab_to(page, "table.month a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/copenhagen-study-visit-2017/")

    tab_to(page, "main a[href$='events/2017/06/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/2017/06/")
    tab_to(page, "main a[rel=prev]")


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("at", ["", "news/", "project/results/", "events/2017/04/"])
def test_the_focus_is_always_on_screen(
    windows: dict[int, Page], first: str, at: str, width: int
) -> None:
    page = windows[width]
    page.goto(first + at)
    focus_steps = steps(page)

    assert len(focus_steps) > 10
    assert "Skip to main content" in focus_steps[0].name
    assert [step.name for step in focus_steps if not step.is_visible] == []


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("at", ["", "news/", "training/", "project/results/", "about/components/"])
def test_nothing_lies_over_a_link_or_button(
    windows: dict[int, Page], first: str, at: str, width: int
) -> None:
    page = windows[width]
    page.goto(first + at)

    assert page.locator("main a").count() > 2
    assert page.evaluate(script("covered")) == []


def test_a_button_below_another_element_is_seen(windows: dict[int, Page]) -> None:
    page = windows[360]
    page.goto("about:blank")
    page.set_content(
        "<div style='position: relative'><a href=#a>One<b style='position: absolute; inset: 0'></b>"
        "</a> <button>Two</button> <button style='position: relative'>Three</button></div>"
    )

    assert page.evaluate(script("covered")) == ["<button>Two</button>"]


def test_a_focus_out_of_sight_is_seen(windows: dict[int, Page]) -> None:
    page = windows[360]
    page.goto("about:blank")
    page.set_content(
        "<a href=#a>One</a> <a href=#b style='position: absolute; left: -99px'>Two</a>"
        "<div style='position: fixed; inset: auto 0 0; height: 90%; background: #fff'></div>"
        "<p style='margin-top: 300px'><a href=#c>Three</a>"
    )

    assert [(step.name[:11], step.is_visible) for step in steps(page)] == [
        *(('<a href="#a', True), ('<a href="#b', False), ('<a href="#c', False))
    ]


def test_the_skip_link_leads_past_the_header(windows: dict[int, Page], first: str) -> None:
    page = windows[1440]
    page.goto(first + "news/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


# Helpers


def in_turn(pages: list[str], width: int) -> list[str]:
    """The pages to be opened in a window of a width: each in one, since a page that is open is
    looked at in all."""
    return pages[[*WIDTHS].index(width) :: len(WIDTHS)]


@contextmanager
def opened(browser: Browser, address: str, width: int = 1440, **settings: Any) -> Iterator[Page]:
    """A page in a window of its own, without motion."""
    size: Any = {"width": width, "height": WIDTHS[width]}
    context = browser.new_context(viewport=size, reduced_motion="reduce", **settings)
    context.set_default_timeout(10_000)
    try:
        page = context.new_page()
        page.goto(address)
        yield page
    finally:
        context.close()


def is_dark(page: Page) -> bool:
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red, green, blue = (float(part) for part in re.findall(r"[\d.]+", colour)[:3])
    return red + green + blue < 3 * 128


def looks_styled(page: Page) -> bool:
    family: str = page.evaluate("getComputedStyle(document.body).fontFamily")
    return family.startswith(("Commissioner", '"Commissioner'))
