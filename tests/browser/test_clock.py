"""Pages that nobody has built anew are true by the reader's clock, and without a script too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dissemination.site.assets import Assets
from dissemination.site.partials import Partials
from tests.support.pages import bodies_of
from tests.support.small import ADDRESSES, event, news, small
from tests.support.views import PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHANGED = {"sequence": "1", "updated": "2026-11-20", "correction": "Snow."}
FILES = {
    "content/events/days.md": event(id="days", title="Days", start="2026-11-20", end="2026-11-25"),
    "content/events/hours.md": event(
        id="hours",
        title="Hours",
        start="2026-12-03 23:00",
        end="2026-12-04 01:00",
        zone="America/Lima",  # 04:00 to 06:00 UTC on the fourth
        online="https://join.example/",
    ),
    "content/events/off.md": event(
        id="off", title="Off", start="2026-12-10", status="cancelled", **CHANGED
    ),
    "content/events/later.md": event(
        id="later", title="Later", start="2026-12-11", status="postponed", **CHANGED
    ),
    "content/events/last.md": event(id="last", title="Last", start="2027-01-08"),
    "content/news/call.md": news(id="call", title="A call", expires="2026-12-01"),
    "content/news/other.md": news(id="other", title="Other", date="2026-03-15"),
}
PAGES = ("events/hours/", "news/call/", "partners/first/")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """The address of bare pages with what the site says of these items at noon on 22 November."""
    folder = tmp_path_factory.mktemp("clock")
    partials = Partials(small(folder / "project", FILES), ADDRESSES)
    public = folder / "public"
    for address, content in Assets.of(folder).files.items():
        path = public / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    bodies = bodies_of(partials)
    for address in PAGES:
        _write(public / address, f"{bodies[address].head}<main>{bodies[address].content}</main>")
    macros = (
        "this_month",
        "upcoming_events",
        "past_events",
        "next_event",
        "latest_news",
        "timeline",
    )
    sections = (
        f"<section id={name}>{partials.render(f'macros/{name}', 'x/')}</section>" for name in macros
    )
    script = partials.render("clock", "x/")
    style = '<link rel="stylesheet" href="../assets/style.css">'
    _write(public / "x", f"{style}{script}<div class=prose>{''.join(sections)}</div>")
    return serve(public)


def _write(folder: Path, html: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = f"<!doctype html><html lang=en><title>x</title>{html}"
    (folder / "index.html").write_text(text, encoding="utf-8")


@contextmanager
def opened(
    browser: Browser, address: str, at: str = "", zone: str = "Asia/Tokyo"
) -> Iterator[Page]:
    """A page on a reader's phone at an instant, or without scripts."""
    width, height = PHONE
    context = browser.new_context(
        viewport={"width": width, "height": height}, timezone_id=zone, java_script_enabled=bool(at)
    )
    page = context.new_page()
    if at:
        page.clock.set_fixed_time(datetime.fromisoformat(at))
    page.goto(address)
    yield page
    context.close()


def titles(page: Page, section: str) -> list[str]:
    """The titles that a reader sees in a section."""
    return page.locator(f"#{section} .listing__title:visible").all_inner_texts()


def badges(page: Page, section: str) -> list[str]:
    return page.locator(f"#{section} .badge[data-end]:visible").all_inner_texts()


def test_on_the_day_of_the_build_all_is_as_built(browser: Browser, root: str) -> None:
    with opened(browser, f"{root}x/", "2026-11-22T12:00Z") as page:
        assert titles(page, "upcoming_events") == ["Days", "Hours", "Off", "Last"]
        assert badges(page, "upcoming_events") == ["Running now", "Planned", "Cancelled", "Planned"]
        assert titles(page, "next_event") == ["Days"]
        assert titles(page, "latest_news") == ["Other", "A call"]
        assert "No past event" in page.inner_text("#past_events")
        assert "November 2026" in page.inner_text("#this_month")


