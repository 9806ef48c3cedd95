"""What holds for every page, feed and calendar of a whole site, wherever it stands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from lxml import etree

from tests.support.frozen import INNO_DROP, MILLS, UNDER_A_PATH
from tests.support.links import Page, Site

# The design's table, but for what later issues bring; below are the addresses that the data give.
ADDRESSES = """
/ 404.html search/ glossary/ documents/
project/ project/objectives/ project/work-packages/ project/milestones/ project/results/
project/labels/ project/sources/ project/timeline/
partners/ training/ news/ events/ best-practices/
feeds/ feeds/news.xml feeds/news.atom.xml feeds/news.json
feeds/events.xml feeds/events.atom.xml feeds/events.json calendars/all.ics
about/legal/ about/privacy/ about/accessibility/ about/credits/ about/contact/
about/cluster-excellence/ about/components/
sitemap.xml search/index.json
"""


@pytest.fixture(scope="session")
def first(inno_drop: Path) -> Site:
    return Site(inno_drop, "https://inno-drop.example/")


@pytest.fixture(scope="session")
def second(mills: Path) -> Site:
    return Site(mills, "https://mills.example/")


@pytest.fixture(scope="session")
def under_a_path(mills_under_a_path: Path) -> Site:
    return Site(mills_under_a_path, UNDER_A_PATH)


@pytest.fixture(params=["first", "second", "under_a_path"])
def site(request: pytest.FixtureRequest) -> Site:
    return request.getfixturevalue(request.param)


# Addresses


def test_every_address_of_the_design_exists(first: Site) -> None:
    wanted = [address.removeprefix("/") for address in ADDRESSES.split()]
    for kind, folder in (("news", "news"), ("events", "events"), ("practices", "best-practices")):
        files = (INNO_DROP / "content" / kind).glob("*.md")
        wanted += [f"{folder}/{file.stem}/" for file in files]
    wanted += [f"partners/{partner['id']}/" for partner in records("partners")]
    wanted += [f"training/{action['id'].lower()}/" for action in records("training")]
    wanted += ["news/2017/", "news/category/label/", "news/partner/nanoprogress/"]
    wanted += ["events/2017/04/", "events/type/study-visit/", "events/2017/"]
    wanted += ["events/partner/zinnae/", "events/training/t1/"]
    wanted += ["events/berlin-training-2017/event.ics"]

    assert [address for address in wanted if first.lost(first.root + address)] == []


def test_news_fill_closed_pages_from_the_oldest(second: Site) -> None:
    assert second.lost("https://mills.example/news/page/1/") is None
    assert second.lost("https://mills.example/news/page/3/") is not None
    assert "Kick-off" not in second.pages["news/page/1/"].title
    assert "Just now" in second.pages["news/"].text
    assert "Just now" not in second.pages["news/page/1/"].text


def test_an_alias_leads_on_to_the_item(second: Site) -> None:
    for alias in ("news/begin/", "news/first-news/"):
        page = second.pages[alias]

        assert page.metas["refresh"].endswith("../../news/salt-and-wind/")
        assert page.canonical == "https://mills.example/news/salt-and-wind/"
        assert page.metas["robots"] == "noindex"


def test_a_withdrawn_item_leaves_a_notice_and_nothing_else(second: Site) -> None:
    for address in ("news/gone/", "events/gone/"):
        assert "This item was withdrawn on" in second.pages[address].text
        assert second.pages[address].metas["robots"] == "noindex"
    assert "events/gone/event.ics" not in second.files
    assert_nowhere(second, "SECRETWITHDRAWN")


def test_an_earlier_address_of_a_withdrawn_item_leads_to_the_notice(second: Site) -> None:
    assert second.pages["events/gone-before/"].metas["refresh"].endswith("events/gone/")


def test_drafts_and_what_is_still_to_come_are_nowhere(second: Site) -> None:
    assert_nowhere(second, "SECRETDRAFT")
    assert_nowhere(second, "SECRETFUTURE")
    assert not {"news/secret/", "news/later/", "events/later/"} & second.pages.keys()


# Links


def test_every_link_of_pages_feeds_and_calendars_leads_somewhere(site: Site) -> None:
    assert site.dead_links() == []


def test_no_page_loads_anything_from_another_host(site: Site) -> None:
    assert site.foreign_loads() == []


def test_the_page_of_the_lost_works_at_any_depth(site: Site) -> None:
    lost = site.pages["404.html"]
    searches = [link.address for link in lost.links if "search" in link.address]

    assert searches
    for address in (link.address for link in lost.links):
        assert address.startswith(("#", "/", "https://")), address


def test_the_checker_sees_what_it_is_meant_to_see(tmp_path: Path) -> None:
    write(
        tmp_path / "index.html",
        """
        <html lang="en"><p id="here">
        <a href="news/">whole</a> <a href="#here">whole</a> <a href="https://else.example/">whole</a>
        <a href="gone/">1</a> <a href="#gone">2</a> <a href="news">3</a> <a href="/">4</a>
        <img src="gone.png" srcset="news/index.html 1x, gone@2x.png 2x">
        <script src="https://else.example/x.js"></script></p></html>""",
    )
    write(tmp_path / "news/index.html", '<div style="background: url(gone.svg)">')
    write(tmp_path / "site.css", '@import "gone.css"; a { background: url("news/index.html") }')
    write(
        tmp_path / "news.xml",
        """
        <rss><link>https://a.example/b/gone/</link>
        <x>&lt;p>&lt;a href="../news/">.&lt;/a></x></rss>""",
    )
    write(tmp_path / "news.json", '{"items": [{"url": "https://a.example/b/news/#gone"}]}')
    write(tmp_path / "all.ics", "URL:https://a.example/b/go\r\n ne/\r\n")
    site = Site(tmp_path, "https://a.example/b/")

    assert [dead.partition(": ")[2] for dead in site.dead_links()] == [
        "href of <a>: 'gone/': there is no such file",
        "href of <a>: '#gone': there is no id 'gone'",
        "href of <a>: 'news': there is no such file",
        "href of <a>: '/': it is above the root of the site",
        "src of <img>: 'gone.png': there is no such file",
        "srcset of <img>: 'gone@2x.png': there is no such file",
        "style of <div>: 'gone.svg': there is no such file",
        "URL: 'https://a.example/b/gone/': there is no such file",
        "url: 'https://a.example/b/news/#gone': there is no id 'gone'",
        "link: 'https://a.example/b/gone/': there is no such file",
        "href of <a> in x: '../news/': it is not absolute",
        "style sheet: 'gone.css': there is no such file",
    ]
    assert site.foreign_loads() == [": src of <script>: https://else.example/x.js"]
    assert site.pages["news/"].faults == ["<div> is never closed"]


# Pages


def test_every_page_says_what_it_is(site: Site) -> None:
    for at, page in site.pages.items():
        assert page.lang, at
        assert page.title.strip(), at
        assert page.metas.get("description", "").strip(), at
        assert page.headings.count("h1") == 1, at


def test_titles_and_descriptions_tell_pages_apart(site: Site) -> None:
    titles = [page.title for page in site.full_pages.values()]

    assert sorted({title for title in titles if titles.count(title) > 1}) == []


def test_every_page_names_its_canonical_address(site: Site) -> None:
    canonical = {at: page.canonical for at, page in site.full_pages.items() if at != "404.html"}

    assert canonical == {at: site.root + at for at in canonical}


def test_every_page_has_the_funding_statement_and_the_emblem(site: Site) -> None:
    data = (MILLS if "mills" in site.root else INNO_DROP) / "data"
    statement = yaml.safe_load((data / "project.yml").read_text("utf-8"))["funding"]["statement"]
    for at, page in site.full_pages.items():
        emblems = [p for p in page.pictures if (p["src"] or "").endswith("assets/eu-emblem.svg")]

        assert " ".join(statement.split()) in page.text, at
        assert [emblem["alt"] for emblem in emblems] == ["Emblem of the European Union"], at


def test_every_picture_has_words_and_a_size(site: Site) -> None:
    for at, page in site.pages.items():
        for picture in page.pictures:
            is_drawing = (picture["src"] or "").endswith(".svg")

            assert picture.get("alt"), f"{at}: {picture}"
            assert is_drawing or (picture.get("width") and picture.get("height")), (
                f"{at}: {picture}"
            )


def test_elements_are_nested_and_ids_unique(site: Site) -> None:
    faults = [f"{at}: {fault}" for at, page in site.pages.items() for fault in page.faults]
    doubled = [
        f"{at}: id {found!r} twice"
        for at, page in site.pages.items()
        for found in sorted(set(page.ids))
        if page.ids.count(found) > 1
    ]

    assert faults + doubled == []


def test_no_page_has_an_inline_event_handler_or_a_script_as_address(site: Site) -> None:
    assert [(at, page.handlers) for at, page in site.pages.items() if page.handlers] == []
    assert [
        (at, link)
        for at, link in site.links()
        if link.address.strip().lower().startswith(("javascript:", "vbscript:", "data:text"))
    ] == []


def test_no_marker_is_left_anywhere(site: Site) -> None:
    marker = re.compile("[\ue000-\uf8ff]|<!--word:|_Macro (Rendering|Syntax) Error_")
    texts = [name for name in site.files if name.endswith((".html", ".xml", ".json", ".ics"))]

    assert [name for name in sorted(texts) if marker.search(site.text(name))] == []


def test_the_awkward_texts_are_shown_as_they_are_written(second: Site) -> None:
    quotes, template = second.pages["news/quotes/"], second.pages["news/template/"]

    assert "\"'`<b>&amp;&lt;&#x27;</b>--> ]]> </title></script>" in quotes.text
    assert quotes.title.startswith("\"'`<b>&amp;&lt;&#x27;</b>--> ]]> </title></script> · MILL")
    assert "&amp; is shown as it is written: &amp;, not &." in quotes.text
    assert "{{ 7 * 7 }} {% include 'x' %} {# gone? #}" in template.text
    assert '<script>alert("salt")</script> & Söhne' in second.pages["partners/"].text
    assert "\u2068صفاقس\u2069" in second.pages["events/open-day-oulu/"].text


# What search engines and the search are told


def test_the_sitemap_lists_every_page_that_may_be_found_and_no_other(site: Site) -> None:
    tree = etree.fromstring(site.text("sitemap.xml").encode())
    listed = tree.xpath("//*[local-name()='loc']/text()")
    meant = [site.root + at for at, page in site.full_pages.items() if may_be_found(at, page)]

    assert sorted(listed) == sorted(meant)


def test_what_leads_on_or_was_withdrawn_is_not_to_be_found(second: Site) -> None:
    hidden = {at for at, page in second.pages.items() if not may_be_found(at, page)}

    assert hidden >= {"404.html", "news/begin/", "news/gone/", "events/gone/"}


def test_every_search_entry_leads_to_its_place(site: Site) -> None:
    found = search_addresses(site)

    assert [address for address in found if site.lost(site.root + address)] == []


def test_the_search_knows_every_item_and_record_page(second: Site) -> None:
    known = set(search_addresses(second))
    folder = MILLS / "content"
    hidden = {"gone", "secret", "later"}
    slugs = [
        f"{kind}/{file.parent.name if file.stem == 'index' else file.stem}/"
        for kind in ("news", "events")
        for file in (folder / kind).rglob("*.md")
        if file.stem not in hidden
    ]
    partners = [f"partners/{partner['id']}/" for partner in records("partners", MILLS)]

    assert sorted({*slugs, *partners} - known) == []
    assert not [at for at in known if at.strip("/").split("/")[-1] in hidden]


def test_only_the_search_page_loads_the_search(site: Site) -> None:
    asking = re.compile(r"search/(index|words|entries)|assets/search\.js|workers/search")

    assert [at for at, page in site.pages.items() if asking.search(page.source)] == ["search/"]


def test_the_search_form_of_every_page_leads_to_the_search_page(site: Site) -> None:
    for at, page in site.full_pages.items():
        if at != "search/":
            actions = [link.address for link in page.links if link.element == "action of <form>"]
            assert [action.endswith("search/") for action in actions] == [True], at


def search_addresses(site: Site) -> list[str]:
    """Where the answers of the search lead, in the order of the index."""
    about = json.loads(site.text("search/index.json"))
    blocks = range(-(-len(about["of"]) // about["block"]))
    listed = [json.loads(site.text(f"search/entries/{number}.json")) for number in blocks]
    return [entry[0] for block in listed for entry in block]


def records(kind: str, project: Path = INNO_DROP) -> list[dict[str, str]]:
    text = (project / "data" / f"{kind}.yml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


def may_be_found(at: str, page: Page) -> bool:
    return at != "404.html" and "noindex" not in page.metas.get("robots", "")


def assert_nowhere(site: Site, word: str) -> None:
    kinds = (".png", ".jpg", ".webp", ".pdf", ".epub", ".woff2", ".gz")
    texts = [name for name in site.files if not name.endswith(kinds)]
    assert [name for name in sorted(texts) if word in site.text(name)] == []


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text.strip(), encoding="utf-8")
