"""What Markdown and its extensions make can be read in both schemes and on a phone, and its tabs
are shown one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.axe import OF_COLOURS, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGES = ("about/markdown/", "news/markdown/")


@pytest.mark.needs("node")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_it_can_be_read(
    npm: None,
    browser: Browser,
    serve: Callable[..., str],
    markdown_site: Path,
    scheme: Any,
    address: str,
) -> None:
    size: Any = {"width": 360, "height": 740}
    page = browser.new_page(color_scheme=scheme, viewport=size)
    try:
        page.goto(serve(markdown_site) + address)
        page.evaluate(
            "for (const details of document.querySelectorAll('details')) details.open = true"
        )

        assert violations(page, OF_COLOURS) == []
        assert page.evaluate("document.documentElement.scrollWidth") == 360
    finally:
        page.close()


def test_tabs_are_shown_one_by_one_without_a_script_and_all_on_paper(
    browser: Browser, serve: Callable[..., str], markdown_site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    blocks = page.locator(".tabbed-block")
    try:
        page.goto(serve(markdown_site) + PAGES[0])
        for number in range(blocks.count()):
            page.locator(".tabbed-labels > label").nth(number).click()
            shown = [block.is_visible() for block in blocks.all()]
            assert shown == [place == number for place in range(len(shown))]
        page.emulate_media(media="print")
        assert all(block.is_visible() for block in blocks.all())
        assert blocks.count() == 8
    finally:
        context.close()