@pytest.mark.parametrize(
    ("at", "coming", "past", "following"),
    [
        ("2026-11-25T22:59:59Z", ["Days", "Hours", "Off", "Last"], [], "Days"),
        ("2026-11-25T23:00:00Z", ["Hours", "Off", "Last"], ["Days"], "Hours"),
        ("2026-12-04T05:59:00Z", ["Hours", "Off", "Last"], ["Days"], "Hours"),
        ("2026-12-04T06:00:00Z", ["Off", "Last"], ["Hours", "Days"], "Last"),
        ("2027-06-01T00:00:00Z", [], ["Last", "Off", "Hours", "Days"], "Last"),
    ],
)
def test_what_is_over_goes_to_the_past(
    browser: Browser, root: str, at: str, coming: list[str], past: list[str], following: str
) -> None:
    with opened(browser, f"{root}x/", at) as page:
        assert titles(page, "upcoming_events") == coming
        assert titles(page, "past_events") == past
        assert titles(page, "next_event") == [following]
        assert set(badges(page, "past_events")) <= {"Past", "Cancelled"}
        assert badges(page, "past_events").count("Past") == len([t for t in past if t != "Off"])
        told = page.inner_text("#upcoming_events")
        assert ("No event is coming up" in told) == (not coming)


def test_the_end_of_the_project_is_planned_until_it_is_over(browser: Browser, root: str) -> None:
    for at, planned in (("2028-12-31T22:59Z", 1), ("2028-12-31T23:00Z", 0)):
        with opened(browser, f"{root}x/", at) as page:
            end = page.locator("#timeline li").filter(has_text="The project ends")
            assert end.locator(".badge:text-is('Planned')").count() == planned


def test_a_page_that_is_read_late_has_no_more_to_join_and_nothing_expired(
    browser: Browser, root: str
) -> None:
    with opened(browser, f"{root}events/hours/", "2026-12-04T05:00Z") as page:
        assert page.inner_text(".item__kicker .badge") == "Running now"
        assert page.locator("a[href='https://join.example/']").count() == 1
    with opened(browser, f"{root}events/hours/", "2026-12-04T07:00Z") as page:
        assert page.inner_text(".item__kicker .badge") == "Past"
        assert page.locator("a[href='https://join.example/']").count() == 0
        assert page.locator("dt:text-is('Place') + dd").inner_text() == "online"
    with opened(browser, f"{root}news/call/", "2026-12-01T22:59Z") as page:
        assert "Text." in page.inner_text("article")
    with opened(browser, f"{root}news/call/", "2026-12-01T23:00Z") as page:
        assert "Text." not in page.inner_text("article")
        assert page.inner_text(".notice") == "This item was shown until 1 December 2026."
        assert page.inner_text("h1") == "A call"
    with opened(browser, f"{root}x/", "2026-12-02T12:00Z") as page:
        assert titles(page, "latest_news") == ["Other"]
        assert page.inner_text("#this_month") == ""


def test_without_a_script_every_word_stays_true(browser: Browser, root: str) -> None:
    with opened(browser, f"{root}x/") as page:
        text = page.inner_text("body")
        assert "As of 22 November 2026" in text
        for word in ("Upcoming", "Running", "Past\n", "This month", "your time", "is over"):
            assert word not in text
    with opened(browser, f"{root}news/call/") as page:
        assert "Shown until 1 December 2026." in page.inner_text("article")


def test_filtered_lists_are_marked_too(
    mills: Path, serve: Callable[..., str], browser: Browser
) -> None:
    for at, word in (("2026-11-22T12:00Z", "Planned"), ("2036-01-01T00:00Z", "Past")):
        with opened(browser, f"{serve(mills)}events/", at) as page:
            page.locator(".sift__more").evaluate("box => box.open = true")
            page.locator(".sift__group a").first.click()
            page.wait_for_selector(".sifting")
            rows = page.locator(".sift__count + .listing .badge[data-over]")
            rows.first.wait_for()
            assert word in rows.all_inner_texts()
            assert ("Planned" in rows.all_inner_texts()) == (word == "Planned")


def test_a_built_site_moves_what_is_over(
    mills: Path, serve: Callable[..., str], browser: Browser
) -> None:
    address = f"{serve(mills)}events/"
    with opened(browser, address, "2026-11-22T12:00Z") as page:
        before = page.locator("[data-events=coming] .listing__title").all_inner_texts()
        past = page.locator("[data-events=past] .listing__title").all_inner_texts()
        assert not page.locator(".asof").is_visible()
    assert len(before) > 1
    with opened(browser, address, "2036-01-01T00:00Z") as page:
        assert page.locator("[data-events=coming]").count() == 0
        after = page.locator("[data-events=past] .listing__title").all_inner_texts()
        assert set(after) == {*before, *past}
        assert after[len(before) :] == past
        assert page.get_by_text("Planned", exact=True).count() == 0
