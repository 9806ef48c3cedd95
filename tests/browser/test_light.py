"""What a reader's first view of a page weighs, and that nothing on it moves or comes late."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench.items import choices, items
from bench.sites import ThisSite
from dissemination.rules.catalogue import findings
from dissemination.rules.finding import lines
from dissemination.rules.site import Site
from tests.support.kinds import KINDS
from tests.support.views import DESK, PHONE, Part, View, views

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Bytes over the wire, headers included; the fonts of a page are those of one script, or all.
WHOLE = 120_000
SCRIPTS = 60_000
FONTS = 40_000
ALL_FONTS = 120_000
PAGE = 30_000
OTHER_SCRIPTS = ("greek",)

MANY = 1_200


@pytest.fixture(scope="module")
def first(inno_drop: Path, serve: Callable[..., str]) -> str:
    return serve(inno_drop, packed=True)


@pytest.fixture(scope="module")
def second(mills: Path, serve: Callable[..., str]) -> str:
    return serve(mills, packed=True)


@pytest.mark.parametrize("name", KINDS)
def test_a_first_view_is_light_and_still(
    request: pytest.FixtureRequest, browser: Browser, name: str
) -> None:
    assert list(faults(browser, request.getfixturevalue(name), KINDS[name])) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_nothing_moves_on_a_phone_when_files_come_late(
    request: pytest.FixtureRequest, browser: Browser, name: str
) -> None:
    root = request.getfixturevalue(name)

    assert list(faults(browser, root, KINDS[name], PHONE, late="font script image")) == []


@pytest.mark.slow
def test_many_items_weigh_no_more(
    tmp_path: Path, build: Callable[..., Path], serve: Callable[..., str], browser: Browser
) -> None:
    project = ThisSite(tmp_path / "many")
    for item in items(MANY, choices(project.folder / "data")):
        project.add(item)
    built = build(project.folder)
    root = serve(built, packed=True)
    pages = [*KINDS["first"], "news/2018/", "news/page/2/", "events/2018/03/"]
    words = ["search/?q=water", "search/?q=training+week", "search/?q=zaragoza"]

    assert list(faults(browser, root, [*pages, *words])) == []
    assert sorted(filter(None, map(heavy, built.rglob("index.html")))) == []
    assert lines(findings(Site(built, "https://inno-drop.example/")), "site") == []


def test_all_fonts_together_are_light(inno_drop: Path) -> None:
    fonts = sorted(inno_drop.rglob("*.woff2"))

    assert fonts
    assert sum(font.stat().st_size for font in fonts) <= ALL_FONTS


def test_what_is_heavy_or_moves_is_seen(
    tmp_path: Path, browser: Browser, serve: Callable[..., str]
) -> None:
    (tmp_path / "big.js").write_bytes(b"//" + bytes(range(32, 127)) * 1000)
    (tmp_path / "index.html").write_text(
        "<!doctype html><link rel=icon href=data:><script src=big.js></script>"
        "<p id=a>First<p>Second"
        "<script>setTimeout(() => { a.style.height = '300px' }, 100)</script>"
        "<img src=late.png alt=''>"
    )
    (tmp_path / "late.png").write_bytes(b"")
    plain = serve(tmp_path)

    (view,) = views(browser, [plain], late="image")

    assert view.weight("Script") > 95_000
    assert view.weight() > view.weight("Script")
    assert view.moved
    assert view.moved[0][0] > 0


# Helpers


def faults(
    browser: Browser, root: str, pages: Iterable[str], size: tuple[int, int] = DESK, late: str = ""
) -> Iterator[str]:
    """What of some pages is too heavy, and what of them moves."""
    pages = list(pages)
    seen = views(browser, [root + page for page in pages], size, late)
    for page, view in zip(pages, seen, strict=True):
        yield from (f"/{page}: {fault}" for fault in too_heavy(view))
        # A machine that is busy may draw before a font is there; what moves by itself moves again.
        if view.moved and (again := next(views(browser, [root + page], size, late)).moved):
            yield f"/{page}: moves: {again}"


def too_heavy(view: View) -> Iterator[str]:
    """Which budgets a view breaks, and its heaviest files."""
    others = any(script in part.address for part in view.parts for script in OTHER_SCRIPTS)
    budgets = {"": WHOLE, "Script": SCRIPTS, "Font": ALL_FONTS if others else FONTS}
    for kind, budget in budgets.items():
        if (weight := view.weight(kind)) > budget:
            parts = sorted(filter(lambda part: kind in {"", part.kind}, view.parts), key=weighed)
            named = ", ".join(f"{part.address.split('/', 3)[3]} {part.size}" for part in parts[-6:])
            yield f"{kind or 'all'}: {weight} bytes of {budget}: {named}"


def heavy(page: Path) -> str:
    """A page that is too heavy beside what every page loads, with its weight."""
    weight = len(gzip.compress(page.read_bytes()))
    return f"{page.parent}: {weight}" if weight > PAGE else ""


def weighed(part: Part) -> int:
    return part.size
