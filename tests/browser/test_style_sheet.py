"""The style sheet: layers alone, no rule that matches nothing, and none that shouts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dissemination.rules.site import Site
from dissemination.site.problem_page import STYLE
from dissemination.site.style_sheet import packed, style_sheet
from tests.support.frozen import SUPPORT, THEME

if TYPE_CHECKING:
    from playwright.sync_api import Browser

INDEX: Final = THEME / "styles/style.css"
LAYERS: Final = ("tokens", "base", "layout", "prose", "components", "print")
SELECTORS: Final = (SUPPORT / "scripts/selectors.js").read_text("utf-8")
# The rules of a sheet as a browser writes them; in properties of one's own it keeps white space.
RULES: Final = r"""text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return [...sheet.cssRules].map((rule) => rule.cssText.replace(/([,:;{])\s+/g, "$1"));
}"""

# What scripts or the reader bring about, by the reason; it matches nothing in a page at rest.
BROUGHT_ABOUT: Final = {
    r"\.figure--long\b": "a figure has a long number or word",
    r"\.menu-open\b": "menu.js, when the menu of a phone is open",
    r"\.no-js\b": "no script runs",
    r"\[data-scheme=": "scheme.js, when the reader chose",
    r"\.sifting\b|\.sift\b|\.sift__|\[aria-disabled": "sift.js, when filters are combined",
    r"\.finder__(kind|more|n\b|elsewhere--open)|\.finder (mark|\.listing)|#results": (
        "search.js, with its answers"
    ),
    r"\.lightbox": "gallery.js, when a picture is open",
    r"\.emblem__words": "a programme that prescribes words beside the emblem",
    r"\.hero--picture|\.hero__(logo|film|picture|title--)|\.foot__ids": (
        "a project with a logo, a picture, a film, a long name, or ids in registries"
    ),
    r"\[open\]": "the reader opens it",
    r"\[hidden\]": "scripts hide it, or show it when they run",
}


def test_every_part_is_in_the_sheet() -> None:
    folders = (INDEX.parent, THEME.parent / "site/templates", THEME.parent / "figures")
    files = {file for folder in folders for file in folder.rglob("*.css")}
    files -= {INDEX, STYLE}  # the page of problems, which takes the place of the site, has its own

    assert len(parts()) == len({*parts()})
    assert {*parts()} == files


def test_rules_stand_in_layers_alone() -> None:
    sheet = style_sheet(INDEX).decode()
    statement, _, blocks = sheet.partition(";")

    assert statement == f"@layer {','.join(LAYERS)}"
    assert [name for name in outermost(blocks) if not re.fullmatch(r"@layer \w+", name)] == []
    assert {name.removeprefix("@layer ") for name in outermost(blocks)} == {*LAYERS}


def test_a_browser_reads_the_same_rules_in_fewer_letters(browser: Browser) -> None:
    sheet = "\n".join(part.read_text("utf-8") for part in parts())
    awkward = 'a:is(b, i) > u :hover { content: "a: b; } , c"; width: calc(1px + 2px) !important; }'
    page = browser.new_page()
    try:
        for text in (sheet, awkward):
            assert len(packed(text)) < len(text)
            assert page.evaluate(RULES, packed(text)) == page.evaluate(RULES, text) != []
    finally:
        page.close()


def test_nothing_is_important_but_on_paper_and_in_the_colours_of_a_reader() -> None:
    for path in parts():
        if path.name not in {"print.css", "forced-colors.css"}:
            assert "!important" not in path.read_text("utf-8"), path


def test_no_rule_is_for_the_theme_of_the_engine() -> None:
    assert re.findall(r"[.\[-]md-", style_sheet(INDEX).decode()) == []


def test_every_selector_matches_something(
    browser: Browser,
    serve: Callable[..., str],
    inno_drop: Path,
    mills: Path,
    small_site: Path,
    work_site: Path,
    markdown_site: Path,
    large: Path,
) -> None:
    unmatched = [
        unmatched_selectors(browser, serve(site), Site(site, "").full_pages)
        for site in (inno_drop, mills, small_site, work_site, markdown_site, large)
    ]

    assert [
        selector
        for selector in sorted(set.intersection(*unmatched))
        if not any(re.search(state, selector) for state in BROUGHT_ABOUT)
    ] == []


def test_what_matches_nothing_is_seen(browser: Browser) -> None:
    page = browser.new_page()
    try:
        page.set_content(
            "<style>@layer a { b:hover::before, i > u { color: red } @media print { s { x: y } } }"
            "</style><b>bold</b>"
        )
        assert page.evaluate(SELECTORS, [""]) == ["i > u", "s"]
    finally:
        page.close()


def unmatched_selectors(browser: Browser, site: str, pages: Iterable[str]) -> set[str]:
    """The selectors of the style sheet of a site that match nothing on its pages."""
    page = browser.new_page()
    try:
        page.goto(site)
        return set(page.evaluate(SELECTORS, [site + at for at in pages]))
    finally:
        page.close()


def parts() -> list[Path]:
    """The files that the sheet imports, in their order."""
    imports = re.findall(r'@import "([^"]+)"', INDEX.read_text("utf-8"))
    return [(INDEX.parent / path).resolve() for path in imports]


def outermost(css: str) -> list[str]:
    """What stands before each outermost block."""
    names, depth, start = [], 0, 0
    for place in re.finditer(r"[{}]", css):
        if place[0] == "{":
            if not depth:
                names.append(css[start : place.start()].strip())
            depth += 1
        else:
            depth -= 1
            start = place.end()
    return names
