"""On paper: what a reader cannot press is gone, what duties ask for is there, nothing is cut."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.support import faults, walk
from tests.support.kinds import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.support.facts import PageFacts


@pytest.fixture(scope="module", params=["first", "second"])
def site(request: pytest.FixtureRequest, serve: Callable[..., str]) -> Served:
    return served(request, request.param, serve)


def test_a_page_of_each_kind_on_paper(facts: tuple[PageFacts, ...]) -> None:
    assert faults.on_pages(faults.on_paper, facts) == []


def test_the_faults_of_paper_are_seen(browser: Browser) -> None:
    page = browser.new_page()
    try:
        page.set_content(
            "<html style='color-scheme: dark; color: #eee'><nav>menu</nav><main>"
            "<p style='background: #222'>ground<p style='width: 2000px'>wide"
            "<div style='overflow: hidden; width: 2em'>overflowing</div></main>"
        )
        paper_faults = walk.on_paper(page)
    finally:
        page.close()

    for started in ("prints NAV", "does not print .emblem", "prints dark", "dark ground", "pale"):
        assert any(fault.startswith(started) for fault in paper_faults), (started, paper_faults)
    assert {"wider than the paper: P", "cut on paper: DIV"} <= {*paper_faults}


def test_the_first_page_as_pdf(browser: Browser, site: Served) -> None:
    page = browser.new_page(color_scheme="dark")
    try:
        page.goto(site.address)
        pdf_bytes = page.pdf(format="A4", print_background=True, tagged=True)
    finally:
        page.close()
    with pikepdf.open(io.BytesIO(pdf_bytes)) as pdf:
        assert 1 <= len(pdf.pages) <= 12
        assert pdf.Root.StructTreeRoot is not None
