"""A reader who has no mouse: where Tab leads on a page in Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from tests.support.scripts import script

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

MOST: Final = 500
AT_ONCE: Final = 12


class Step(NamedTuple):
    """What has the focus after a Tab, the start of its HTML, and whether it can be seen."""

    name: str
    is_visible: bool


def steps(page: Page) -> list[Step]:
    """Where the focus is after each Tab, until it leaves the page or comes back."""
    page.evaluate(script("steps"))
    for _ in range(0, MOST, AT_ONCE):
        _press_tab(page, AT_ONCE)
        if page.evaluate("window.ended"):
            return [Step(**step) for step in page.evaluate("window.steps")]
    pytest.fail("the focus never leaves the page")


def tab_to(page: Page, target: str | Locator, at_once: int = AT_ONCE) -> None:
    """Press Tab until the focus is on an element, or on what is around it. Where a page runs no
    script, nothing stops the focus on its way, and Tab has to be pressed one `at_once`.
    """
    element = page.locator(target) if isinstance(target, str) else target
    element.first.wait_for(state="attached")
    element.evaluate_all(script("stop"))
    for _ in range(0, MOST, at_once):
        _press_tab(page, at_once)
        if page.evaluate("window.reached()"):
            page.evaluate("window.stopped.abort()")
            return
    pytest.fail(f"Tab never reaches {target}")


def _press_tab(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Tab")
