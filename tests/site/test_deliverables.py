"""Work packages, milestones and deliverables on their pages, in their lists, feeds and data."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from dissemination.library.library import Library
from dissemination.linked_data.graph import PageMetadata, graph
from dissemination.publication.document.deliverable_citation import deliverable_citation
from dissemination.site.deliverables import deliverable_filters
from dissemination.site.partials import Partials
from dissemination.site.search.records import record_entries
from tests.support.attachments import pdf
from tests.support.open_data import open_data
from tests.support.pages import content_of, pages_of
from tests.support.products import feeds
from tests.support.small import ADDRESSES, event, news, small

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PACKAGES = """\
- id: WP1
  title: The first
  leader: first
  text: What *is* done.
  aims: [It is done.]
  from: 2026-01
  to: 2026-12
  tasks:
    - {id: T1.1, title: A task, text: It is one., leader: first, to: 2026-03}
- id: WP2
"""
DELIVERABLES = """\
- id: D1.1
  title: The report
  text: What *was* found.
  work_package: WP1
  lead: first
  authors: [Maria Example]
  type: report
  due: 2026-03
  state: accepted
  date: 2026-04-02
  version: "1.1"
  doi: 10.5281/zenodo.1234
  url: https://www.example.org/d1-1
  published: 2026-04-03
- id: D1.2
  title: The plan
  work_package: T1.1
  type: dmp
  level: sensitive
  due: 2026-06
  state: submitted
  date: 2026-06
- id: D3
  title: The rest
  due: 2026-12
- id: D4
  title: The late one
  due: 2026-10
