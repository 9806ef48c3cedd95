"""The site in Chromium: what a reader sees and does, on a phone, a tablet and a wide screen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from dissemination.rules.site import Site
from tests.support.frozen import UNDER_A_PATH
from tests.support.kinds import KINDS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = {360: 740, 768: 1024, 1440: 900}

# What scripts add: the hours of an event in the reader's own zone, and how many items a filter
# leaves together with the one whose page this is.
WITHOUT_ADDED = "document.querySelectorAll('.hours__own, .sift__n').forEach((own) => own.remove())"
SIDEWAYS = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
FOCUS = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const rect = element.getClientRects()[0] || element.getBoundingClientRect();
    const left = Math.max(rect.left, 0), right = Math.min(rect.right, innerWidth);
    const top = Math.max(rect.top, 0), bottom = Math.min(rect.bottom, innerHeight);
    const there = right > left && bottom > top
        && document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    element.dataset.seen = Number(element.dataset.seen || 0) + 1;
    return {
        name: element.outerHTML.slice(0, 120),
        seen: !!there && (element.contains(there) || there.contains(element)),
        again: element.dataset.seen > 1,
    };
}"""


@pytest.fixture(scope="module")
def first(inno_drop: Path, serve: Callable[..., str]) -> str:
    return serve(inno_drop, under="/some/project/")


@pytest.fixture(scope="module")
def second(mills: Path, serve: Callable[..., str]) -> str:
    return serve(mills)


# What a reader sees


@pytest.mark.parametrize("name", KINDS)
def test_a_page_of_each_kind(request: pytest.FixtureRequest, browser: Browser, name: str) -> None:
    assert faults(browser, request.getfixturevalue(name), KINDS[name]) == []


@pytest.mark.slow
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", KINDS)
def test_every_page(
    request: pytest.FixtureRequest, browser: Browser, name: str, width: int
) -> None:
    folder = request.getfixturevalue("inno_drop" if name == "first" else "mills")
    pages = list(Site(folder, "https://any.example/").full_pages.keys() - {"404.html"})

    assert faults(browser, request.getfixturevalue(name), pages, [width]) == []


def test_the_faults_of_a_page_are_seen(
    tmp_path: Path, browser: Browser, serve: Callable[..., str]
) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><main>Text<p style='width: 1000px'>wide</p></main>"
        "<img src='https://else.invalid/x.png' alt=''>"
        "<script>document.querySelector('main').append('more')</script>"
        "<script>console.log('told'); nothing()</script>"
    )

    found = {fault.partition(": ")[2] for fault in faults(browser, serve(tmp_path), [""])}

    assert {fault for fault in found if not fault.startswith("console: Failed to load")} == {
        "asks https://else.invalid/x.png",
        "console: told",
        "error: nothing is not defined",
        "text differs with and without JavaScript at 360 px",
        "text differs with and without JavaScript at 768 px",
        "text differs with and without JavaScript at 1440 px",
        "scrolls sideways by 648 px at 360 px",
        "scrolls sideways by 240 px at 768 px",
    }


def test_the_page_of_the_lost_leads_back(
    mills_under_a_path: Path, serve: Callable[..., str], browser: Browser
) -> None:
    address = serve(mills_under_a_path, under=urlsplit(UNDER_A_PATH).path)
    with opened(browser, address + "no/such/page/") as page:
        assert page.title().startswith("Page not found")
        assert looks_styled(page)
        page.get_by_role("link", name="The first page").click()
        assert page.url == address


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


def test_the_menu_of_a_phone_by_keyboard(browser: Browser, first: str) -> None:
    with opened(browser, first, width=360) as page:
        menu = page.get_by_role("button", name="Menu")
        news = page.locator("#menu").get_by_role("link", name="News", exact=True)
        assert not news.is_visible()

        tab_to(page, "button.top__menu")
        page.keyboard.press("Enter")
        assert menu.get_attribute("aria-expanded") == "true"
        tab_to(page, "#menu a[href$='events/']")
        assert page.evaluate(FOCUS)["seen"]

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
        assert page.url.endswith("#pages")
        page.locator("#pages").get_by_role("link", name="News", exact=True).click()
        assert page.url == first + "news/"


