"""One walk through pages in Chromium: each is opened once with JavaScript and once without, and
seen in every width, on paper, in forced colours, without motion and with wider spacing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from tests.support.facts import Appearance, PageFacts, Width
from tests.support.frozen import MOMENT
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
    """The facts of pages of the site at an address, each opened in a window of a size, at the
    moment of their build."""
    with watched(browser, size) as window, frames(browser, root) as plain:
        window.page.add_init_script(f"Date.now = () => {MOMENT}000")
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
        moving=script_faults(page, "moving"),
        focus=script_faults(page, "focus"),
        forced=in_forced_colours(page),
        spaced=with_wider_spacing(page),
        paper=on_paper(page),
    )


def script_faults(page: Page, name: str) -> tuple[str, ...]:
    """The faults that a script of tests/support/scripts finds on a page as it stands."""
    return tuple(page.evaluate(script(name)))


def appearance(page: Page) -> Appearance:
    """The text of a page as it stands, and how far it scrolls sideways."""
    return Appearance(**page.evaluate(script("shown")))


def scripted(page: Page) -> list[Appearance]:
    """A page in windows of all widths; it stays in the last."""
    appearances = []
    for width, height in SIZES.items():
        _resize(page, width, height)
        appearances.append(appearance(page))
    return appearances


def without_scripts(plain: Page, address: str) -> list[Appearance]:
    """A page in windows of all widths without JavaScript."""
    asks = f"({script('plain')})({script('shown')})"
    return [Appearance(**data) for data in plain.evaluate(asks, [address, [*SIZES.items()]])]


def in_forced_colours(page: Page) -> tuple[str, ...]:
    """What is lost where the colours are the reader's."""
    page.emulate_media(forced_colors="active")
    faults = script_faults(page, "forced")
    page.emulate_media(forced_colors="none")
    return faults


def with_wider_spacing(page: Page) -> tuple[str, ...]:
    """What is lost where letters, words and lines stand further apart."""
    return tuple(page.evaluate(f"({script('spaced')})({script('shown')}, {script('cut')})"))


def on_paper(page: Page) -> tuple[str, ...]:
    """What is wrong on paper with a page that its reader has in dark; it stays there."""
    _resize(page, *PAPER)
    page.emulate_media(media="print", color_scheme="dark")
    return script_faults(page, "paper")


def _resize(page: Page, width: int, height: int) -> None:
    size: Any = {"width": width, "height": height}
    if page.viewport_size != size:
        page.set_viewport_size(size)
