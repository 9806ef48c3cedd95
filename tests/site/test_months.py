"""The calendar on the page: month grids, hours in their zone and in the reader's, the way in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html
from lxml.html import HtmlElement

from dissemination.site.generated_page import Body
from dissemination.site.pages.redirects import redirects
from dissemination.site.partials import Partials
from tests.support.faults import moves
from tests.support.ics import CHANGED, PLACE
from tests.support.pages import bodies_of, written
from tests.support.small import ADDRESSES, MOMENT, event, small
from tests.support.views import Window, watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from playwright.sync_api import Page as BrowserPage

HOURS = {"start": "2026-12-30 22:45", "end": "2027-01-01 01:15", "place": PLACE}


def pages(root: Path, *events: str, moment: datetime = MOMENT) -> dict[str, Body]:
    """What the pages show of a project with these events, by their addresses."""
    files = {f"content/events/e{n}.md": text for n, text in enumerate(events)}
    return bodies_of(Partials(small(root, files, moment), ADDRESSES))


def tree(page: Body) -> HtmlElement:
    return html.fragment_fromstring(page.content, create_parent="div")


def cells(page: Body) -> dict[str, str]:
    """The text of each day with events, by its day."""
    busy = tree(page).xpath("//td[.//li]")
    return {
        cell.xpath("string(time/@datetime)"): " ".join(cell.xpath("string(ul)").split())
        for cell in busy
    }


# The table


def test_a_month_is_a_table_with_heads_and_a_caption(tmp_path: Path) -> None:
    page = tree(pages(tmp_path, event())["events/2026/06/"])
    [table] = page.xpath("//table")
    assert table.xpath("string(caption)") == "June 2026"
    heads = table.xpath("thead/tr/th[@scope='col']/abbr")
    assert [head.get("title") for head in heads] == [
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    ]
    assert {len(row) for row in table.xpath("tbody/tr")} == {7}
    assert table.xpath("count(tbody//time)") == 30
    assert page.xpath("//*[@onclick or @onload or self::script]") == []


def test_an_event_stands_on_each_of_its_days_over_the_turn_of_the_year(tmp_path: Path) -> None:
    by_address = pages(tmp_path, event(start="2026-12-30", end="2027-01-02"))
    assert cells(by_address["events/2026/12/"]) | cells(by_address["events/2027/01/"]) == {
        "2026-12-30": "An event (day 1 of 4)",
        "2026-12-31": "An event continues (day 2 of 4)",
        "2027-01-01": "An event (day 3 of 4)",
        "2027-01-02": "An event continues (day 4 of 4)",
    }


def heard(page: Body) -> dict[str, tuple[str, int]]:
    """What a screen reader tells of each day with events, and how many links it has there."""
    root = tree(page)
    for hidden in root.xpath("//*[@aria-hidden='true']"):
        assert hidden.get("tabindex") == "-1"
        hidden.drop_tree()
    busy = root.xpath("//td[.//li]")
    return {
        cell.xpath("string(time/@datetime)"): (
            " ".join(cell.xpath("string(ul)").split()),
            len(cell.xpath(".//a")),
        )
        for cell in busy
    }


def test_a_screen_reader_meets_the_title_of_an_event_once_a_month(tmp_path: Path) -> None:
    days = event(start="2026-07-30", end="2026-08-02", title="Summer school")
    by_address = pages(tmp_path, days)

    assert heard(by_address["events/2026/07/"]) | heard(by_address["events/2026/08/"]) == {
        "2026-07-30": ("Summer school (day 1 of 4)", 1),
        "2026-07-31": ("continues (day 2 of 4)", 0),
        "2026-08-01": ("Summer school (day 3 of 4)", 1),
        "2026-08-02": ("continues (day 4 of 4)", 0),
    }


def test_where_several_events_go_on_each_is_named(tmp_path: Path) -> None:
    school = event(start="2026-07-06", end="2026-07-08", title="Summer school")
    visit = event(id="v", start="2026-07-07", end="2026-07-08", title="Visit")

    told = heard(pages(tmp_path, school, visit)["events/2026/07/"])

    assert told["2026-07-07"] == ("continues (day 2 of 3) Visit (day 1 of 2)", 1)
    assert told["2026-07-08"] == (
        "Summer school continues (day 3 of 3) Visit continues (day 2 of 2)",
        0,
    )


def test_what_became_of_an_event_stands_in_words(tmp_path: Path) -> None:
    by_address = pages(
        tmp_path,
        event(id="a", status="cancelled", start="2026-06-01", **CHANGED),
        event(id="b", status="postponed", start="2026-06-02", **CHANGED),
        event(id="c", status="moved", start="2026-06-03", moved_from="2026-05-01", **CHANGED),
        event(id="d", status="held", start="2026-06-04"),
    )
    assert cells(by_address["events/2026/06/"]) == {
        "2026-06-01": "An event Cancelled",
        "2026-06-02": "An event Postponed",
        "2026-06-03": "An event Moved",
        "2026-06-04": "An event",
    }


def months_in(by_address: dict[str, Body]) -> list[str]:
    return [address for address in by_address if re.fullmatch(r"events/\d{4}/\d\d/", address)]


def test_ways_lead_to_the_nearest_months_with_an_event_and_to_the_first_and_the_last(
    tmp_path: Path,
) -> None:
    by_address = pages(
        tmp_path,
        event(id="a", start="2025-09-03"),
        event(id="b", start="2025-11-29", end="2026-01-02"),
        event(id="c", start="2027-03-03"),
    )
    months = months_in(by_address)
    assert months == [
        *("events/2025/09/", "events/2025/11/", "events/2025/12/", "events/2026/01/"),
        "events/2027/03/",
    ]
    links = {
        address: [
            (link.get("rel"), link.text_content(), link.get("href").removeprefix("../../../"))
            for link in tree(by_address[address]).xpath("//nav/a")
        ]
        for address in months
    }
    assert {to for link in links.values() for _, _, to in link} <= {*months, "events/"}
    back, ahead = "First: September 2025", "Last: March 2027"
    assert [link[1] for link in links[months[2]]] == [
        *(back, "November 2025", "All events", "January 2026", ahead)
    ]
    assert [link[:2] for link in links[months[0]]] == [
        *((None, "All events"), ("next", "November 2025"), (None, ahead))
    ]
    assert [link[:2] for link in links[months[4]]] == [
        *((None, back), ("prev", "January 2026"), (None, "All events"))
    ]


def test_a_slip_in_a_year_makes_one_month_and_no_more(tmp_path: Path) -> None:
    library = small(
        tmp_path,
        {
            "content/events/a.md": event(id="a", start="2026-06-03"),
            "content/events/b.md": event(id="b", start="2099-03-12"),
            "content/events/c.md": event(id="c", start="1901-03-12"),
        },
    )
    partials = Partials(library, ADDRESSES)
    assert months_in(bodies_of(partials)) == [
        *("events/1901/03/", "events/2026/06/", "events/2099/03/")
    ]
    assert not [*redirects(partials, ())]


def leads(root: Path, *events: str) -> dict[str, str]:
    """The addresses of empty months, each with that to which it leads."""
    files = {f"content/events/e{n}.md": text for n, text in enumerate(events)}
    documents = written(redirects(Partials(small(root, files), ADDRESSES), ()))
    return {file.removesuffix("index.html"): canonical(page) for file, page in documents.items()}


def canonical(document: bytes) -> str:
    """The address that a document names as its own, below the root."""
    [link] = html.document_fromstring(document).iterfind(".//link[@rel='canonical']")
    return str(link.get("href")).removeprefix(ADDRESSES.root)


def test_the_address_of_an_empty_month_leads_to_the_nearest_with_an_event(tmp_path: Path) -> None:
    assert leads(
        tmp_path, event(id="a", start="2025-11-03"), event(id="b", start="2026-03-03")
    ) == {
        "events/2025/12/": "events/2025/11/",
        "events/2026/01/": "events/2026/03/",
        "events/2026/02/": "events/2026/03/",
    }


def test_the_month_that_an_event_left_leads_to_the_nearest(tmp_path: Path) -> None:
    moved = event(status="moved", start="2026-06-03", moved_from="2026-08-01", **CHANGED)
    assert leads(tmp_path, moved) == {
        "events/2026/07/": "events/2026/06/",
        "events/2026/08/": "events/2026/06/",
    }


def test_where_no_event_is_left_its_month_leads_to_the_events(tmp_path: Path) -> None:
    assert leads(tmp_path, event(withdrawn="2026-11-01")) == {"events/2026/06/": "events/"}


@pytest.mark.parametrize(
    ("today", "sentence", "entrance"),
    [
        ("2025-01-05", "The nearest month with an event is November 2025.", "2025/11"),
        (
            "2025-11-30",
            "The calendar has 2 events in November 2025. 1 of them is cancelled or postponed.",
            "2025/11",
        ),
        (
            "2025-12-24",
            "The nearest months with an event are November 2025 and March 2026.",
            "2026/03",
        ),
        (
            "2026-03-31",
            "The calendar has 1 event in March 2026. It is cancelled or postponed.",
            "2026/03",
        ),
        ("2027-01-01", "The nearest month with an event is March 2026.", "2026/03"),
    ],
)
def test_the_events_page_says_what_this_month_has(
    tmp_path: Path, today: str, sentence: str, entrance: str
) -> None:
    changed = {"sequence": "1", "updated": "2025-01-01", "correction": "It was told anew."}
    files = {
        "content/events/a.md": event(id="a", start="2025-11-03", published="2024-01-01"),
        "content/events/b.md": event(
            id="b", start="2025-11-04", published="2024-01-01", status="postponed", **changed
        ),
        "content/events/c.md": event(
            id="c", start="2026-03-03", published="2024-01-01", status="cancelled", **changed
        ),
    }
    moment = datetime.fromisoformat(today).replace(tzinfo=UTC)
    partials = Partials(small(tmp_path, files, moment), ADDRESSES)
    said = partials.render("macros/this_month", "events/").striptags()
    assert said.endswith(sentence)
    filters = partials.render("macros/event_filters", "events/")
    assert f'<a href="../events/{entrance}/">Calendar by month</a>' in filters


# Hours


def test_hours_stand_on_the_first_and_the_last_day(tmp_path: Path) -> None:
    by_address = pages(tmp_path, event(**HOURS))
    assert cells(by_address["events/2026/12/"]) | cells(by_address["events/2027/01/"]) == {
        "2026-12-30": "from 22:45 An event (day 1 of 3)",
        "2026-12-31": "An event continues (day 2 of 3)",
        "2027-01-01": "until 01:15 An event (day 3 of 3)",
    }
    assert "Times are in the time zone Europe/Berlin" in by_address["events/2027/01/"].content


def test_a_zone_that_is_not_the_projects_is_named(tmp_path: Path) -> None:
    hours = {"start": "2026-06-03 10:30", "end": "2026-06-03 12:00"}
    by_address = pages(
        tmp_path,
        event(id="a", **hours),
        event(id="b", zone="America/St_Johns", **hours | {"start": "2026-06-03 11:00"}),
    )
    assert cells(by_address["events/2026/06/"])["2026-06-03"] == (
        "10:30–12:00 An event 11:00–12:00 (America/St_Johns) An event"
    )


def test_what_ends_at_midnight_is_not_on_the_next_day(tmp_path: Path) -> None:
    by_address = pages(tmp_path, event(start="2026-06-30 20:00", end="2026-07-01 00:00"))
    assert cells(by_address["events/2026/06/"]) == {"2026-06-30": "20:00–24:00 An event"}
    assert "events/2026/07/" not in by_address


def test_a_page_says_instants_with_their_offset(tmp_path: Path) -> None:
    by_address = pages(tmp_path, event(**HOURS))
    for address in ("events/e0/", "events/type/meeting/"):
        hours = tree(by_address[address]).xpath("(//*[@class='hours'])[1]")[0]
        assert hours.text_content() == (
            "30 December 2026, 22:45 – 1 January 2027, 01:15 (Europe/Berlin)"
        )
        assert hours.xpath("time/@datetime") == [
            *("2026-12-30T22:45+01:00", "2027-01-01T01:15+01:00")
        ]


def test_only_pages_with_hours_load_the_script(tmp_path: Path) -> None:
    by_address = pages(tmp_path, event(id="a", **HOURS), event(id="b", start="2026-06-03"))
    loading = {address for address, page in by_address.items() if "assets/times.js" in page.head}
    assert loading == {
        *("events/e0/", "events/type/meeting/", "events/2026/12/", "events/2027/01/"),
        *("events/2026/", "events/2027/"),
    }


# In a browser


@pytest.fixture(scope="module")
def site(small_site: Path, serve: Callable[..., str]) -> str:
    """The address of a site with one event that has hours."""
    return serve(small_site)


@pytest.fixture(scope="module")
def abroad(browser: Browser) -> Iterator[Window]:
    """The window of a reader whose clocks show other hours than those of the events."""
    with watched(browser, timezone_id="Pacific/Auckland") as window:
        yield window


@pytest.fixture(scope="module")
def clocks(browser: Browser) -> Iterator[Callable[..., BrowserPage]]:
    """`clocks("Europe/Madrid")` is the page of a reader in a zone."""
    with ExitStack() as stack:

        @cache
        def page(zone: str, scripts: bool = True) -> BrowserPage:
            context = browser.new_context(timezone_id=zone, java_script_enabled=scripts)
            return stack.enter_context(context).new_page()

        yield page


def hours_in(page: BrowserPage, address: str) -> list[str]:
    """The hours that a reader sees on a page."""
    page.goto(address)
    return page.locator(".hours").all_inner_texts()


OWN = "30 December 2026, 10:30–12:00 (Europe/Berlin)"


@pytest.mark.parametrize("address", ["events/with-hours/", "events/"])
@pytest.mark.parametrize(
    ("zone", "suffix"),
    [
        ("Europe/Madrid", ""),
        ("Europe/Lisbon", r" \(09:30–11:00 your time\)"),
        ("Pacific/Auckland", r" \(30 December.* 22:30 – 31 December.* 00:00 your time\)"),
    ],
)
def test_hours_are_shown_in_the_readers_zone_where_it_differs(
    clocks: Callable[..., BrowserPage], site: str, address: str, zone: str, suffix: str
) -> None:
    texts = [" ".join(text.split()) for text in hours_in(clocks(zone), site + address)]
    assert texts
    assert all(re.fullmatch(re.escape(OWN) + suffix, text) for text in texts), texts


@pytest.mark.parametrize(
    ("zone", "own"),
    [
        ("Europe/Madrid", "21:45 – 00:15"),
        ("Europe/Lisbon", "30 November, 20:45–23:15"),
        ("Asia/Tokyo", "1 December, 05:45–08:15"),
        ("Asia/Dubai", "1 December, 00:45–03:15"),
        ("Asia/Tehran", "1 December, 00:15–02:45"),
        ("Asia/Baghdad", "23:45 – 02:15"),
    ],
)
def test_the_readers_hours_over_midnight_have_the_names_of_their_months(
    clocks: Callable[..., BrowserPage], mills: Path, serve: Callable[..., str], zone: str, own: str
) -> None:
    address = serve(mills) + "events/webinar-night/"
    texts = {" ".join(text.split()) for text in hours_in(clocks(zone), address)}
    assert texts == {
        f"30 November 2026, 22:45 – 1 December 2026, 01:15 (Europe/Athens) ({own} your time)"
    }


def test_without_scripts_hours_have_their_zone(
    clocks: Callable[..., BrowserPage], site: str
) -> None:
    texts = hours_in(clocks("Pacific/Auckland", scripts=False), site + "events/with-hours/")
    assert set(texts) == {OWN}


@pytest.mark.parametrize("address", ["events/with-hours/", "events/2026/12/", "events/"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_shifts_and_nothing_is_wider_than_the_page(
    abroad: Window, site: str, address: str, width: int
) -> None:
    abroad.page.set_viewport_size({"width": width, "height": 900})
    view = abroad.view(site + address)

    assert abroad.page.evaluate("document.documentElement.scrollWidth") == width
    assert list(moves(view)) == []


def test_a_month_is_a_list_on_a_phone(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(site + "events/2026/12/")
    days = [day for day in page.query_selector_all(".month td") if day.is_visible()]
    assert [day.inner_text().split()[0] for day in days] == ["30"]
    assert not page.is_visible(".month thead")
    context.close()


def test_a_month_is_walked_by_keyboard(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(site + "events/2026/12/")
    page.focus(".month__nav a[rel=prev]")
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent"))
    assert reached[:2] == ["All events", "An event"]
    context.close()