"""
FILES = {"data/work-packages.yml": PACKAGES, "data/deliverables.yml": DELIVERABLES}
PLACE = "https://small.example/project/deliverables/#d1-1"


def many(count: int = 12) -> str:
    """So many deliverables, each third of them submitted, the others late."""
    return "".join(
        f"- {{id: D1.{number}, title: Number {number}, work_package: WP1, type: report, "
        + ("state: submitted, date: 2026-05}\n" if number % 3 == 0 else "due: 2026-05}\n")
        for number in range(1, count + 1)
    )


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return small(tmp_path, FILES)


def page(library: Library, macro: str, address: str = "project/deliverables/") -> Any:
    return html.fromstring(
        f"<div>{Partials(library, ADDRESSES).render(f'macros/{macro}', address)}</div>"
    )


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def row(library: Library, number: str) -> list[str]:
    [own] = page(library, "deliverables").xpath(f"//tr[@id='{number}']")
    return [words(cell) for cell in own.xpath("th | td")]


# Deliverables on their page


def test_a_deliverable_says_what_it_is_and_where_it_is_to_be_had(library: Library) -> None:
    title, *cells = row(library, "d1-1")
    assert title.startswith("D1.1 The report DOI 10.5281/zenodo.1234 example.org More: D1.1")
    assert "What was found. By Maria Example Maria Example (2026): The report." in title
    assert cells == ["First", "Report Public", "March 2026", "Accepted 2 April 2026 Version 1.1"]


def test_one_that_is_not_public_says_so_and_is_not_cited(library: Library) -> None:
    title, _, level, *_ = row(library, "d1-2")
    assert (title, level) == ("D1.2 The plan", "Data management plan Sensitive, not public")


def test_due_becomes_late_by_the_readers_clock(library: Library) -> None:
    badges = {
        words(badge): badge for badge in page(library, "deliverables").xpath("//*[@data-end]")
    }
    assert badges["Due"].get("data-end") == "2027-01-01T00:00+01:00"
    assert badges["Due"].get("data-over") == "Late"
    assert row(library, "d3")[1:] == ["", "Public", "December 2026", "Due"]
    assert row(library, "d4")[-1] == "Late"


def test_deliverables_stand_below_their_work_packages(library: Library) -> None:
    headings = page(library, "deliverables").xpath("//h2")
    assert [words(heading) for heading in headings] == ["WP1 The first", "Other deliverables"]


def test_without_deliverables_there_is_nothing(tmp_path: Path) -> None:
    library = small(tmp_path, {})
    for macro in ("deliverables", "deliverable_filters", "milestones", "work_packages"):
        assert words(page(library, macro)) == ""
    assert "feeds/deliverables.xml" not in feeds(library, ADDRESSES)
    assert not any("deliverables" in at for at in pages_of(Partials(library, ADDRESSES)))


# Their lists


def test_many_deliverables_have_lists_of_what_they_share(tmp_path: Path) -> None:
    library = small(tmp_path, {**FILES, "data/deliverables.yml": many()})
    groups = {group.title: group.filters for group in deliverable_filters(library)}
    assert list(groups) == ["State"]  # all of them share the rest
    assert {each.key: len(each.entries) for each in groups["State"]} == {
        "state/due": 0,
        "state/late": 8,
        "state/submitted": 4,
        "state/accepted": 0,
        "state/cancelled": 0,
    }
    pages = pages_of(Partials(library, ADDRESSES))
    late: Any = html.fromstring(content_of(pages["project/deliverables/state/late/"]))
    assert words(late.xpath("//h1")[0]) == "Deliverables: Late"
    assert "As of 22 November 2026" in words(late)
    assert len(late.xpath("//tr[@data-in]")) == 8
    links = late.xpath("//tbody//th/a/@href")
    assert links[0] == "../../../../project/deliverables/#d1-1"
    empty = content_of(pages["project/deliverables/state/accepted/"])
    assert "There is none." in empty


def test_few_deliverables_have_no_lists(library: Library) -> None:
    assert deliverable_filters(library) == ()


def test_filters_combine_in_one_table(
    work_site: Path, browser: Browser, serve: Callable[..., str]
) -> None:
    view = browser.new_page()
    view.clock.set_fixed_time("2027-02-01T12:00:00Z")
    view.goto(serve(work_site) + "project/deliverables/?state=late&level=sensitive")
    view.wait_for_function("document.querySelector('.sift__count').textContent")
    assert view.locator(".sift__count").text_content() == "2 deliverables: Late, Sensitive"
    assert view.locator("tr[data-in]:visible").count() == 2
    view.get_by_role("link", name="All deliverables").click()
    view.wait_for_function("!document.querySelector('.sift__count').textContent")
    assert view.locator("tr[data-in]:visible").count() == 44
    badge = view.locator("#d1-4 .badge")  # which was due when the page was made
    assert (badge.text_content(), badge.get_attribute("class")) == ("Late", "badge badge--late")


# In feeds, data and elsewhere


def test_a_deliverable_is_in_the_feed_from_the_day_on_which_it_is_offered(library: Library) -> None:
    documents = feeds(library, ADDRESSES)
    text = documents["feeds/deliverables.xml"].decode()
    assert re.findall("<title>(.*?)</title>", text)[-1] == "Deliverable D1.1: The report"
    assert ">tag:small.example,2026-01-01:deliverable/D1.1</guid>" in text
    assert f"<link>{PLACE}</link>" in text
    assert "Report. Submitted on 2 April 2026." in text
    assert "Maria Example" in text
    assert "https://doi.org/10.5281/zenodo.1234" in text
    assert text.count("<item>") == 1
    assert "New deliverables" in documents["feeds/feeds.opml"].decode()


def test_a_renamed_deliverable_keeps_its_entry(tmp_path: Path) -> None:
    renamed = DELIVERABLES.replace("id: D1.1\n", "id: D1.9\n  aliases: [D1.1]\n")
    library = small(tmp_path, {**FILES, "data/deliverables.yml": renamed})
    documents = feeds(library, ADDRESSES)
    assert ":deliverable/D1.1</guid>" in documents["feeds/deliverables.xml"].decode()
    assert page(library, "deliverables").xpath("//tr[@id='d1-9']//*[@id='d1-1']")


def test_a_deliverable_is_cited_as_a_report(library: Library) -> None:
    citation = deliverable_citation(library.deliverables["D1.1"], library, ADDRESSES)
    assert citation.text == (
        f"Maria Example (2026): The report. Deliverable D1.1 of the project SMALL. {PLACE} "
        "https://doi.org/10.5281/zenodo.1234"
    )
    assert citation.bibtex.startswith("@techreport{small-d1.1,\n  author = {{Maria Example}},")
    assert "  number = {D1.1}," in citation.bibtex


def test_machines_are_told_of_what_everybody_may_see(library: Library) -> None:
    metadata = PageMetadata("project/deliverables/", "Deliverables", "All.")
    nodes = graph(library, ADDRESSES, metadata)["@graph"]
    [report] = [node for node in nodes if node["@type"] == "Report"]
    assert report["identifier"] == ["D1.1", "https://doi.org/10.5281/zenodo.1234"]
    assert report["datePublished"] == "2026-04-02"
    assert report["author"] == [{"@type": "Person", "name": "Maria Example"}]
    assert report["isPartOf"] == {"@id": "https://small.example/#project"}
    assert report["sameAs"] == [
        "https://doi.org/10.5281/zenodo.1234",
        "https://www.example.org/d1-1",
    ]


def test_open_data_have_every_field(tmp_path: Path) -> None:
    with_file = DELIVERABLES.replace("  published:", "  file: files/d1.pdf\n  published:")
    (tmp_path / "data/files").mkdir(parents=True)
    (tmp_path / "data/files/d1.pdf").write_bytes(pdf())
    library = small(tmp_path, {**FILES, "data/deliverables.yml": with_file})
    documents = open_data(library, ADDRESSES)
    own, *_ = json.loads(documents["data/deliverables.json"])["records"]
    assert own["page"] == PLACE
    assert own["work_package"]["id"] == "WP1"
    assert own["file"] == "https://small.example/files/d1.pdf"
    assert own["due"] == {"value": "2026-03", "precision": "month"}
    packages = json.loads(documents["data/work-packages.json"])["records"]
    assert packages[1]["title"] is None
    assert packages[0]["tasks"][0]["id"] == "T1.1"


def test_the_search_says_when_it_was_handed_in_or_is_due(library: Library) -> None:
    entries = {entry.address: entry for entry in record_entries(library)}
    assert entries["project/deliverables/#d1-1"].meta == "Report. Submitted on 2 April 2026."
    assert entries["project/deliverables/#d3"].meta == "Due in December 2026."
    assert "It is not public." in entries["project/deliverables/#d1-2"].meta


# Work packages and milestones


def test_a_work_package_has_its_tasks_and_what_names_it(tmp_path: Path) -> None:
    named = {"content/news/a.md": news(title="It began", work_packages="[T1.1]")}
    milestones = "- {id: M1, title: A milestone, due: 2027-03, work_packages: [WP1]}\n"
    library = small(tmp_path, {**FILES, **named, "data/milestones.yml": milestones})
    document = page(library, "work_packages", "project/work-packages/")
    first, second = document.xpath("//section[@class='package']")
    text = words(first)
    assert text.startswith(
        "WP1 The first Under way January 2026 – December 2026 LeaderFirst Partner"
    )
    assert "T1.1 A task Completed until March 2026 led by First It is one." in text
    assert "Deliverables D1.1 The report Accepted D1.2 The plan Submitted" in text
    assert "Milestones M1 A milestone Due News It began" in text
    assert first.xpath(".//li[@id='t1-1']")
    assert words(second) == "WP2"
    assert not document.xpath("//table")  # two need no overview


@pytest.mark.parametrize(("kind", "item"), [("news", news), ("events", event)])
def test_an_item_leads_to_its_work(tmp_path: Path, kind: str, item: Callable[..., str]) -> None:
    named = {f"content/{kind}/x.md": item(id="x", work_packages="[T1.1, WP2]")}
    pages = pages_of(Partials(small(tmp_path, {**FILES, **named}), ADDRESSES))
    page: Any = html.fromstring(content_of(pages[f"{kind}/x/"]))
    links = page.xpath("//a[contains(@href, 'work-packages')]")
    assert {link.get("href"): words(link) for link in links} == {
        "../../project/work-packages/#t1-1": "T1.1 A task",
        "../../project/work-packages/#wp2": "WP2",
    }


def test_a_milestone_shows_nothing_for_what_is_not_there(tmp_path: Path) -> None:
    library = small(
        tmp_path, {"data/milestones.yml": "- {id: M1, title: A milestone, due: 2029-08}\n"}
    )
    assert words(page(library, "milestones")) == "Milestone M1August 2029A milestoneDue"


def test_a_milestone_to_come_is_due_and_has_no_lack_of_sources(tmp_path: Path) -> None:
    text = "- {id: M1, title: T, due: 2027-08, reached: {unknown: 2026-11}}\n"
    library = small(tmp_path, {"data/milestones.yml": text})
    assert "no public source" not in words(page(library, "milestones"))


def test_a_milestone_with_a_state_alone_is_in_the_feed(tmp_path: Path) -> None:
    text = "- {id: M1, title: T, state: reached, published: 2026-11-02}\n"
    library = small(tmp_path, {"data/milestones.yml": text})
    documents = feeds(library, ADDRESSES)
    assert "The milestone is reached." in documents["feeds/milestones.xml"].decode()
