"""On paper: what a reader cannot press is gone, what duties ask for is there, nothing is cut."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.support import faults, walk
from tests.support.kinds import SITES, Served, served
from tests.support.pdf_text import Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.support.facts import PageFacts


@pytest.fixture(scope="module", params=SITES)
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


CLOSED = """\
<body class="prose"><main><details><summary>Programme</summary><p>Opening words</p>
<details><summary>Inner</summary><p>Inner words</p></details></details>
<details class="source"><summary>The Paper</summary><ul><li>A note</ul></details>
<details class="rests"><summary>Used for 3 facts</summary><p>Much</p></details></main></body>
"""


def test_what_an_author_put_into_details_is_on_paper(
    browser: Browser, inno_drop: Path, tmp_path: Path
) -> None:
    page = browser.new_page()
    try:
        page.set_content(CLOSED)
        page.add_style_tag(path=inno_drop / "assets/style.css")
        before = page.inner_text("main")
        page.pdf(path=tmp_path / "page.pdf", tagged=True)
    finally:
        page.close()
    text = " ".join(words for _, words in Reader(tmp_path / "page.pdf").paragraphs())
    assert "Opening" not in before
    for words in ("Programme", "Opening words", "Inner words", "The Paper", "A note"):
        assert words in text
    assert "Used for 3 facts" not in text


def test_details_are_on_paper_where_no_style_opens_them(browser: Browser, site: Served) -> None:
    context = browser.new_context()
    context.add_init_script("CSS.supports = () => false")
    page = context.new_page()
    try:
        page.goto(site.address)
        page.evaluate(
            "document.querySelector('main').insertAdjacentHTML('beforeend', `"
            "<details id=a><summary>A</summary>x</details>"
            "<details id=b open><summary>B</summary>x</details>`)"
        )
        states = []
        for event in ("beforeprint", "afterprint"):
            page.evaluate(f"dispatchEvent(new Event('{event}'))")
            states.append(page.evaluate("[a.open, b.open]"))
    finally:
        context.close()
    assert states == [[True, True], [False, True]]


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
