"""What stands on which page: lists, months, the time line, practices, shells."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from dissemination.figures import timeline
from dissemination.locale.locale import Locale
from dissemination.model.dates import When
from dissemination.site import lists, month, shell
from dissemination.site.generated_page import Body, GeneratedPage
from dissemination.site.pages.redirects import redirects
from dissemination.site.partials import Partials
from dissemination.urls import Addresses, relative_root
from tests.support.pages import bodies_of, content_of, pages_of, written
from tests.support.small import ADDRESSES, SITE, event, news, small

LOCALE = Locale("en")


# Lists


def numbered(count: int) -> dict[str, str]:
    return {
        f"content/news/n{n}.md": news(id=f"n{n}", date=f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}")
        for n in range(count)
    }


@pytest.mark.parametrize(
    ("count", "front", "older"), [(0, 0, 0), (1, 1, 0), (29, 29, 0), (30, 10, 1), (71, 11, 3)]
)
def test_the_front_has_what_no_closed_page_has(
    tmp_path: Path, count: int, front: int, older: int
) -> None:
    library = small(tmp_path, numbered(count))
    paged = lists.all_news(library)
    assert (len(paged.front), len(paged.older)) == (front, older)
    entries = [*paged.front, *(a for page in paged.older[::-1] for a in page)]
    assert [a.slug for a in entries] == [a.slug for a in library.news.values()]


def test_a_new_item_changes_no_closed_page(tmp_path: Path) -> None:
    before = lists.all_news(small(tmp_path, numbered(60))).older
    newest = news(id="newest", date="2026-11-01")
    after = lists.all_news(small(tmp_path, {"content/news/newest.md": newest})).older
    assert [[a.slug for a in page] for page in before] == [
        [a.slug for a in page] for page in after[: len(before)]
    ]


def test_a_pager_offers_what_is_near_and_the_oldest() -> None:
    paged = lists.Paged("news/", (), ((),) * 9)
    assert paged.near("news/") == [9, 8, None, 1]
    assert paged.near("news/page/9/") == [9, 8, 7, None, 1]
    assert paged.near("news/page/5/") == [None, 7, 6, 5, 4, 3, None, 1]
    assert paged.near("news/page/4/") == [None, 6, 5, 4, 3, 2, 1]
    assert paged.near("news/page/1/") == [None, 3, 2, 1]
    assert [at for at, _ in paged.closed()][::8] == ["news/page/1/", "news/page/9/"]


def test_only_the_front_of_a_list_tells_how_many_pages_are_older(tmp_path: Path) -> None:
    """The script of the filters reads it there; a closed page would change with each new one."""
    bodies = bodies_of(Partials(small(tmp_path, numbered(71)), ADDRESSES))
    contents = {address: body.content for address, body in bodies.items()}
    older = {at: re.findall(r'data-older="(\d+)"', content) for at, content in contents.items()}
    fronts, numbers = ["news/2025/", "news/category/project/"], ["3"]
    assert sorted(at for at in older if older[at]) == fronts
    assert [older[at] for at in fronts] == [numbers, numbers]
    filtered = {at for at, content in contents.items() if 'class="sift"' in content}
    closed = {at for at in contents if "/page/" in at}
    assert filtered >= {*fronts}
    assert len(closed) == 9  # of these two and of all news
    assert not closed & filtered
    assert all('class="pager"' in contents[at] for at in closed)


def test_equal_dates_are_in_the_order_of_ids(tmp_path: Path) -> None:
    files = {f"content/news/{slug}.md": news(id=i) for slug, i in (("x", "b"), ("y", "a"))}
    assert list(small(tmp_path, files).news) == ["a", "b"]


# Months


def test_every_month_with_an_event_has_a_grid(tmp_path: Path) -> None:
    library = small(
        tmp_path,
        {
            "content/events/a.md": event(id="a", start="2025-12-30", end="2026-01-02"),
            "content/events/b.md": event(id="b", start="2026-04-06"),
        },
    )
    grids = month.months(library)
    assert [f"{grid.first:%Y-%m}" for grid in grids] == ["2025-12", "2026-01", "2026-04"]
    assert [[entry.slug for entry in grid.entries] for grid in grids] == [["a"], ["a"], ["b"]]
    days = [
        (day.date.isoformat(), number, count)
        for grid in grids[:2]
        for week in grid.weeks
        for day in week
        if day
        for _, number, count in day.events
    ]
    assert days == [
        ("2025-12-30", 1, 4),
        ("2025-12-31", 2, 4),
        ("2026-01-01", 3, 4),
        ("2026-01-02", 4, 4),
    ]


def test_weeks_begin_on_monday(tmp_path: Path) -> None:
    library = small(tmp_path, {"content/events/a.md": event(start="2026-06-15")})
    (grid,) = month.months(library)
    assert {week[0].date.isoweekday() for week in grid.weeks if week[0]} == {1}
    assert {len(week) for week in grid.weeks} == {7}


def test_an_event_whose_day_is_unknown_is_in_no_grid(tmp_path: Path) -> None:
    unknown = event(start="", days_unknown="2026-11")
    library = small(tmp_path, {"content/events/a.md": unknown})
    assert month.months(library) == []
    assert [entry.slug for entry in timeline.undated(library)] == ["a"]


# The time line


def test_the_time_line_shows_dates_as_exactly_as_they_are_known(tmp_path: Path) -> None:
    entries = """\
