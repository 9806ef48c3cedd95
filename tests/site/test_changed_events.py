"""An event that was cancelled or postponed says so once on its page, and wherever it is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from dissemination.library.coverage import coverage
from dissemination.library.library import Library
from dissemination.site.lists import training_of_partner
from dissemination.site.partials import Partials
from dissemination.site.search.items import searched_items
from tests.support.ics import CHANGED, ONE, first, text
from tests.support.pages import content_of, pages_of
from tests.support.products import calendars
from tests.support.small import ADDRESSES, ITEMS, PRACTICE, event, news, small

ONLINE = "https://meet.example/room"
TRAINING = """\
- {id: T1, title: How to share, summary: What one has., sources: [paper]}
"""


def library_of(root: Path, **fields: str) -> Library:
    """A project with an event and what names it."""
    files = {
        "content/events/e.md": event(
            start="2026-12-03",
            online=ONLINE,
            partners="[first]",
            training="[T1]",
            **fields,
        ),
        "content/events/later.md": event(id="later", title="A later event", start="2026-12-30"),
        "content/news/a.md": news(events="[e]"),
        "data/training.yml": TRAINING,
    }
    return small(root, files)


def tree(content: str) -> HtmlElement:
    return html.fragment_fromstring(content, create_parent="div")


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_the_page_has_one_notice_and_nothing_to_join(tmp_path: Path, status: str) -> None:
    library = library_of(tmp_path, status=status, **CHANGED)
    page = pages_of(Partials(library, ADDRESSES))["events/e/"]
    [notice] = tree(content_of(page)).find_class("notice")
    told = [paragraph.text_content() for paragraph in notice]
    assert told[0].startswith(f"This event was {status}.")
    assert told[1:] == ["Announced on 1 April 2026: It was told anew."]
    assert ONLINE not in content_of(page)
    assert "Add to your calendar" not in content_of(page)
    assert "event.ics" not in content_of(page)
    assert page.title == f"{status.capitalize()}: An event"
    assert page.description == f"{status.capitalize()}: A summary."


def test_words_that_say_no_more_are_not_repeated(tmp_path: Path) -> None:
    pasted = CHANGED | {"correction": "This event was cancelled."}
    library = library_of(tmp_path, status="cancelled", **pasted)
    page = pages_of(Partials(library, ADDRESSES))["events/e/"]
    [notice] = tree(content_of(page)).find_class("notice")
    assert [paragraph.text_content() for paragraph in notice] == [
        *("This event was cancelled.", "Announced on 1 April 2026.")
    ]


def test_the_page_of_one_that_takes_place_has_all_that_it_needs(tmp_path: Path) -> None:
    page = pages_of(Partials(library_of(tmp_path), ADDRESSES))["events/e/"]
    assert not tree(content_of(page)).find_class("notice")
    assert ONLINE in content_of(page)
    assert "event.ics" in content_of(page)
    assert page.title == "An event"


def test_a_past_event_was_online_and_has_no_address_to_join(tmp_path: Path) -> None:
    files = {"content/events/e.md": event(status="held", online=ONLINE)}
    page = pages_of(Partials(small(tmp_path, files), ADDRESSES))["events/e/"]
    assert ONLINE not in content_of(page)
    facts = [fact.text_content() for fact in tree(content_of(page)).iterfind(".//dl/*")]
    assert facts[-2:] == ["Place", "online"]


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_whatever_names_it_says_so(tmp_path: Path, status: str) -> None:
    library = library_of(tmp_path, status=status, **CHANGED)
    word, pages = status.capitalize(), pages_of(Partials(library, ADDRESSES))
    lists = ("events/type/meeting/", "events/2026/", "events/partner/first/", "partners/first/")
    for address in (*lists, "training/t1/", "events/2026/12/", "news/a/"):
        named = tree(content_of(pages[address])).xpath(
            "//li[.//a[normalize-space() = 'An event']] | //article[.//a[. = 'An event']]"
        )
        assert any(word in element.text_content() for element in named), address
    macros = Partials(library, ADDRESSES)
    section = "upcoming_events" if status == "cancelled" else "undated_events"
    assert word in macros.render(f"macros/{section}", "events/")
    assert "A later event" in macros.render("macros/next_event", "")
    assert "An event" not in macros.render("macros/next_event", "")
    answers = [searched.answer() for _, searched in searched_items(library, lambda e: e.body)]
    titles = {answer.address: answer.title for answer in answers}
    assert titles["events/e/"] == f"{word}: An event"
    component = first(calendars(library, ADDRESSES)[ONE])
    assert text(component, "summary") == f"{word}: An event"
    assert "conference" not in component
    assert ONLINE not in text(component, "description")


@pytest.mark.parametrize("start", ["2026-06-03", "2026-11-22 10:00", "2027-01-01"])
def test_a_postponed_event_is_neither_coming_nor_past(tmp_path: Path, start: str) -> None:
    later = event(start=start, published="2026-01-01", status="postponed", **CHANGED)
    macros = Partials(small(tmp_path, {"content/events/e.md": later}), ADDRESSES)
    waiting = tree(macros.render("macros/undated_events", "events/"))
    assert waiting[0].text == "Events without a date yet"
    assert "An event" in waiting.text_content()
    assert "Postponed" in waiting.text_content()
    for section in ("upcoming_events", "past_events", "next_event"):
        assert "An event" not in macros.render(f"macros/{section}", "events/")


def test_what_was_called_off_taught_nothing(tmp_path: Path) -> None:
    taught = library_of(tmp_path / "a")
    assert [entry.slug for entry in coverage(taught).events] == ["e"]
    assert [action.id for action in training_of_partner(taught, "first")] == ["T1"]
    off = library_of(tmp_path / "b", status="cancelled", **CHANGED)
    assert coverage(off).events == ()
    assert training_of_partner(off, "first") == []


def test_the_publication_says_so_too(tmp_path: Path) -> None:
    practice = ITEMS[PRACTICE].replace("sources:", "events: [e]\nsources:")
    practice = practice.replace("[opening](../news/opening.md)", "opening")
    off = event(place="{town: Berlin, country: DE}", status="cancelled", **CHANGED)
    library = small(tmp_path, {"content/events/e.md": off, PRACTICE: practice})
    chapter = Partials(library, ADDRESSES).media.web_edition.chapters["sharing"].html
    assert ">An event</a>: 3 June 2026, Berlin, Germany</dd>" in chapter
    assert "<dd>This event was cancelled.</dd>" in chapter


def test_where_the_only_event_was_called_off_none_is_next(tmp_path: Path) -> None:
    off = event(start="2026-06-03", status="cancelled", **CHANGED)
    partials = Partials(small(tmp_path, {"content/events/e.md": off}), ADDRESSES)
    assert "No event is recorded." in partials.render("macros/next_event", "")
