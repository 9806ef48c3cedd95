"""What a reader's first view of a page weighs, and that nothing on it moves or comes late."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench.items import choices, items
from bench.project import Project
from dissemination.rules.catalogue import findings
from dissemination.rules.finding import lines
from dissemination.rules.site import Site
from tests.support import faults
from tests.support.frozen import copy_project
from tests.support.kinds import KINDS, SITES
from tests.support.shifts import Shift, cumulative
from tests.support.views import DESK, PHONE, views

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.support.facts import PageFacts

TEXT = 60_000  # bytes over the wire of a first view, headers included
PAGE = 30_000  # bytes of a page in gzip
MANY = 1_200


def test_a_first_view_is_light(facts: tuple[PageFacts, ...]) -> None:
    assert faults.on_pages(faults.heavy, facts) == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_first_view_of_a_text_is_lighter(
    browser: Browser, serve: Callable[..., str], inno_drop: Path, size: tuple[int, int]
) -> None:
    root = serve(inno_drop, packed=True)
    texts = ["about/privacy/", "news/berlin-training-note/"]
    weights = {view.weight() for view in views(browser, [root + text for text in texts], size)}

    assert len(weights) == len(texts)
    assert max(weights) <= TEXT


def test_a_first_view_is_still(facts: tuple[PageFacts, ...]) -> None:
    assert faults.on_pages(faults.unsteady, facts) == []


@pytest.mark.parametrize("name", KINDS)
def test_nothing_moves_on_a_phone_when_files_come_late(
    request: pytest.FixtureRequest, browser: Browser, serve: Callable[..., str], name: str
) -> None:
    folder = request.getfixturevalue(SITES[name])
    root = serve(folder, packed=True)

    assert first_views(browser, root, KINDS[name], PHONE, late="font script image") == []


def test_many_items_weigh_no_more(
    tmp_path: Path, build: Callable[..., Path], serve: Callable[..., str], browser: Browser
) -> None:
    project = Project(copy_project(tmp_path / "many"))
    project.fill(items(MANY, choices(project.folder / "data"), languages=["en"]))
    built = build(project.folder)
    root = serve(built, packed=True)
    pages = [*KINDS["first"], "news/2018/", "news/page/2/", "events/2018/03/"]
    questions = ["search/?q=water", "search/?q=training+week", "search/?q=zaragoza"]

    assert first_views(browser, root, [*pages, *questions]) == []
    assert sorted(filter(None, map(heavy_page, built.rglob("index.html")))) == []
    assert lines(findings(Site(built, "https://inno-drop.example/")), "site") == []


def test_all_fonts_together_are_light(inno_drop: Path) -> None:
    fonts = sorted(inno_drop.rglob("*.woff2"))

    assert fonts
    assert sum(font.stat().st_size for font in fonts) <= faults.ALL_FONTS


def test_what_is_heavy_or_moves_is_seen(
    tmp_path: Path, browser: Browser, serve: Callable[..., str]
) -> None:
    (tmp_path / "big.js").write_bytes(b"//" + bytes(range(32, 127)) * 1000)
    (tmp_path / "index.html").write_text(
        "<!doctype html><link rel=icon href=data:><script src=big.js></script>"
        "<p id=a>First<h1>Second</h1><h1>Third</h1>"
        "<img src=late.png alt='' onerror=\"a.style.height = '300px'\">"
    )
    (tmp_path / "late.png").write_bytes(b"")
    plain = serve(tmp_path)

    (view,) = views(browser, [plain], late="image")

    assert view.weight("Script") > 95_000
    assert view.weight() > view.weight("Script")
    assert [fault.partition(":")[0] for fault in faults.too_heavy(view)] == ["Script"]
    (fault,) = faults.moves(view)
    assert "<h1>Second</h1>" in fault


def test_shifts_add_up_in_windows() -> None:
    near = [Shift(moment, 0.004) for moment in (0, 900, 1800)]
    apart = [Shift(moment, 0.004) for moment in (0, 1000, 2000)]
    long = [Shift(moment, 0.001) for moment in range(0, 20_000, 500)]

    assert cumulative([]) == 0
    assert cumulative(near) == pytest.approx(0.012)
    assert cumulative(apart) == pytest.approx(0.004)
    assert cumulative(long) == pytest.approx(0.010), "a window is five seconds long at most"


# Helpers


def first_views(
    browser: Browser, root: str, pages: Iterable[str], size: tuple[int, int] = DESK, late: str = ""
) -> list[str]:
    """What of some pages is too heavy, and what of them moves."""
    pages = list(pages)
    page_views = views(browser, [root + page for page in pages], size, late)
    return [
        f"/{page}: {fault}"
        for page, view in zip(pages, page_views, strict=True)
        for fault in [*faults.too_heavy(view), *faults.moves(view)]
    ]


def heavy_page(page: Path) -> str:
    """A page that is too heavy beside what every page loads, with its weight."""
    weight = len(gzip.compress(page.read_bytes()))
    return f"{page.parent}: {weight}" if weight > PAGE else ""
