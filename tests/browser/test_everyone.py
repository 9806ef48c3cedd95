"""Everyone can use it: axe, reflow, spacing, motion, forced colours and focus on every page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import pytest

from tests.support import axe
from tests.support.kinds import Served, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# WCAG 1.4.12: what a reader may set, and what must not cost a word.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"""
SIDEWAYS = """() => {
    const page = document.scrollingElement, more = page.scrollWidth - page.clientWidth;
    return more > 0 ? [`scrolls sideways by ${more} px`] : [];
}"""
# Text that ends where its box does not show it.
CUT = """() => [...document.querySelectorAll("body *")].filter((box) => {
    const style = getComputedStyle(box);
    const hides = [style.overflowX, style.overflowY].some((how) => how === "hidden" || how === "clip");
    return hides && box.innerText?.trim() && box.checkVisibility({visibilityProperty: true})
        && !box.closest(".unseen, svg, .board thead, .md-main:not(:scope *)")
        && !box.matches(".md-main, .find__words")
        && (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1);
}).map((box) => `cuts ${box.className || box.tagName}: ${box.innerText.trim().slice(0, 60)}`)"""
MOVING = """() => [
    ...document.getAnimations().map((one) => `runs ${one.animationName || one.transitionProperty}`),
    ...[...document.querySelectorAll("body, body *")].flatMap((box) => ["", "::before", "::after"].filter((part) => {
        const style = getComputedStyle(box, part || null);
        const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0);
        return (style.animationName !== "none" && lasts(style.animationDuration))
            || lasts(style.transitionDuration) || style.scrollBehavior === "smooth";
    }).map((part) => `moves ${box.className || box.tagName}${part}`)),
]"""
# What only a background tells from the page is lost where the colours are the reader's: a box of
# its own needs a line, a pressed button or the place in a list more than colour.
FORCED = """() => {
    const shows = (box) => box.checkVisibility({visibilityProperty: true}) && box.getClientRects().length;
    const lined = (box) => {
        const style = getComputedStyle(box);
        return ["Top", "Right", "Bottom", "Left"].some((side) => parseFloat(style[`border${side}Width`]) > 0
            && style[`border${side}Style`] !== "none") || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
    };
    const boxes = ".hero, .card, .notice, .follow, .cover, .download, .contact, .badge, .find__words, .finder__kind";
    const drops = ".drop, .badge::before, .timeline > li::before, .filters [aria-current]::before";
    const found = [...document.querySelectorAll(boxes)].filter((box) => shows(box) && !lined(box))
        .map((box) => `no line around ${box.className}`);
    for (const drop of drops.split(", ")) {
        const [where, part] = drop.split("::");
        for (const box of document.querySelectorAll(where)) {
            const style = getComputedStyle(box, part ? `::${part}` : null);
            if (shows(box) && style.content !== "none" && style.display !== "none" && parseFloat(style.borderTopWidth) === 0
                && style.backgroundColor === "rgba(0, 0, 0, 0)") found.push(`no drop at ${drop}`);
        }
    }
    for (const box of document.querySelectorAll("main :is(h1, h2, h3, p, li, a, button, dt, dd, td, th)")) {
        const style = getComputedStyle(box);
        if (shows(box) && style.color === getComputedStyle(document.body).backgroundColor
            && style.backgroundColor === "rgba(0, 0, 0, 0)" && box.innerText.trim())
            found.push(`text in the colour of the page: ${box.innerText.slice(0, 60)}`);
    }
    for (const link of document.querySelectorAll("main :is(p, li) a"))
        if (shows(link) && !lined(link) && !link.closest("nav, .filters, .pager") && getComputedStyle(link).textDecorationLine === "none")
            found.push(`link without a line: ${link.outerHTML.slice(0, 90)}`);
    return found;
}"""
FOCUS = """() => [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")].filter((box) =>
    box.checkVisibility({visibilityProperty: true}) && !box.disabled).flatMap((box) => {
        box.focus({preventScroll: true, focusVisible: true});
        if (document.activeElement !== box) return [];
        const rings = [box, ...[".card", ".aim"].map((one) => box.closest(one)).filter(Boolean)];
        const ring = rings.some((one) => {
            const style = getComputedStyle(one);
            return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
                && style.outlineColor !== "rgba(0, 0, 0, 0)";
        });
        return ring ? [] : [`no ring at the focus of ${box.outerHTML.slice(0, 100)}`];
    })"""


