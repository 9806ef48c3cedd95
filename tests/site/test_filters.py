"""Lists by what their items share: their pages, and how they combine where there is JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench.items import choices, items
from bench.project import Project
from dissemination.rules.site import Site
from dissemination.site.filters import event_filters, news_filters
from dissemination.site.partials import Partials
from dissemination.urls import Addresses
from tests.support.frozen import copy_project
from tests.support.keyboard import tab_to
from tests.support.pages import content_of, pages_of
from tests.support.small import event, news, small

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TRAINING = """\
- id: T1
  title: Benchmarking
  summary: How to compare.
- id: T2
  title: Leadership
  summary: How to lead.
"""


@pytest.fixture(scope="session")
def site(inno_drop: Path) -> Site:
    return Site(inno_drop, "https://inno-drop.example/")


@pytest.fixture(scope="module")
def first(inno_drop: Path, serve: Callable[..., str]) -> str:
    return serve(inno_drop, under="/some/project/")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A window for tests that each begin by opening a page."""
    context = browser.new_context(viewport={"width": 1024, "height": 900})
    yield context.new_page()
    context.close()


# The pages of the lists


def test_only_lists_that_have_items_have_a_page(tmp_path: Path) -> None:
    library = small(
        tmp_path,
        {
            "data/training.yml": TRAINING,
            "content/news/a.md": news(training="[T1]", partners="[first]"),
            "content/events/e.md": event(training="[T2]", start="2025-12-31", end="2026-01-01"),
            "content/events/u.md": event(id="u", start="", days_unknown="2026-11"),
        },
    )

    assert [
        (group.title, [each.key for each in group.filters]) for group in news_filters(library)
    ] == [
        ("Category", ["category/project"]),
        ("Year", ["2026"]),
        ("Partner", ["partner/first"]),
        ("Training action", ["training/t1"]),
    ]
    assert [
        (group.title, [each.key for each in group.filters]) for group in event_filters(library)
    ] == [
        ("Type", ["type/meeting"]),
        ("Year", ["2026", "2025"]),
        ("Training action", ["training/t2"]),
    ]
    pages = pages_of(Partials(library, Addresses("https://x.example/")))
    assert pages["events/2025/"].title == "Events of 2025"
    assert "1 event</p>" in content_of(pages["events/2025/"])
    assert "2 events</p>" in content_of(pages["events/type/meeting/"])


def test_every_list_has_its_words_its_way_back_and_its_feed_first(site: Site) -> None:
    lists = [at for at in site.pages if re.match(r"(news|events)/(\d{4}/$|\w+/[\w-]+/$)", at)]
    lists = [at for at in lists if 'class="sift"' in site.pages[at].source]
    assert len(lists) > 20
    for at in lists:
        page = site.pages[at]
        assert page.canonical == site.root + at
        assert page.metas["description"]
        back = f'<li><a href="{"../" * at.count("/")}{at.split("/")[0]}/">All '
        assert back in page.source, at
        assert re.search(r'sift__count" role="status">\d+ ', page.source), at
    announced = re.findall(
        r'<link rel="alternate"[^>]*href="[^"]*?/((?:feeds|calendars)/[^"]*)"',
        site.pages["events/partner/zinnae/"].source,
    )
    assert announced[:2] == ["calendars/partners/zinnae.ics", "feeds/partners/zinnae.xml"]


# Without JavaScript, and with it


def test_without_javascript_a_filter_leads_to_its_list(browser: Browser, first: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(first + "events/")
    tab_to(page, page.get_by_text("Filter events"), at_once=1)
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name="Nanoprogress", exact=True), at_once=1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/partner/nanoprogress/")
    assert titles(page) == [
        "Gold label presented to Nanoprogress in Liberec",
        "Inter-consortia meeting in Valencia",
    ]
    context.close()


def test_filters_combine_by_keyboard(page: Page, first: str) -> None:
    page.goto(first + "events/")
    tab_to(page, page.get_by_role("link", name="2017"))
    page.keyboard.press("Enter")
    page.get_by_text("3 events: 2017").wait_for()
    assert page.url == first + "events/?year=2017"
    assert page.locator("[aria-current]:focus").inner_text() == "2017"

    page.get_by_role("link", name="Meeting", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_text("1 event: Meeting, 2017").wait_for()
    assert titles(page) == ["Inter-consortia meeting in Valencia"]
    assert page.get_by_role("heading", name="Past").count() == 0
    assert page.locator(".sift a[aria-disabled]", has_text="T1 Benchmarking").count() == 1

    page.reload()
    page.get_by_text("1 event: Meeting, 2017").wait_for()
    page.locator(".listing a").first.click()
    page.wait_for_url("**/events/valencia-meeting-2017/")
    page.go_back()
    page.get_by_text("1 event: Meeting, 2017").wait_for()

    page.get_by_role("link", name="All events").click()
    page.get_by_role("heading", name="Past").wait_for()
    assert page.url == first + "events/"
    page.go_back()
    page.get_by_text("1 event: Meeting, 2017").wait_for()


def test_a_filter_of_the_same_group_takes_the_place_of_the_other(page: Page, first: str) -> None:
    page.goto(first + "news/?category=training")
    page.get_by_text("4 news items: Training").wait_for()
    page.get_by_role("link", name="Labels", exact=True).click()
    page.get_by_text("2 news items: Labels").wait_for()
    assert page.url == first + "news/?category=label"
    page.get_by_role("link", name="Labels", exact=True).click()
    page.wait_for_url(first + "news/")


def test_a_list_leads_on_to_both_filters_together(page: Page, first: str) -> None:
    page.goto(first + "events/2017/")
    page.get_by_role("link", name="Study visit", exact=True).click()
    page.get_by_text("1 event: Study visit, 2017").wait_for()
    assert titles(page) == ["Study visit and training in Copenhagen"]


def test_lists_in_pages_are_combined_whole(
    tmp_path: Path, build: Callable[..., Path], serve: Callable[..., str], page: Page
) -> None:
    project = Project(copy_project(tmp_path / "many"))
    project.fill(items(200, choices(project.folder / "data"), languages=["en"]))
    built = build(project.folder)
    root = serve(built)
    first = (built / "news/partner/zinnae/index.html").read_text("utf-8")
    [count] = re.findall(r'sift__count" role="status">(\d+) ', first)
    n = int(count)
    assert 30 < n < 100

    page.goto(root + "news/?partner=zinnae")
    page.get_by_text(f"{n} news items: ZINNAE").wait_for()
    assert len(set(titles(page))) == n

    page.goto(root + "news/partner/zinnae/")
    count = page.locator("[data-in]").count()
    assert count < n
    page.get_by_role("list", name="Year").hover()
    numbers = "all => all.reduce((sum, each) => sum + +each.textContent, 0)"
    for _ in range(100):  # the policy lets no page be asked in a loop of its own
        if page.locator("[aria-labelledby=sift-2] .sift__n").evaluate_all(numbers) == n:
            return
        page.wait_for_timeout(50)
    pytest.fail("the numbers of the years do not come to that of all")


def test_no_filter_leads_to_an_empty_list(page: Page, first: str) -> None:
    numbers: list[str] = []
    for at in ("events/2016/", "events/partner/zinnae/", "news/2017/", "news/partner/bnpt/"):
        page.goto(first + at)
        numbers += page.locator(".sift li:has(a[data-key][href]) .sift__n").all_inner_texts()
        assert "0" not in numbers, at
    assert numbers


# Helpers


def titles(page: Page) -> list[str]:
    return page.locator(".listing__title").filter(visible=True).all_inner_texts()
