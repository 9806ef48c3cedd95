"""axe-core in a page: every rule that it has for WCAG at A and AA, and its best practices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.support.kinds import Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SCRIPT: Final = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
STANDARDS: Final = (
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    "best-practice",
)
WIDTHS: Final = (1440, 360)
HEIGHT: Final = 800
# Rules of a standard that axe leaves out unless they are named (target-size is one) run too.
RUN: Final = """async ([standards, only]) => {
    const rules = axe.getRules(standards).map((rule) => rule.ruleId);
    const values = only.length ? only : rules;
    const results = await axe.run(document, {
        runOnly: {type: "rule", values}, resultTypes: ["violations"],
    });
    return results.violations.flatMap((rule) => rule.nodes.map((node) => ({
        rule: rule.id,
        at: node.target.flat().join(" "),
        html: node.html,
        why: [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; "),
    })));
}"""


# The rules whose answer changes with the colours.
OF_COLOURS: Final = ("color-contrast", "link-in-text-block")


def rules(page: Page) -> list[str]:
    """The ids of the rules of these standards."""
    _load(page)
    ids: list[str] = page.evaluate(
        "standards => axe.getRules(standards).map((rule) => rule.ruleId)", STANDARDS
    )
    return sorted(ids)


def violations(page: Page, only: Sequence[str] = ()) -> list[str]:
    """What all rules, or some, find on a page as it stands, a line each: rule, element, why."""
    _load(page)
    nodes: list[dict[str, Any]] = page.evaluate(RUN, [STANDARDS, only])
    return [f"{node['rule']}: {node['at']} {node['html'][:160]}: {node['why']}" for node in nodes]


@contextmanager
def opened(browser: Browser, width: int, height: int = HEIGHT, **settings: Any) -> Iterator[Page]:
    """An empty page in a window of its own, for a reader who wants no motion."""
    size: Any = {"width": width, "height": height}
    context = browser.new_context(viewport=size, reduced_motion="reduce", **settings)
    try:
        yield context.new_page()
    finally:
        context.close()


def faults(browser: Browser, site: Served, pages: Iterable[str]) -> list[str]:
    """What axe finds on pages, each opened once and seen in every width: all rules in light, and
    in dark again those that ask for colours."""
    lines: list[str] = []
    with opened(browser, WIDTHS[0]) as page:
        for at in pages:
            page.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
            page.goto(site.address + at)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": HEIGHT})
                lines += [f"{at} at {width} px: {fault}" for fault in _in_both_schemes(page)]
    return lines


def _in_both_schemes(page: Page) -> list[str]:
    page.emulate_media(color_scheme="dark")
    dark = [f"dark: {fault}" for fault in violations(page, OF_COLOURS)]
    page.emulate_media(color_scheme="light")
    return violations(page) + dark


def _load(page: Page) -> None:
    if not page.evaluate("'run' in (window.axe || {})"):
        page.evaluate(SCRIPT.read_text("utf-8"))