- {id: signed, title: Signed, date: "2024"}
- {id: met, title: Met, date: 2026-06}
"""
    files = {"data/timeline.yml": entries, "content/events/a.md": event()}
    points = timeline.timeline(small(tmp_path, files))
    assert [(point.when, point.title) for point in points] == [
        ("2024", "Signed"),
        ("January 2025", "The project begins"),
        ("June 2026", "Met"),
        ("3 June 2026", "An event"),
        ("December 2028", "The project ends"),
    ]


def test_very_many_events_stand_in_the_time_line_by_month(tmp_path: Path) -> None:
    days = [date(2025, 1, 31) + timedelta(n) for n in range(timeline.MOST_EVENTS + 1)]
    files = {
        f"content/events/e{n}.md": event(id=f"e{n}", start=f"{day}") for n, day in enumerate(days)
    }
    library = small(tmp_path, files)

    points = [point for point in timeline.timeline(library) if point.kind == "event"]

    assert [(p.when, p.title, p.state) for p in points] == [
        ("January 2025", "1 event", "done"),
        ("February 2025", "28 events", "done"),
        ("March 2025", "31 events", "done"),
        ("April 2025", "1 event", "done"),
    ]


# Moments


@pytest.mark.parametrize(
    ("now", "phase"),
    [
        ("2026-06-02 21:59", "upcoming"),
        ("2026-06-02 22:00", "running"),
        ("2026-06-04 21:59", "running"),
        ("2026-06-04 22:00", "past"),
    ],
)
def test_an_event_runs_through_its_last_day_in_its_zone(
    tmp_path: Path, now: str, phase: str
) -> None:
    files = {"content/events/a.md": event(start="2026-06-03", end="2026-06-04")}
    library = small(tmp_path, files, datetime.fromisoformat(now).replace(tzinfo=UTC))
    assert [library.phase(entry) for entry in library.events.values()] == [phase]


@pytest.mark.parametrize(
    ("now", "phase"), [("09:59", "upcoming"), ("11:29", "running"), ("11:30", "past")]
)
def test_an_event_without_an_end_lasts_as_long_as_calendars_show(
    tmp_path: Path, now: str, phase: str
) -> None:
    files = {
        "data/site.yml": SITE + "event_minutes: 90\n",
        "content/events/a.md": event(start="2026-06-03 10:00", zone="Europe/Lisbon"),
    }
    moment = datetime.fromisoformat(f"2026-06-03 {now}").replace(tzinfo=ZoneInfo("Europe/Lisbon"))
    library = small(tmp_path, files, moment)
    assert [library.phase(entry) for entry in library.events.values()] == [phase]


def test_what_is_not_yet_published_a_draft_or_withdrawn_is_nowhere(tmp_path: Path) -> None:
    files = {
        "content/news/later.md": news(id="later", date="2026-12-01"),
        "content/news/draft.md": news(id="draft", draft="yes"),
        "content/news/gone.md": news(id="gone", withdrawn="2026-04-01"),
        "content/news/here.md": news(id="here"),
    }
    library = small(tmp_path, files)
    assert list(library.news) == ["here"]
    pages = pages_of(Partials(library, ADDRESSES))
    assert "news/later/" not in pages
    assert "news/draft/" not in pages
    assert not pages["news/gone/"].is_listed
    assert "withdrawn on" in content_of(pages["news/gone/"])
    assert "Text." not in content_of(pages["news/gone/"])


def test_an_alias_leads_to_the_item(tmp_path: Path) -> None:
    library = small(tmp_path, {"content/news/new.md": news(aliases="[old]")})
    partials = Partials(library, ADDRESSES)
    pages = pages_of(partials)
    assert [address for address in pages if "old" in address] == []
    document = written(redirects(partials, pages.values()))["news/old/index.html"]
    assert b"url=../../news/new/" in document


# Shells


BODY = Body(Markup("<p>&amp;</p>"))
PAGE = GeneratedPage("news/x/", "news", "A & B <b>", 'Say "hi"', lambda: BODY)


def test_a_shell_escapes_text_and_passes_html() -> None:
    text = f'<title>{shell.TITLE}</title><meta content="{shell.DESCRIPTION}">{shell.CONTENT}'
    filled = shell.Shell.of(text).fill(
        PAGE, BODY, Markup("A foot."), Addresses("https://h.example/sub/")
    )
    assert filled == (
        '<title>A &amp; B &lt;b&gt;</title><meta content="Say &#34;hi&#34;"><p>&amp;</p>'
    )


def test_a_shell_may_name_a_value_often_and_another_never() -> None:
    text = f"{shell.TITLE}{shell.CANONICAL}{shell.TITLE}"
    filled = shell.Shell.of(text).fill(
        PAGE, BODY, Markup("A foot."), Addresses("https://h.example/sub/")
    )
    assert filled == "A &amp; B &lt;b&gt;https://h.example/sub/news/x/A &amp; B &lt;b&gt;"


@pytest.mark.parametrize(
    ("address", "root"),
    [("", "./"), ("news/", "../"), ("news/x/", "../../"), ("project/milestones/#m1", "../../")],
)
def test_relative_links_begin_at_the_root(address: str, root: str) -> None:
    assert relative_root(address) == root


# Dates in words


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2017-04-25", "2017-04-25", "25 April 2017"),
        ("2017-04-25", "2017-04-28", "25–28 April 2017"),
        ("2017-05-30", "2017-06-02", "30 May – 2 June 2017"),
        ("2017-12-30", "2018-01-02", "30 December 2017 – 2 January 2018"),
    ],
)
def test_days_in_words(first: str, last: str, text: str) -> None:
    assert LOCALE.days(date.fromisoformat(first), date.fromisoformat(last)) == text


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_date_is_said_as_exactly_as_it_is_known(day: date) -> None:
    assert LOCALE.when(When(day.year)) == str(day.year)
    assert LOCALE.when(When(day.year, day.month)) == f"{day:%B} {day.year}"
    assert LOCALE.when(When(day.year, day.month, day.day)) == f"{day.day} {day:%B} {day.year}"


def test_hours_are_said_with_their_zone(tmp_path: Path) -> None:
    timed = event(start="2026-06-03 10:30", end="2026-06-03 12:00", zone="Europe/Madrid")
    library = small(tmp_path, {"content/events/a.md": timed})
    (entry,) = library.events.values()
    text = LOCALE.event(entry.item, ZoneInfo("Europe/Berlin"))
    assert text == "3 June 2026, 10:30–12:00 (Europe/Madrid)"
