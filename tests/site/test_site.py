"""What holds for every page, feed and calendar of a whole site, wherever it stands."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from dissemination.rules.catalogue import findings
from dissemination.rules.finding import lines
from dissemination.rules.site import FundingNotice, Site
from tests.support.frozen import ADDRESSES as PUBLIC
from tests.support.frozen import INNO_DROP, LARGE, MILLS, MINIMAL, UNDER_A_PATH
from tests.support.sample import every

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


@pytest.fixture(scope="session")
def large_site(large: Path) -> Site:
    return Site(large, PUBLIC[LARGE])


DECORATIVE = ("line.png", "towers-awake/stairs.png")  # of the large project, by their items


@pytest.fixture(params=every(4, ["first", "second", "under_a_path", "large_site"]))
def site(request: pytest.FixtureRequest) -> Site:
    fixture: Site = request.getfixturevalue(request.param)
    return fixture


# Rules for any site


def test_no_rule_is_broken(site: Site) -> None:
    projects = {PUBLIC[LARGE]: LARGE, PUBLIC[INNO_DROP]: INNO_DROP}
    assert broken_rules(site, projects.get(site.root, MILLS)) == []


def test_no_rule_is_broken_by_a_project_of_four_files(minimal_site: Path) -> None:
    assert broken_rules(Site(minimal_site, PUBLIC[MINIMAL]), MINIMAL) == []
    assert not (minimal_site.parent / "content").exists()  # git keeps no empty folder
    assert "There is no news yet." in (minimal_site / "news/index.html").read_text("utf-8")


def broken_rules(site: Site, project: Path) -> list[str]:
    """The rules that a site breaks, whose pages must show its project's funding."""
    text = (project / "data/project.yml").read_text("utf-8")
    funding_notice = FundingNotice(
        (yaml.safe_load(text)["funding"]["statement"],), "Emblem of the European Union"
    )
    return lines(findings(replace(site, funding_notice=funding_notice)), "site")


# Addresses


def test_every_address_of_the_design_exists(first: Site) -> None:
    addresses = [address.removeprefix("/") for address in ADDRESSES.split()]
    for kind, folder in (("news", "news"), ("events", "events"), ("practices", "best-practices")):
        files = (INNO_DROP / "content" / kind).glob("*.md")
        addresses += [f"{folder}/{file.stem}/" for file in files]
    addresses += [f"partners/{partner['id']}/" for partner in records("partners")]
    addresses += [f"training/{action['id'].lower()}/" for action in records("training")]
    addresses += ["news/2017/", "news/category/label/", "news/partner/nanoprogress/"]
    addresses += ["events/2017/04/", "events/type/study-visit/", "events/2017/"]
    addresses += ["events/partner/zinnae/", "events/training/t1/"]
    addresses += ["events/berlin-training-2017/event.ics"]

    assert [address for address in addresses if first.lost(first.root + address)] == []


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


def test_the_page_of_the_lost_works_at_any_depth(site: Site) -> None:
    lost = site.pages["404.html"]
    searches = [link.address for link in lost.links if "search" in link.address]

    assert searches
    for address in (link.address for link in lost.links):
        assert address.startswith(("#", "/", "https://")), address


# Pages


def test_every_picture_has_words(site: Site) -> None:
    for at, page in site.pages.items():
        for picture in page.pictures:
            address = picture.get("src") or ""
            # The name of a person stands beside the picture, and that of a partner in the list.
            is_named = "project/people/" in address or (
                at == "partners/" and "/partners/" in address
            )
            is_decorative = address.endswith(DECORATIVE) or is_named
            assert picture.get("alt") or is_decorative, f"{at}: {picture}"


def test_the_awkward_texts_are_shown_as_they_are_written(second: Site) -> None:
    quotes, template = second.pages["news/quotes/"], second.pages["news/template/"]

    assert "\"'`<b>&amp;&lt;&#x27;</b>--> ]]> </title></script>" in quotes.text
    assert quotes.title.startswith("\"'`<b>&amp;&lt;&#x27;</b>--> ]]> </title></script> · MILL")
    assert "&amp; is shown as it is written: &amp;, not &." in quotes.text
    assert "{{ 7 * 7 }} {% include 'x' %} {# gone? #}" in template.text
    assert '<script>alert("salt")</script> & Söhne' in second.pages["partners/"].text
    assert "\u2068صفاقس\u2069" in second.pages["events/open-day-oulu/"].text


# Search engines and the search


def test_what_leads_on_or_was_withdrawn_is_not_to_be_found(second: Site) -> None:
    hidden = {
        at for at, page in second.pages.items() if at == "404.html" or not page.may_be_indexed
    }

    assert hidden >= {"404.html", "news/begin/", "news/gone/", "events/gone/"}


def test_the_search_knows_every_item_and_record_page(second: Site) -> None:
    answers = set(search_addresses(second))
    folder = MILLS / "content"
    hidden = {"gone", "secret", "later"}
    slugs = [
        f"{kind}/{file.parent.name if file.stem == 'index' else file.stem}/"
        for kind in ("news", "events")
        for file in (folder / kind).rglob("*.md")
        if file.stem not in hidden
    ]
    partners = [f"partners/{partner['id']}/" for partner in records("partners", MILLS)]

    assert sorted({*slugs, *partners} - answers) == []
    assert not [at for at in answers if at.strip("/").split("/")[-1] in hidden]


def test_only_the_search_page_loads_the_search(site: Site) -> None:
    asking = re.compile(r"search/(index|words|entries)|assets/search\.js|workers/search")

    assert [at for at, page in site.pages.items() if asking.search(page.source)] == ["search/"]


def search_addresses(site: Site) -> list[str]:
    """Where the answers of the search lead, in the order of the index."""
    about = json.loads(site.text("search/index.json"))
    numbers = range(-(-len(about["of"]) // about["block"]))
    blocks = [json.loads(site.text(f"search/entries/{number}.json")) for number in numbers]
    return [entry[0] for block in blocks for entry in block]


def records(kind: str, project: Path = INNO_DROP) -> list[dict[str, str]]:
    text = (project / "data" / f"{kind}.yml").read_text(encoding="utf-8")
    entries: list[dict[str, str]] = yaml.safe_load(text)
    return entries


def assert_nowhere(site: Site, word: str) -> None:
    kinds = (".png", ".jpg", ".webp", ".pdf", ".epub", ".woff2", ".gz")
    texts = [name for name in site.files if not name.endswith(kinds)]
    assert [name for name in sorted(texts) if word in site.text(name)] == []
