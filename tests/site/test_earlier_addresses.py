"""Who moves house or renames loses no reader: pages lead on, feeds and calendars go on serving."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from urllib.parse import urljoin

import icalendar
import pytest
from lxml import etree, html
from PIL import Image

from dissemination import urls
from dissemination.library.earlier import earlier_addresses, earlier_files
from dissemination.load import load
from dissemination.model.kinds import RECORDS
from dissemination.site.pages.redirects import redirects
from dissemination.site.partials import Partials
from dissemination.urls import Addresses
from tests.feeds.test_newsboat import Subscriber
from tests.support.frozen import ADDRESSES as ROOTS
from tests.support.frozen import INNO_DROP, MILLS, UNDER_A_PATH
from tests.support.pages import pages_of, written
from tests.support.products import calendars, feeds
from tests.support.small import (
    ADDRESSES,
    MOMENT,
    PARTNERS,
    PROJECT,
    SITE,
    altered,
    event,
    minimal,
    news,
    small,
)
from tests.support.xpath import elements, strings

ATOM: Final = "{http://www.w3.org/2005/Atom}"
# The earlier addresses of the invented project, and where they lead.
PAGES: Final = {
    "events/start/": "events/kick-off/",
    "posts/2018/01/01/title/": "events/kick-off/",
    "old-feed.xml": "events/kick-off/",
    "news/begin/": "news/salt-and-wind/",
    "news/category/handicraft/": "news/category/craft/",
    "topics/craft/": "news/category/craft/",
    "events/type/course/": "events/type/workshop/",
    "training/salt-0/": "training/salt-3/",
    "impressum.html": "about/legal/",
    "plan/second-season/": "project/milestones/#ms-2",
}
FILES: Final = {
    "calendars/course.ics": "calendars/workshop.ics",
    "calendars/training/salt-0.ics": "calendars/training/salt-3.ics",
    "events/start/event.ics": "events/kick-off/event.ics",
    "events.ics": "calendars/all.ics",
}
FEEDS: Final = {
    "feed.xml": "feeds/news.xml",
    "rss/": "feeds/news.xml",
    "atom.xml": "feeds/news.atom.xml",
    "feeds/news/handicraft.xml": "feeds/news/craft.xml",
    "feeds/training/salt-0.xml": "feeds/training/salt-3.xml",
}
FEED_OF_JSON: Final = ("feed.json", "feeds/all.json")


@pytest.fixture(scope="module", params=["mills", "mills_under_a_path"])
def built(request: pytest.FixtureRequest) -> tuple[Path, str]:
    """The folder of a whole site, at the root of its host and below, and its address."""
    folder: Path = request.getfixturevalue(request.param)
    return folder, ROOTS[MILLS] if request.param == "mills" else UNDER_A_PATH


def file(folder: Path, address: str) -> Path:
    return folder / (f"{address}index.html" if address.endswith("/") else address)


def test_an_earlier_page_leads_on(built: tuple[Path, str]) -> None:
    folder, root = built
    for address, today in PAGES.items():
        document = html.fromstring(file(folder, address).read_bytes())
        [refresh] = strings(document, "//meta[@http-equiv='refresh']/@content")
        target = urljoin(root + address, refresh.partition("url=")[2])
        assert target == root + today
        assert strings(document, "//link[@rel='canonical']/@href") == [target]
        assert [urljoin(root + address, a) for a in strings(document, "//main//a/@href")] == [
            target
        ]
        assert strings(document, "//meta[@name='robots']/@content") == ["noindex"]


def test_a_page_at_the_address_of_a_feed_is_xml(built: tuple[Path, str]) -> None:
    """A host sends it as XML, and a browser then takes it for XHTML."""
    root = etree.parse(built[0] / "old-feed.xml").getroot()
    assert root.tag == "{http://www.w3.org/1999/xhtml}html"


def test_an_earlier_calendar_has_the_bytes_of_today(built: tuple[Path, str]) -> None:
    folder, root = built
    for address, today in FILES.items():
        content = (folder / address).read_bytes()
        assert content == (folder / today).read_bytes()
        calendar = icalendar.Calendar.from_ical(content)
        assert calendar.walk("VEVENT") or today == "calendars/training/salt-3.ics"
        if today.startswith("calendars/"):
            assert str(calendar["source"]) == root + today


def test_an_earlier_feed_has_the_entries_of_today_at_its_own_address(
    built: tuple[Path, str],
) -> None:
    folder, root = built
    for address, today in FEEDS.items():
        former, newest = (etree.parse(file(folder, at)).getroot() for at in (address, today))
        links = {str(link.get("rel")): str(link.get("href")) for link in former.iter(f"{ATOM}link")}
        assert (links["self"], links["current"]) == (root + address, root + today)
        for element in (f"{ATOM}entry", "item"):
            assert [etree.tostring(entry) for entry in former.iter(element)] == [
                etree.tostring(entry) for entry in newest.iter(element)
            ]
    former, newest = (json.loads((folder / at).read_bytes()) for at in FEED_OF_JSON)
    assert former.pop("feed_url") == root + FEED_OF_JSON[0]
    assert newest.pop("feed_url") == root + FEED_OF_JSON[1]
    assert former == newest


def test_nothing_lists_an_earlier_address(built: tuple[Path, str]) -> None:
    folder, root = built
    texts = [
        *(folder / name for name in ("sitemap.xml", "404.html", "feeds/feeds.opml")),
        *(folder / "search").rglob("*"),
    ]
    for path in filter(Path.is_file, texts):
        text = path.read_text("utf-8")
        for address in (*PAGES, *FILES, *FEEDS, "2025/01/"):
            assert f"{root}{address}<" not in text
            assert f'"{address}"' not in text


def test_a_template_makes_addresses_of_all_items(built: tuple[Path, str]) -> None:
    folder, root = built
    document = html.parse(folder / "2025/01/week-01.html").getroot()
    [refresh] = strings(document, "//meta[@http-equiv='refresh']/@content")
    assert urljoin(f"{root}2025/01/week-01.html", refresh.partition("url=")[2]).startswith(
        f"{root}news/week-01"
    )


def test_the_place_of_an_earlier_id_is_still_there(built: tuple[Path, str]) -> None:
    document = html.parse(built[0] / "project/milestones/index.html").getroot()
    [place] = elements(document, "//*[@id='m2']")
    assert strings(place, "../@id") == ["ms-2"]


def test_every_record_keeps_the_places_of_its_earlier_ids() -> None:
    library = load(INNO_DROP, MOMENT)
    placed = [k for k in RECORDS.values() if not k.has_pages and "aliases" in k.model.model_fields]
    records: dict[str, Any] = {
        kind.collection: {
            key: record.model_copy(update={"aliases": (f"was-{kind.field}-{key}", "/old.html")})
            for key, record in getattr(library, kind.collection).items()
        }
        for kind in placed
    }
    partials = Partials(altered(library, **records), ADDRESSES)
    shown = (kind for kind in placed if records[kind.collection] and kind.name != "position")
    names = [kind.field for kind in shown]
    text = "".join(partials.render(f"macros/{name}", "x/y/") for name in (*names, "place_map"))
    for kind in placed:
        for record in records[kind.collection].values():
            former = urls.record(kind.name, record.aliases[0]).partition("#")[2]
            assert text.count(f'id="{former}"') == 1, record.id


# On small projects

RENAMED: Final = {
    "data/site.yml": SITE.replace(
        "  - id: project\n", "  - id: work\n    aliases: [project, first-work]\n"
    ).replace("  - id: meeting\n", "  - id: gathering\n    aliases: [meeting]\n"),
    "data/partners.yml": PARTNERS.replace("- id: first\n", "- id: one\n  aliases: [first]\n"),
}
NAMED: Final = {"category": "work", "partners": "[one]"}


def renamed(**files: str) -> dict[str, str]:
    """A small project whose category, type of event and partner have another id than before."""
    project = {"data/project.yml": PROJECT.replace("first", "one")}
    return {**RENAMED, **project, **files}


def test_ids_in_addresses_may_change(tmp_path: Path) -> None:
    before = small(
        tmp_path / "before",
        {
            "content/news/a.md": news(partners="[first]"),
            "content/events/e.md": event(partners="[first]"),
        },
    )
    after = small(
        tmp_path / "after",
        renamed(
            **{
                "content/news/a.md": news(**NAMED),
                "content/events/e.md": event(partners="[one]", type="gathering"),
            }
        ),
    )
    partials = Partials(after, ADDRESSES)
    pages, today = pages_of(Partials(before, ADDRESSES)), pages_of(partials)
    documents = written(redirects(partials, today.values()))
    gone = pages.keys() - today.keys()
    assert {f"{address}index.html" for address in gone} <= documents.keys()
    served = feeds(after, ADDRESSES)
    assert feeds(before, ADDRESSES).keys() <= served.keys()
    assert "feeds/news/first-work.xml" in served
    files = {*calendars(after, ADDRESSES), *earlier_files(after)}
    assert calendars(before, ADDRESSES).keys() <= files


def test_an_empty_list_leads_to_the_one_above(tmp_path: Path) -> None:
    site = RENAMED["data/site.yml"].replace("first-work", "/topics/work.html")
    site += "earlier_addresses: [{of: /events/type/gathering/, aliases: [/visits]}]\n"
    library = small(tmp_path, renamed() | {"data/site.yml": site})
    partials = Partials(library, ADDRESSES)
    documents = written(redirects(partials, pages_of(partials).values()))
    assert b"url=../news/" in documents["topics/work.html"]
    assert b"url=../events/" in documents["visits/index.html"]
    assert b"url=../../../news/" in documents["news/category/project/index.html"]
    assert b"url=../../../events/" in documents["events/type/meeting/index.html"]


def test_pages_below_an_earlier_name_lead_on_too(tmp_path: Path) -> None:
    """Pictures of a gallery, and the closed pages of a list."""
    gallery = "\n  - picture: line.jpg\n    alt: A line"
    files = {f"content/news/n{n}.md": news(id=f"n{n}", **NAMED) for n in range(35)}
    files["content/news/new/index.md"] = news(gallery=gallery, aliases="[old]", **NAMED)
    root = minimal(tmp_path, **renamed(**files))
    Image.new("RGB", (4, 4)).save(root / "content/news/new/line.jpg")
    partials = Partials(load(root, MOMENT), ADDRESSES)
    documents = written(redirects(partials, pages_of(partials).values()))
    assert b"url=../../../news/new/line/" in documents["news/old/line/index.html"]
    older = [address for address in documents if address.startswith("news/category/project/page/")]
    assert older == [f"news/category/project/page/{n + 1}/index.html" for n in range(len(older))]
    assert older


def test_an_old_list_of_many_keeps_its_archives(tmp_path: Path) -> None:
    files = {f"content/news/n{n}.md": news(id=f"n{n}", category="work") for n in range(120)}
    served = feeds(small(tmp_path, renamed(**files)), ADDRESSES)
    for number in (1, 2, 3):
        assert f"feeds/archive/news/project-{number}.xml" in served
    root = etree.fromstring(served["feeds/archive/news/project-2.xml"])
    links = {str(link.get("rel")): str(link.get("href")) for link in root.iter(f"{ATOM}link")}
    assert links["prev-archive"].endswith("feeds/archive/news/project-1.xml")
    assert links["next-archive"].endswith("feeds/archive/news/project-3.xml")
    assert links["current"].endswith("feeds/news/project.xml")


def test_the_entry_of_a_renamed_milestone_keeps_its_id(tmp_path: Path) -> None:
    text = (
        '- {{id: {}, number: "1", title: A, text: T., verification: V., reached: It was., '
        "published: 2026-05-01}}\n"
    )
    named = text.replace("number", "aliases: [M1, M2], number")
    ids = []
    for name, data in (("M1", text), ("M3", named)):
        library = small(tmp_path / name, {"data/milestones.yml": data.format(name)})
        [guid] = etree.fromstring(feeds(library, ADDRESSES)["feeds/milestones.xml"]).iter("guid")
        ids.append(guid.text)
    assert ids[0] == ids[1]


@pytest.mark.parametrize(
    ("template", "address"),
    [
        ("/:year/:month/:slug.html", "2018/03/new.html"),
        ("/:categories/:year/:month/:day/:title", "work/2018/03/04/new/"),
        ("/:section/:year-:month-:day-:slug/", "news/2018-03-04-new/"),
        ("/blog/:title/index.html", "blog/new/"),
    ],
)
def test_templates_of_other_engines(tmp_path: Path, template: str, address: str) -> None:
    site = f"earlier_permalinks: ['{template}']\n" + RENAMED["data/site.yml"]
    item = news(date="2018-03-04", aliases="[old]", **NAMED)
    files = renamed(**{"content/news/new.md": item}) | {"data/site.yml": site}
    moved = earlier_addresses(small(tmp_path, files))
    assert moved[address] == moved[re.sub(r"new\b", "old", address)] == "news/new/"


def test_an_alias_comes_before_a_template(tmp_path: Path) -> None:
    site = "earlier_permalinks: [/:year/:slug.html]\n" + SITE
    files = {
        "data/site.yml": site,
        "content/news/a.md": news(id="a"),
        "content/events/a.md": event(id="e", aliases="[/2026/a.html]"),
    }
    assert earlier_addresses(small(tmp_path, files))["2026/a.html"] == "events/a/"


@pytest.mark.needs("newsboat")
def test_newsboat_goes_on_at_the_old_address(tmp_path: Path, serve: Callable[[Path], str]) -> None:
    """It reads the feed of the former site, then ours at the same address."""
    reader = Subscriber(tmp_path, serve)
    item = news("The text.", id="a")
    library = small(tmp_path / "a", {"content/news/a.md": item})
    first = reader.reads(feeds(library, ADDRESSES)["feeds/news/project.xml"])
    reader.has_read_all()
    files = renamed(**{"content/news/b.md": news("The text.", id="a", category="work")})
    moved = feeds(small(tmp_path / "b", files), Addresses("https://new.example/p/"))
    second = reader.reads(moved["feeds/news/project.xml"])
    assert second.keys() == first.keys()
    assert {unread for *_, unread in second.values()} == {"0"}