@pytest.fixture(scope="module", params=["first", "second"])
def site(request: pytest.FixtureRequest, serve: Callable[..., str]) -> Served:
    return served(request, request.param, serve)


# axe


@pytest.mark.slow
@pytest.mark.needs("node")
@pytest.mark.parametrize("site", ["first"], indirect=True)
def test_axe_on_a_page_of_each_kind(browser: Browser, site: Served, npm: None) -> None:
    assert axe.faults(browser, site, site.kinds, 360) == []


@pytest.mark.slow
@pytest.mark.needs("node")
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_on_every_page(browser: Browser, site: Served, npm: None, width: int) -> None:
    assert axe.faults(browser, site, site.all_pages, width) == []


@pytest.mark.needs("node")
def test_axe_asks_all_it_has(browser: Browser, npm: None) -> None:
    with axe.opened(browser, 360) as page:
        page.set_content("<html><p style='color: #999; background: #fff'>pale<img src=x>")
        asked = axe.rules(page)
        found = {fault.partition(":")[0] for fault in axe.violations(page)}

    assert {"target-size", "color-contrast", "label-content-name-mismatch", "region"} <= {*asked}
    assert len(asked) > 90
    assert {"color-contrast", "image-alt", "html-has-lang", "document-title", "region"} <= found


# What a reader sets


def test_what_a_reader_sets(browser: Browser, site: Served) -> None:
    """A page of each kind 320 px wide (1,280 px at 400 %), without motion, with a focus, in
    forced colours, and at last with wider spacing."""
    found: list[str] = []
    with axe.opened(browser, 320) as page:
        for at in site.kinds:
            page.emulate_media(forced_colors="none")
            page.goto(site.address + at)
            faults = [*page.evaluate(SIDEWAYS), *page.evaluate(MOVING), *page.evaluate(FOCUS)]
            page.emulate_media(forced_colors="active")
            faults += page.evaluate(FORCED)
            page.add_style_tag(content=SPACED)
            faults += [*page.evaluate(SIDEWAYS), *page.evaluate(CUT)]
            found += [f"{at}: {fault}" for fault in faults]
    assert found == []


@pytest.mark.slow
def test_what_a_reader_sets_on_a_wide_screen(browser: Browser, site: Served) -> None:
    with axe.opened(browser, 1440, forced_colors="active") as page:
        assert asked(page, site, site.all_pages, SIDEWAYS, MOVING, FOCUS, FORCED) == []


def test_the_faults_are_seen(browser: Browser) -> None:
    with axe.opened(browser, 320, forced_colors="active") as page:
        page.set_content(
            "<style>p { transition: color 1s } a:focus { outline: none }</style><main>"
            "<p style='width: 500px; height: 1em; overflow: hidden'>long<br>text</p>"
            "<div class=card>card</div><p><a href=x style='text-decoration: none'>link</a>"
        )
        found = [
            fault
            for script in (SIDEWAYS, CUT, MOVING, FORCED, FOCUS)
            for fault in page.evaluate(script)
        ]

    for begun in ("scrolls", "cuts", "moves", "no line around card", "link without", "no ring"):
        assert any(fault.startswith(begun) for fault in found), begun


# Helpers


def asked(page: Page, site: Served, pages: Iterable[str], *scripts: str) -> list[str]:
    """What scripts find on pages of a site."""
    found: list[str] = []
    for at in pages:
        page.goto(site.address + at)
        found += [f"{at}: {fault}" for script in scripts for fault in page.evaluate(script)]
    return found
