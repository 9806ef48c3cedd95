"""Files to take along where readers, programs and subscribers meet them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import icalendar
import pytest
from lxml import etree, html

from dissemination.build.build import Build
from dissemination.desk.media_types import media_type
from dissemination.model.file_format import FORMATS
from dissemination.output import Output, SourceChangedError
from dissemination.publication.document.internal_links import internal_href
from dissemination.site.search.search_text import SearchText
from tests.support.attachments import office, pdf
from tests.support.small import MOMENT, event, minimal, news

NAMED: Final = "[{file: slides.pptx, title: The talk}, ../../../data/files/plan.pdf]"
FILES: Final = {
    "content/news/x/slides.pptx": office("pptx"),
    "data/files/plan.pdf": pdf(14),
    "content/events/y/programme.pdf": pdf(2),
}
SLIDES: Final = "https://small.example/news/x/slides.pptx"
PLAN: Final = "https://small.example/files/plan.pdf"


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """A build of a small project with files."""
    document = "- {id: d, title: D, kind: Report, text: T, copy_at: {unknown: 2026-01},"
    place = "{town: Berlin, country: DE}"
    texts = {
        "content/news/x/index.md": news("The [plan](../../../data/files/plan.pdf).", files=NAMED),
        "content/events/y/index.md": event(place=place, files="[programme.pdf]"),
        "data/documents.yml": f"{document} file: files/plan.pdf}}\n",
    }
    root = minimal(tmp_path, **texts)
    for path, content in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return Build.of(root, "https://small.example/", MOMENT)


def made(build: Build, address: str) -> bytes:
    """A file of the site that is no page."""
    return output(build, address).make()


def output(build: Build, address: str) -> Output:
    return next(output for output in build.products if output.address == address)


def page(build: Build, address: str) -> html.HtmlElement:
    """The content of a page."""
    own = next(page for page in build.generated_pages if page.address == address)
    return html.fromstring(str(own.body().content))


def test_bytes_are_those_of_the_file(build: Build) -> None:
    at = ("news/x/slides.pptx", "files/plan.pdf", "events/y/programme.pdf")
    assert [made(build, address) for address in at] == [*FILES.values()]


def test_changed_while_the_site_is_built(build: Build) -> None:
    own = output(build, "files/plan.pdf")
    (build.root / "data/files/plan.pdf").write_bytes(pdf(15))
    with pytest.raises(SourceChangedError, match=r"data/files/plan\.pdf was changed"):
        own.make()


def test_page_lists_them(build: Build) -> None:
    listed = page(build, "news/x/").xpath("//ul[@class='files__list']/li")
    assert [" ".join(point.text_content().split()) for point in listed] == [
        "The talk PowerPoint, 1 kB",
        "plan.pdf PDF, 3 kB, 14 pages",
    ]
    links = page(build, "news/x/").xpath("//ul[@class='files__list']//a")
    assert [link.get("href") for link in links] == [
        "../../news/x/slides.pptx",
        "../../files/plan.pdf",
    ]
    assert links[1].get("type") == "application/pdf"


def test_rss_has_one_enclosure(build: Build) -> None:
    """And all of them in its text; a second one would not be RSS."""
    [item] = etree.fromstring(made(build, "feeds/news.xml")).findall(".//item")
    enclosures = [dict(each.attrib) for each in item.findall("enclosure")]
    size, kind = len(FILES["content/news/x/slides.pptx"]), FORMATS["pptx"].type
    assert enclosures == [{"url": SLIDES, "length": str(size), "type": kind}]
    text = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or ""
    assert f'<a href="{PLAN}">plan.pdf</a> (PDF, 3 kB, 14 pages)' in text


def test_atom_has_them_all(build: Build) -> None:
    feed = etree.fromstring(made(build, "feeds/news.atom.xml"))
    links = feed.findall(".//{*}entry/{*}link[@rel='enclosure']")
    assert [(link.get("href"), link.get("title")) for link in links] == [
        *((SLIDES, "The talk"), (PLAN, "plan.pdf"))
    ]


def test_json_feed_has_them_all(build: Build) -> None:
    [item] = json.loads(made(build, "feeds/news.json"))["items"]
    assert item["attachments"][1] == {
        "url": PLAN,
        "mime_type": "application/pdf",
        "size_in_bytes": len(FILES["data/files/plan.pdf"]),
        "title": "plan.pdf",
    }


def test_calendar_has_those_of_an_event(build: Build) -> None:
    """RFC 5545 3.8.1.1, as an address with its type."""
    calendar = icalendar.Calendar.from_ical(made(build, "events/y/event.ics"))
    [own] = calendar.walk("VEVENT")
    assert str(own["attach"]) == "https://small.example/events/y/programme.pdf"
    assert own["attach"].params["FMTTYPE"] == "application/pdf"


def test_open_data(build: Build) -> None:
    """Address, format, size and pages, of items and of records."""
    [item] = json.loads(made(build, "data/news.json"))["records"]
    [document] = json.loads(made(build, "data/documents.json"))["records"]
    told: dict[str, Any] = {"file": PLAN, "format": "PDF", "pages": 14}
    told["bytes"] = len(FILES["data/files/plan.pdf"])
    assert item["files"][1] == {**told, "title": None, "language": None}
    assert {name: document[name] for name in told} == told


def test_search_finds_titles_and_names(build: Build) -> None:
    details = SearchText(build.library).details(build.library.news["a"].item)
    assert "The talk" in details
    assert "slides.pptx" in details


def test_editions_lead_to_the_published_file(build: Build) -> None:
    """And not to a chapter of its name."""
    href = internal_href(build.library, build.addresses)
    assert href("best-practices/x/a.pdf#page=2") == (
        "https://small.example/best-practices/x/a.pdf#page=2"
    )
    assert href("best-practices/x/#x--context") == "#x--context"
    assert href("best-practices/x/") == "#x"


def test_media_types() -> None:
    """Those of the preview are those of feeds, on every machine."""
    for ending, form in FORMATS.items():
        assert media_type(f"files/x.{ending}").removesuffix("; charset=utf-8") == form.type