@pytest.mark.parametrize("width", [360, 1440])
def test_a_search_leads_to_a_result_that_opens(browser: Browser, first: str, width: int) -> None:
    with opened(browser, first + "news/", width=width) as page:
        if width == 360:
            page.locator("button.top__menu").click()
        page.locator("header input[name=q]").fill("Liberec")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=Liberec")
        result = page.locator("#results a").first
        result.wait_for()
        assert re.fullmatch(r"\d+ results?", page.locator(".finder__count").inner_text())

        result.click()
        page.wait_for_url(lambda url: "/search/" not in url)
        assert page.url.startswith(first)
        assert "Liberec" in page.locator("main").inner_text()


def test_awkward_words_are_found_and_shown_as_words(browser: Browser, second: str) -> None:
    with opened(browser, second + "search/?q=Söhne") as page:
        page.locator("#results a").first.wait_for()
        assert '<script>alert("salt")</script> & Söhne' in page.locator("#results").inner_text()
        assert page.locator("#results script").count() == 0


def test_a_search_without_an_answer_says_so(browser: Browser, first: str) -> None:
    with opened(browser, first + "search/?q=%3Cimg+src%3Dx%3Exyzzy") as page:
        page.get_by_text("Nothing found for “<img src=x>xyzzy”.").wait_for()


def test_month_to_month_and_into_an_event_by_keyboard(browser: Browser, first: str) -> None:
    with opened(browser, first + "events/2017/04/", width=360) as page:
        tab_to(page, "main a[rel=next]")
        page.keyboard.press("Enter")
        page.wait_for_url("**/events/2017/05/")
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
def test_the_focus_is_always_on_screen(browser: Browser, first: str, at: str, width: int) -> None:
    with opened(browser, first + at, width=width) as page:
        steps = list(tabbed(page))

        assert len(steps) > 10
        assert "Skip to the content" in steps[0]["name"]
        assert [step["name"] for step in steps if not step["seen"]] == []


def test_the_skip_link_leads_past_the_header(browser: Browser, first: str) -> None:
    with opened(browser, first + "news/") as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('main')")


# Helpers


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


def faults(
    browser: Browser, address: str, pages: Iterable[str], widths: Iterable[int] = WIDTHS
) -> list[str]:
    """What is wrong with pages at some widths: requests to other hosts, errors, sideways
    scrolling, or a text that is not the same without JavaScript."""
    found: list[str] = []
    at: str
    first, *others = widths

    def abroad(url: str) -> list[str]:
        is_home = urlsplit(url).netloc == urlsplit(address).netloc
        return [] if is_home else [f"{at}: asks {url}"]

    with (
        opened(browser, "about:blank", first) as page,
        opened(browser, "about:blank", first, java_script_enabled=False) as plain,
    ):
        page.on("request", lambda asked: found.extend(abroad(asked.url)))
        page.on("console", lambda said: found.append(f"{at}: console: {said.text}"))
        page.on("pageerror", lambda error: found.append(f"{at}: error: {error.message}"))
        for at in pages:
            resize(first, page, plain)
            page.goto(address + at)
            plain.goto(address + at)
            found += [f"{at}: {fault} at {first} px" for fault in differences(page, plain)]
            for width in others:
                resize(width, page, plain)
                found += [f"{at}: {fault} at {width} px" for fault in differences(page, plain)]
    return found


def resize(width: int, *pages: Page) -> None:
    for page in pages:
        page.set_viewport_size({"width": width, "height": WIDTHS[width]})


def differences(page: Page, plain: Page) -> Iterator[str]:
    """What is wrong with a page, with JavaScript and without, as wide as it is."""
    page.evaluate(WITHOUT_ADDED)
    plain.evaluate(WITHOUT_ADDED)
    if page.locator("main").inner_text() != plain.locator("main").inner_text():
        yield "text differs with and without JavaScript"
    if more := max(page.evaluate(SIDEWAYS), plain.evaluate(SIDEWAYS)):
        yield f"scrolls sideways by {more} px"


def tabbed(page: Page) -> Iterator[dict[str, Any]]:
    """Where the focus is after each Tab, until it leaves the page or comes back."""
    for _ in range(500):
        page.keyboard.press("Tab")
        step = page.evaluate(FOCUS)
        if step is None or step["again"]:
            return
        yield step
    pytest.fail("the focus never leaves the page")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on an element of a selector."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab never reaches {selector}")


def is_dark(page: Page) -> bool:
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red, green, blue = (float(part) for part in re.findall(r"[\d.]+", colour)[:3])
    return red + green + blue < 3 * 128


def looks_styled(page: Page) -> bool:
    family: str = page.evaluate("getComputedStyle(document.body).fontFamily")
    return family.startswith(("Commissioner", '"Commissioner'))
