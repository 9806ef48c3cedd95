"""What events and news tell beside their days and texts, in every product; and when one can
register for an event, by the moment."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator
from lxml import etree, html
from lxml.html import HtmlElement

from dissemination.library.library import Library
from dissemination.linked_data.event import event as event_node
from dissemination.linked_data.terms import Ids
from dissemination.load import load
from dissemination.site.partials import Partials
from dissemination.site.search.items import searched_items
from tests.support.ics import first, text
from tests.support.open_data import open_data
from tests.support.pages import content_of, pages_of
from tests.support.products import calendars, feeds
from tests.support.small import (
    ADDRESSES,
    ITEMS,
    MOMENT,
    PRACTICE,
    SITE,
    event,
    minimal,
    news,
    small,
)

PEOPLE: Final = """\
- {id: ada, name: Ada Example}
- {id: zoe, name: Zoë Example}
"""
PACKAGES: Final = "- {id: WP1, title: Ground work, leader: first}\n"
FULL: Final = {
    "start": "2027-06-03 09:30",
    "end": "2027-06-04 16:00",
    "zone": "Europe/Athens",
    "place": "{town: Brno}",
    "online": "yes",
    "work_packages": "[WP1]",
    "authors": "[{person: zoe}]",
    "organisers": "[The Society, A School]",
    "speakers": "[{person: ada, role: chair}, Karl Beispiel]",
    "programme": """
  - {day: 2027-06-03, time: 09:30, title: Welcome, speakers: [{person: ada}]}
  - {day: 2027-06-03, title: Lunch}
  - {day: 2027-06-04, time: 10:00, title: A walk}""",
    "registration": "{url: https://www.register.example/a, until: 2027-05-20 12:00}",
    "price": "40 EUR",
    "languages": "[en, cs]",
    "slides": "https://slides.example/1",
}


def library_of(root: Path, moment: datetime = MOMENT, /, **fields: str) -> Library:
    files = {
        "data/people.yml": PEOPLE,
        "data/work-packages.yml": PACKAGES,
        "content/events/e.md": event("", **fields),
    }
    return small(root, files, moment)


def page_of(library: Library, address: str = "events/e/") -> HtmlElement:
    page = pages_of(Partials(library, ADDRESSES))[address]
    return html.fragment_fromstring(content_of(page), create_parent="div")


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def facts(page: HtmlElement) -> dict[str, str]:
    [listed] = page.find_class("facts")
    labels = [words(term) for term in listed.iterfind("dt")]
    return dict(zip(labels, map(words, listed.iterfind("dd")), strict=True))


def node_of(library: Library) -> dict[str, Any]:
    node = event_node(library, library.events["e"], Ids(ADDRESSES))
    assert node
    return node


def feed_item(library: Library, name: str = "events") -> dict[str, Any]:
    [item] = json.loads(feeds(library, ADDRESSES)[f"feeds/{name}.json"])["items"]
    found: dict[str, Any] = item
    return found


def calendar_text(library: Library) -> str:
    return text(first(calendars(library, ADDRESSES)["events/e/event.ics"]), "description")


def test_an_event_needs_no_more_than_a_day_and_that_it_is_online(tmp_path: Path) -> None:
    library = library_of(tmp_path, start="2026-12-03", online="yes")
    page = page_of(library)
    assert not page.find_class("item__body")
    assert not page.find_class("programme")
    assert facts(page) == {"Date": "3 December 2026", "Place": "online"}
    assert "online" in words(page.find_class("item__meta")[0])
    assert node_of(library)["location"] == {
        "@type": "VirtualLocation",
        "url": "https://small.example/events/e/",
    }
    item = feed_item(library)
    assert "<strong>Where:</strong> online" in item["content_html"]
    assert item["_event"]["place"] == "online"
    component = first(calendars(library, ADDRESSES)["events/e/event.ics"])
    assert text(component, "location") == "online"
    assert "conference" not in component
    [(_, found)] = searched_items(library, lambda _: "")
    assert "online" in found.whole().details
    assert found.answer().meta == "3 December 2026, online"
    pages = pages_of(Partials(library, ADDRESSES))
    assert "An event" in content_of(pages["events/where/online/"])
    assert "An event" in content_of(pages["events/2026/12/"])


def test_a_place_needs_no_country(tmp_path: Path) -> None:
    library = library_of(tmp_path, place="{town: Brno, street: Street 1}")
    assert facts(page_of(library))["Place"] == "Street 1, Brno"
    assert node_of(library)["location"] == {
        "@type": "Place",
        "name": "Brno",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Street 1",
            "addressLocality": "Brno",
        },
    }


def test_the_page_shows_what_is_told(tmp_path: Path) -> None:
    page = page_of(library_of(tmp_path, **FULL))
    told = facts(page)
    assert told["Place"] == "Brno, and online"
    assert told["Price"] == "40 EUR"
    assert told["Languages"] == "English and Czech"
    assert told["Organised by"] == "The Society and A School"
    assert told["Slides"] == "slides.example"
    [act] = page.find_class("item__act")
    assert words(act) == "Register at register.example until 20 May 2027, 12:00 (Europe/Athens)"
    assert act.find("a").get("href") == "https://www.register.example/a"
    assert act.get("data-end") == "2027-05-20T12:00+03:00"
    assert "by Zoë Example" in words(page.find_class("item__meta")[0])
    [programme] = page.find_class("programme")
    assert [words(day) for day in programme.iterfind("h3")] == ["3 June 2027", "4 June 2027"]
    assert [time.get("datetime") for time in programme.iter("time")] == [
        *("2027-06-03T09:30+03:00", "2027-06-04T10:00+03:00")
    ]
    [speakers] = page.find_class("speakers")
    assert [words(point) for point in speakers.iter("li")] == [
        "Ada Example, chair",
        "Karl Beispiel",
    ]
    assert [link.get("href") for link in speakers.iter("a")] == ["../../project/people/#ada"]
    assert page.xpath('.//a[@href="../../project/work-packages/#wp1"]')


def test_one_day_needs_no_name_in_the_programme(tmp_path: Path) -> None:
    programme = "[{day: 2026-06-03, title: Welcome}, {time: 10:00, title: A walk}]"
    [shown] = page_of(library_of(tmp_path, programme=programme)).find_class("programme")
    assert not list(shown.iter("h3"))
    assert [time.get("datetime") for time in shown.iter("time")] == ["2026-06-03T10:00+02:00"]


def test_machines_are_told_in_the_terms_of_schema_org(tmp_path: Path) -> None:
    node = node_of(library_of(tmp_path, **FULL))
    assert node["organizer"][0] == {"@type": "Organization", "name": "The Society"}
    assert node["performer"] == [
        {
            "@type": "Person",
            "name": "Ada Example",
            "url": "https://small.example/project/people/#ada",
        },
        {"@type": "Person", "name": "Karl Beispiel"},
    ]
    assert node["offers"] == {
        "@type": "Offer",
        "url": "https://www.register.example/a",
        "availability": "https://schema.org/InStock",
        "validThrough": "2027-05-20T12:00:00+03:00",
        "price": "40",
        "priceCurrency": "EUR",
    }
    assert node["inLanguage"] == ["en", "cs"]
    assert node["subjectOf"]["url"] == "https://slides.example/1"


def test_open_data_have_all_of_it_as_their_schema_says(tmp_path: Path) -> None:
    files = open_data(library_of(tmp_path, **FULL), ADDRESSES)
    [record] = json.loads(files["data/events.json"])["records"]
    assert record["text"] == ""
    assert (record["place"]["country"], record["online"]) == (None, "yes")
    assert [point["time"] for point in record["programme"]] == ["09:30", None, "10:00"]
    assert record["registration"] == {
        "url": "https://www.register.example/a",
        "until": {"value": "2027-05-20T12:00+03:00", "precision": "minute"},
        "full": False,
    }
    assert record["speakers"][0]["person"]["page"] == "https://small.example/project/people/#ada"
    schema = json.loads(files["data/schemas/events.json"])
    Draft202012Validator(schema).validate(json.loads(files["data/events.json"]))


def test_what_was_is_told_afterwards(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        status="held",
        place="{town: Brno, country: CZ}",
        participants="1200",
        countries="14",
        recording="https://www.films.example/1",
        price="free",
        registration="{url: office@x.example}",
    )
    page = page_of(library)
    assert facts(page)["Participants"] == "1,200, from 14 countries"
    assert facts(page)["Recording"] == "films.example"
    assert not page.find_class("item__act")
    node = node_of(library)
    assert node["recordedIn"]["url"] == "https://www.films.example/1"
    assert node["offers"] == {"@type": "Offer", "description": "free"}
    component = first(calendars(library, ADDRESSES)["events/e/event.ics"])
    assert component["attach"] == "https://www.films.example/1"
    assert "Participants: 1,200, from 14 countries\nRecording: https://www.films.example/1" in (
        calendar_text(library)
    )


def test_subscribers_are_told_of_it(tmp_path: Path) -> None:
    library = library_of(tmp_path, **FULL)
    told = calendar_text(library)
    assert (
        "Registration: https://www.register.example/a – until 20 May 2027, 12:00 (Europe/Athens)"
        in told
    )
    assert "Speakers: Ada Example (chair) and Karl Beispiel" in told
    content = feed_item(library)["content_html"]
    assert '<a href="https://www.register.example/a">register.example</a> – until 20 May' in content
    assert "<h2>Programme</h2><p><strong>3 June 2027</strong></p>" in content
    assert "<li>09:30 Welcome (Ada Example)</li><li>Lunch</li>" in content


STATES: Final = [
    ("{url: https://x.example/, until: 2026-11-25}", {}, -1, "open"),
    ("{url: https://x.example/, until: 2026-11-25}", {}, 0, "closed"),
    ("{url: https://x.example/}", {}, 0, "open"),
    ("{url: https://x.example/, full: yes}", {}, -1, "full"),
    ("{url: https://x.example/, until: 2026-11-25}", {"status": "cancelled"}, -1, "none"),
    ("{url: https://x.example/}", {}, 60 * 24 * 30, "none"),
]


@pytest.mark.parametrize(("registration", "fields", "minutes", "state"), STATES)
def test_one_can_register_until_it_closes(
    tmp_path: Path, registration: str, fields: dict[str, str], minutes: int, state: str
) -> None:
    closes = datetime.fromisoformat("2026-11-26T00:00+01:00")
    if fields:
        fields = {**fields, "sequence": "1", "updated": "2026-04-01", "correction": "It changed."}
    library = library_of(
        tmp_path,
        closes + timedelta(minutes=minutes),
        start="2026-12-03",
        registration=registration,
        **fields,
    )
    assert library.registration(library.events["e"]) == state
    shown = words(page_of(library))
    assert ("Register at x.example" in shown) is (state == "open")
    assert ("Registration is closed." in shown) is (state == "closed")
    assert ("All places are taken." in shown) is (state == "full")
    told = (calendar_text(library), feed_item(library)["content_html"])
    for each in told:
        assert ("https://x.example/" in each) is (state == "open")
        assert ("all places are taken" in each) is (state == "full")


def test_the_library_holds_until_registration_closes(tmp_path: Path) -> None:
    fields = {"start": "2026-12-03", "registration": "{url: a@x.example, until: 2026-11-22 15:30}"}
    library = library_of(tmp_path, **fields)
    assert library.until == datetime.fromisoformat("2026-11-22T15:30+01:00")
    later = load(tmp_path, library.until)
    assert library.registration(library.events["e"]) == "open"
    assert later.registration(later.events["e"]) == "closed"
    assert library.version(library.events["e"]) != later.version(later.events["e"])
    assert "Register by mail to a@x.example" in words(page_of(library))


def test_news_tells_who_wrote_it_and_leads_to_its_film(tmp_path: Path) -> None:
    site = SITE.replace("categories:\n", "categories:\n  - {id: press, title: Press}\n")
    files = {
        "data/site.yml": site,
        "data/people.yml": PEOPLE,
        "content/news/a.md": news(
            authors="[{person: ada}, Karl Beispiel]",
            also_in="[press]",
            video="https://www.films.example/1",
        ),
    }
    library = small(tmp_path, files)
    page = page_of(library, "news/a/")
    assert words(page.find_class("item__meta")[0]) == "14 March 2026 by Ada Example, Karl Beispiel"
    assert words(page.find_class("item__act")[0]) == "Watch the film at films.example"
    assert words(page.find_class("item__kicker")[0]) == "Project, Press"
    pages = pages_of(Partials(library, ADDRESSES))
    assert "A title" in content_of(pages["news/category/press/"])
    documents = feeds(library, ADDRESSES)
    item = feed_item(library, "news")
    assert item["authors"] == [
        {"name": "Ada Example", "url": "https://small.example/project/people/#ada"},
        {"name": "Karl Beispiel"},
    ]
    assert item["tags"] == ["Project", "Press"]
    assert '<a href="https://www.films.example/1">films.example</a>' in item["content_html"]
    rss = etree.fromstring(documents["feeds/news/press.xml"])
    creators = rss.findall(".//{http://purl.org/dc/elements/1.1/}creator")
    assert [creator.text for creator in creators] == ["Ada Example, Karl Beispiel"]
    assert rss.find(".//item/author") is None
    atom = etree.fromstring(documents["feeds/news.atom.xml"])
    [entry] = atom.findall("{*}entry")
    assert [name.text for name in entry.findall("{*}author/{*}name")] == [
        *("Ada Example", "Karl Beispiel")
    ]
    assert [each.get("label") for each in entry.findall("{*}category")] == ["Project", "Press"]
    [(_, found)] = searched_items(library, lambda _: "")
    assert {"Ada", "Karl", "Press"} <= set(found.whole().details.split())


def test_the_authors_of_a_practice_stand_in_its_chapter(tmp_path: Path) -> None:
    practice = ITEMS[PRACTICE].replace("order: 1", "order: 1\nauthors: [{person: zoe}, Karl]")
    root = minimal(tmp_path, **{**ITEMS, PRACTICE: practice, "data/people.yml": PEOPLE})
    page = page_of(load(root, MOMENT), "best-practices/sharing/")
    assert words(page.find_class("authors")[0]) == "Written by Zoë Example and Karl."
    assert words(page.find_class("citation__text")[0]).startswith("Zoë Example, Karl:")
