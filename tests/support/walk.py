"""One walk through pages in Chromium: each is opened once with JavaScript and once without, and
seen in every width, on paper, in forced colours, without motion and with wider spacing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from tests.support.facts import PageFacts, ThemeTokens, Width
from tests.support.scripts import script
from tests.support.views import DESK, Window, watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# 320 px is a window of 1,280 px at 400 % (WCAG 2.2, 1.4.10).
SIZES: Final = {1440: 900, 768: 1024, 360: 740, 320: 800}
PAPER: Final = (794 - 2 * 68, 990)  # px of A4 between margins of 18 mm


def walk(
    browser: Browser, root: str, pages: Iterable[str], size: tuple[int, int] = DESK
) -> tuple[PageFacts, ...]:
    """The facts of pages of the site at an address, each opened in a window of a size."""
    with watched(browser, size) as window, frames(browser, root) as plain:
        return tuple(_facts(window, plain, root, at, size) for at in pages)


@contextmanager
def frames(browser: Browser, root: str) -> Iterator[Page]:
    """An empty page on the host of a site, to put pages of it into frames."""
    context = browser.new_context()
    try:
        page = context.new_page()
        page.route(root, lambda route: route.fulfill(body="", content_type="text/html"))
        page.goto(root)
        page.unroute(root)
        yield page
    finally:
        context.close()


def _facts(window: Window, plain: Page, root: str, at: str, size: tuple[int, int]) -> PageFacts:
    page = window.page
    _resize(page, *size)
    page.emulate_media(reduced_motion="no-preference", media="screen", color_scheme="light")
    view = window.view(root + at)
    page.emulate_media(reduced_motion="reduce")
    return PageFacts(
        *(at, root, view),
        widths=tuple(map(Width, SIZES, scripted(page), without_scripts(plain, root + at))),
        moving=asked(page, "moving"),
        focus=asked(page, "focus"),
        forced=in_forced_colours(page),
        spaced=with_wider_spacing(page),
        paper=on_paper(page),
    )


def asked(page: Page, name: str) -> tuple[str, ...]:
    """What a script finds wrong with a page as it stands."""
    return tuple(page.evaluate(script(name)))


def look(page: Page) -> ThemeTokens:
    """A page as it stands."""
    return ThemeTokens(**page.evaluate(script("shown")))


def scripted(page: Page) -> list[ThemeTokens]:
    """A page in windows of all widths; it stays in the last."""
    looks = []
    for width, height in SIZES.items():
        _resize(page, width, height)
        looks.append(look(page))
    return looks


def without_scripts(plain: Page, address: str) -> list[ThemeTokens]:
    """A page in windows of all widths without JavaScript."""
    asks = f"({script('plain')})({script('shown')})"
    return [ThemeTokens(**one) for one in plain.evaluate(asks, [address, [*SIZES.items()]])]


def in_forced_colours(page: Page) -> tuple[str, ...]:
    """What is lost where the colours are the reader's."""
    page.emulate_media(forced_colors="active")
    found = asked(page, "forced")
    page.emulate_media(forced_colors="none")
    return found


def with_wider_spacing(page: Page) -> tuple[str, ...]:
    """What is lost where letters, words and lines stand further apart."""
    return tuple(page.evaluate(f"({script('spaced')})({script('shown')}, {script('cut')})"))


def on_paper(page: Page) -> tuple[str, ...]:
    """What is wrong on paper with a page that its reader has in dark; it stays there."""
    _resize(page, *PAPER)
    page.emulate_media(media="print", color_scheme="dark")
    return asked(page, "paper")


def _resize(page: Page, width: int, height: int) -> None:
    size: Any = {"width": width, "height": height}
    if page.viewport_size != size:
        page.set_viewport_size(size)
