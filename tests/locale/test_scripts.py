"""What scripts and style sheets put on a page is in the language of the site too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.support.foreign_words import foreign, in_page
from tests.support.one_of_each import kind
from tests.support.views import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NOW: Final = "2026-11-22T12:00Z"
LATER: Final = "2027-08-01T12:00Z"  # everything that has a day is over

CONTENTS: Final = """() => [...document.querySelectorAll("*")].flatMap((element) =>
  ["::before", "::after"].flatMap((part) => {
    const content = getComputedStyle(element, part).content;
    return [...content.matchAll(/"([^"]*)"/g)].map(([, text]) => text);
  }))"""


def asked(page: Page, words: str) -> None:
    page.fill("#find", words)
    page.keyboard.press("Enter")
    page.locator(".finder__count", has_text="⟧").wait_for()
    page.wait_for_timeout(300)
    if page.locator(".finder__more").is_visible():
        page.click(".finder__more")


def nothing(page: Page) -> None:
    page.wait_for_load_state("networkidle")


def copied(page: Page) -> None:
    page.locator("button[data-copy]").first.click()
    page.wait_for_timeout(200)


def gallery(page: Page) -> None:
    page.locator(".gallery__picture > a").first.click()
    page.wait_for_timeout(200)


def menu(page: Page) -> None:
    for button in page.locator("header button:visible").all():
        button.click()


def filtered(page: Page) -> None:
    for box in page.locator("[data-key]:visible").all()[:2]:
        box.click()


VISITS: Final[tuple[tuple[str, str, Callable[[Page], None]], ...]] = (
    ("search/", NOW, lambda page: asked(page, "κρήνη")),
    ("search/", NOW, lambda page: asked(page, "δέντρο Θεσσαλονίκη")),
    ("search/", NOW, lambda page: asked(page, "λευκωσία σίδερο")),
    ("search/", NOW, lambda page: asked(page, "κρινη νρεο")),
    ("search/", NOW, lambda page: asked(page, "ξξξψψψ")),
    ("feeds/", NOW, copied),
    ("news/harvest/", NOW, gallery),
    ("events/", NOW, filtered),
    ("news/", NOW, filtered),
    ("best-practices/", NOW, filtered),
    ("", NOW, menu),
    ("", LATER, nothing),
    ("events/", LATER, nothing),
    ("events/evening/", LATER, nothing),
    ("events/past/", LATER, nothing),
    ("news/call/", LATER, nothing),
    ("partners/krini/", LATER, nothing),
    ("project/timeline/", LATER, nothing),
)


@pytest.fixture(scope="module")
def root(greek: Path, serve: Callable[..., str]) -> str:
    return serve(greek)


@pytest.mark.slow
def test_what_scripts_say(browser: Browser, root: str) -> None:
    faults = [
        f"{address} at {now}: {text[:300]}"
        for address, now, act in VISITS
        for text in after(browser, root + address, now, act)
    ]
    assert not faults, "\n".join(dict.fromkeys(faults))


@pytest.mark.slow
def test_the_search_that_cannot_be_loaded(browser: Browser, root: str) -> None:
    def without_index(page: Page) -> None:
        page.route("**/search/**.json", lambda route: route.abort())
        page.fill("#find", "νερό")
        page.keyboard.press("Enter")
        page.wait_for_timeout(500)
        assert "⟦The search could not be loaded." in page.inner_text(".finder__count")

    assert not after(browser, f"{root}search/", NOW, without_index)


@pytest.mark.slow
def test_what_style_sheets_show(browser: Browser, root: str, greek: Path) -> None:
    context = browser.new_context()
    page, kinds, faults = context.new_page(), set[str](), list[str]()
    for file in sorted(greek.rglob("index.html")):
        address = file.parent.relative_to(greek).as_posix().removeprefix(".") + "/"
        leads_on = 'http-equiv="refresh"' in file.read_text("utf-8")
        if kind(address) not in kinds and not leads_on:
            kinds.add(kind(address))
            page.goto(root + address.removeprefix("/"))
            faults += [
                f"{address}: {word}" for text in page.evaluate(CONTENTS) for word in foreign(text)
            ]
    context.close()
    assert len(kinds) > 20
    assert not faults, "\n".join(dict.fromkeys(faults))


def after(browser: Browser, address: str, now: str, act: Callable[[Page], None]) -> list[str]:
    """The words outside the catalogue on a page when a reader has done something there."""
    width, height = PHONE
    context = browser.new_context(
        viewport={"width": width, "height": height},
        timezone_id="Asia/Tokyo",
        locale="el",
        permissions=["clipboard-write"],
    )
    page = context.new_page()
    page.clock.set_fixed_time(now)
    page.goto(address)
    act(page)
    faults = list(in_page(page.content()))
    context.close()
    return faults
