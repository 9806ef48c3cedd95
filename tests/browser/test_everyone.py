"""Everyone can use it: axe, reflow, spacing, motion, forced colours and focus on every page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.support import axe, faults, walk
from tests.support.kinds import SITES, Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.support.facts import PageFacts


@pytest.fixture(scope="module", params=SITES)
def site(request: pytest.FixtureRequest, serve: Callable[..., str]) -> Served:
    return served(request, request.param, serve)


# axe


@pytest.mark.needs("node")
def test_axe_on_a_page_of_each_kind(browser: Browser, site: Served, npm: None) -> None:
    assert axe.faults(browser, site, site.pages) == []


@pytest.mark.needs("node")
def test_axe_asks_all_it_has(browser: Browser, npm: None) -> None:
    with axe.opened(browser, 360) as page:
        page.set_content("<html><p style='color: #999; background: #fff'>pale<img src=x>")
        rules = axe.rules(page)
        broken = {fault.partition(":")[0] for fault in axe.violations(page)}

    assert {"target-size", "color-contrast", "label-content-name-mismatch", "region"} <= {*rules}
    assert len(rules) > 90
    assert {"color-contrast", "image-alt", "html-has-lang", "document-title", "region"} <= broken


# What a reader sets


def test_nothing_moves_for_one_who_wants_no_motion(facts: tuple[PageFacts, ...]) -> None:
    assert faults.on_pages(faults.moving, facts) == []


def test_whatever_has_the_focus_has_a_ring(facts: tuple[PageFacts, ...]) -> None:
    assert faults.on_pages(faults.without_ring, facts) == []


def test_forced_colours_cost_nothing(facts: tuple[PageFacts, ...]) -> None:
    assert faults.on_pages(faults.in_forced_colours, facts) == []


def test_wider_spacing_costs_no_word(facts: tuple[PageFacts, ...]) -> None:
    assert faults.on_pages(faults.spaced, facts) == []


def test_what_a_reader_sets_on_a_wide_screen(browser: Browser, site: Served) -> None:
    lines: list[str] = []
    with axe.opened(browser, 1440, forced_colors="active") as page:
        for at in site.pages:
            page.goto(site.address + at)
            scripts = ("moving", "focus", "forced")
            page_faults = [fault for name in scripts for fault in walk.script_faults(page, name)]
            lines += [f"{at}: {fault}" for fault in page_faults]
            lines += [f"{at}: scrolls sideways"] * bool(walk.appearance(page).sideways)
    assert lines == []


def test_the_faults_are_seen(browser: Browser) -> None:
    with axe.opened(browser, 320) as page:
        page.set_content(
            "<style>p { transition: color 1s } a:focus { outline: none }</style><main>"
            "<p style='width: 500px; height: 1em; overflow: hidden'>long<br>text</p>"
            "<div class=card>card</div><p><a href=x style='text-decoration: none'>link</a>"
            "<a href=y style='text-decoration: none'><b style='border: 1px solid'>framed</b></a>"
        )
        page_faults = [
            *walk.script_faults(page, "moving"),
            *walk.script_faults(page, "focus"),
            *walk.in_forced_colours(page),
            *walk.with_wider_spacing(page),
        ]

    for started in ("scrolls", "cuts", "moves", "no line around card", "link without", "no ring"):
        assert any(fault.startswith(started) for fault in page_faults), started
    without_line = [fault for fault in page_faults if fault.startswith("link without")]
    assert not any("framed" in fault for fault in without_line)
