"""The strict policy for content in Chromium: as a header of the host, it blocks nothing on any page
of the two sites, and in every page it stands as far as a page can say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from dissemination.rules.site import Site
from dissemination.site.policy import POLICY
from tests.support.kinds import SITES, pages_of
from tests.support.server import served
from tests.support.views import ANSWERED

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HEADER = f"{POLICY}; frame-ancestors 'none'"
NOTE_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
    violations.push(`${event.effectiveDirective}: ${event.blockedURI} in ${event.sourceFile}`));
"""
WHEN_DRAWN = """() => new Promise((resolve) =>
    requestAnimationFrame(() => setTimeout(() => resolve(violations))))"""
# Pages whose scripts work without a click: answers of the search, and what is marked by the clock.
WORKING = {"first": ["search/?q=training"], "second": ["search/?q=mill"]}


@contextmanager
def noting(browser: Browser, **settings: Any) -> Iterator[tuple[Page, list[str]]]:
    """A page that notes what is blocked, and the reports in its console."""
    context = browser.new_context(**settings)
    try:
        context.add_init_script(NOTE_VIOLATIONS)
        page, reports = context.new_page(), list[str]()
        page.on("console", lambda message: reports.append(message.text))
        yield page, reports
    finally:
        context.close()


def blocked(page: Page, reports: list[str], address: str) -> list[str]:
    """What is blocked of the page at an address, in both schemes and on paper."""
    reports.clear()
    page.emulate_media(color_scheme="light", media="screen")
    page.goto(address)
    if "?q=" in address:
        page.locator(ANSWERED).wait_for(state="attached")
        assert page.locator("#results a").count()
    page.emulate_media(color_scheme="dark", media="print")
    violations: list[str] = page.evaluate(WHEN_DRAWN)
    return violations + [text for text in reports if "Content Security Policy" in text]


@pytest.mark.parametrize("name", SITES)
def test_nothing_of_a_page_of_each_kind_is_blocked(
    request: pytest.FixtureRequest, browser: Browser, name: str
) -> None:
    folder: Path = request.getfixturevalue(SITES[name])
    pages = [*pages_of(name, folder), *WORKING.get(name, ())]
    headers = {"Content-Security-Policy": HEADER}
    with (
        served(folder, headers=headers) as address,
        noting(browser, viewport={"width": 360, "height": 740}) as (page, reports),
    ):
        faults = {at: blocked(page, reports, address + at) for at in sorted(pages)}
    assert {at: parts for at, parts in faults.items() if parts} == {}


def test_every_page_says_the_policy_before_it_loads_anything(inno_drop: Path) -> None:
    pages = Site(inno_drop, "https://any.example/").own_pages
    assert len(pages) > 50
    for at, page in pages.items():
        before, found, _ = page.source.partition('Content-Security-Policy" content="')
        assert page.metas["content-security-policy"] == POLICY, at
        assert found, at
        assert not re.search(r"\s(?:src|href)=", before), at


@pytest.mark.parametrize(
    ("part", "directive"),
    [
        ('<p style="color: red">x</p>', "style-src-attr: inline"),
        ("<style>p { color: red }</style>", "style-src-elem: inline"),
        ("<script>x()</script>", "script-src-elem: inline"),
        ('<img alt="" src="data:image/png;base64,AA">', "img-src: data"),
        ('<base href="/x/">', "base-uri: "),
    ],
)
def test_what_is_blocked_is_seen(
    browser: Browser, tmp_path: Path, part: str, directive: str
) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><link rel=icon href=data:,>"
        f'<meta http-equiv=Content-Security-Policy content="{POLICY}">{part}'
        '<script type="application/ld+json">{}</script>'
    )
    with served(tmp_path) as address, noting(browser) as (page, reports):
        violations = blocked(page, reports, address)
    assert any(each.startswith(directive) for each in violations), violations
    assert not any("ld+json" in each for each in violations)
