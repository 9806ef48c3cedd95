"""What pages give machines: linked data, Open Graph, canonical addresses, robots.txt, sitemap."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from lxml import etree, html

from dissemination.linked_data.graph import PageMetadata, graph
from dissemination.rules.linked_data import nodes
from dissemination.rules.site import Site
from dissemination.site.page_head import meta
from dissemination.site.partials import Partials
from dissemination.urls import CHAPTERS, Addresses, chapter
from tests.content.test_broken import lines_of
from tests.support.frozen import INNO_DROP, UNDER_A_PATH
from tests.support.small import ADDRESSES, PROJECT, SITE, event, minimal, news, quoted, small
from tests.support.xpath import elements, text_content

HOSTILE: Final = "R&D </script><script>alert(1)</script> <!-- <script> ]]> \"'"
WHEN: Final = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?)?)?")

# What search engines require of a type (Google's structured data, 2026), or schema.org lives by.
REQUIRED: Final = {
    "Article": {"headline"},
    "BreadcrumbList": {"itemListElement"},
    "CollectionPage": {"name", "url"},
    "Course": {"name", "description"},
    "Dataset": {"name", "url"},
    "DigitalDocument": {"name", "url", "abstract"},
    "CreativeWork": {"name", "url"},
    "EntryPoint": {"urlTemplate"},
    "Event": {"name", "startDate", "location", "eventStatus", "eventAttendanceMode"},
    "FundingScheme": {"name"},
    "Grant": {"funder"},
    "ImageObject": {"url"},
    "ListItem": {"position", "name", "item"},
    "NewsArticle": {"headline", "datePublished", "dateModified", "mainEntityOfPage"},
    "CollegeOrUniversity": {"name"},
    "GovernmentOrganization": {"name"},
    "Organization": {"name"},
    "OrganizationRole": {"roleName"},
    "Person": {"name"},
    "Place": {"name", "address"},
    "PostalAddress": {"addressCountry"},
    "Project": {"name", "url", "funding", "funder", "member"},
    "Report": {"name", "url"},
    "ResearchOrganization": {"name"},
    "ResearchProject": {"name", "url", "funding", "funder", "member"},
    "SearchAction": {"target", "query-input"},
    "VirtualLocation": {"url"},
    "WebPage": {"name", "description", "url", "inLanguage", "isPartOf"},
    "WebSite": {"name", "url"},
}
OTHERS: Final = {
    *("AboutPage", "ContactPage", "ContactPoint", "FundingAgency", "GeoCoordinates"),
    *("MonetaryAmount", "MonetaryGrant", "PropertyValue", "QuantitativeValue"),
    *("SearchResultsPage", "VideoObject"),
}
# The terms in use; each was held against the types of schema.org (schema-dts 2.1), apart from
# `query-input`, which search engines add to them.
PROPERTIES: Final = {
    *("@id", "@type", "about", "abstract", "address", "addressCountry", "addressLocality"),
    *("affiliation", "contactPoint", "department", "email", "jobTitle", "propertyID", "sameAs"),
    *("alternateName", "alternativeHeadline", "articleSection", "author", "breadcrumb", "caption"),
    *("contentUrl", "encoding", "genre", "isAccessibleForFree", "version"),
    *("citation", "courseCode", "dateModified", "datePublished", "description"),
    *("dissolutionDate", "email", "endDate", "eventAttendanceMode", "eventStatus", "foundingDate"),
    *("funder", "funding", "geo", "hasPart", "headline", "height", "identifier", "image"),
    *("inLanguage", "isBasedOn", "isPartOf", "item", "itemListElement", "keywords", "latitude"),
    *("license", "location", "logo", "longitude", "mainEntityOfPage", "member", "memberOf"),
    *("name", "parentOrganization", "position", "potentialAction", "previousStartDate"),
    *("propertyID", "publisher", "query-input", "roleName", "sameAs", "sourceOrganization"),
    *("startDate", "subjectOf"),
    *("streetAddress", "target", "unitCode", "url", "urlTemplate", "value", "width"),
}
OPEN_GRAPH: Final = {"title", "description", "type", "url", "site_name", "locale"}
EVENT: Final = "content/events/e.md"
PLACE: Final = "{town: Berlin, country: DE}"


@pytest.fixture(scope="module")
def first(inno_drop: Path) -> Site:
    return Site(inno_drop, "https://inno-drop.example/")


@pytest.fixture(scope="module")
def second(mills_under_a_path: Path) -> Site:
    """The second project under a path of its host."""
    return Site(mills_under_a_path, UNDER_A_PATH)


@pytest.fixture(params=["first", "second"])
def site(request: pytest.FixtureRequest) -> Site:
    built: Site = request.getfixturevalue(request.param)
    return built


@cache
def tree(site: Site, at: str) -> html.HtmlElement:
    """The elements of a page."""
    name = at if at.endswith(".html") else f"{at}index.html"
    return html.fromstring((site.folder / name).read_text("utf-8"))


@cache
def graph_nodes_of(site: Site, at: str) -> list[dict[str, Any]]:
    """The nodes of a page's graph."""
    scripts = tree(site, at).xpath("//script[@type='application/ld+json']")
    if not scripts:
        return []
    [script] = scripts
    whole = json.loads(script.text)
    assert whole.keys() == {"@context", "@graph"}
    assert whole["@context"] == "https://schema.org"
    graph_nodes: list[dict[str, Any]] = whole["@graph"]
    return graph_nodes


def of_type(graph_nodes: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [node for node in graph_nodes if node["@type"] == kind]


def properties(site: Site, at: str) -> dict[str, str]:
    """The Open Graph properties of a page; one that stands twice fails."""
    root = tree(site, at)
    pairs = [(m.get("property"), m.get("content")) for m in root.xpath("//meta[@property]")]
    assert len(dict(pairs)) == len(pairs), at
    return dict(pairs)


def regular_pages(site: Site) -> list[str]:
    """The addresses of all pages with content, without the 404 page."""
    return [at for at in site.full_pages if at != "404.html"]


# Linked data


def test_every_page_has_one_graph_with_the_fields_that_are_required(site: Site) -> None:
    for at in regular_pages(site):
        entries = list(nodes(graph_nodes_of(site, at)))

        assert entries, at
        for node in entries:
            kind = node.get("@type")
            if kind is None:
                assert node.keys() == {"@id"}, (at, node)
            else:
                assert kind in REQUIRED.keys() | OTHERS, (at, kind)
                assert REQUIRED.get(kind, set()) <= node.keys(), (at, kind)
            assert node.keys() <= PROPERTIES, (at, node.keys() - PROPERTIES)
            assert all(value not in (None, "", [], {}) for value in node.values()), (at, node)


def test_a_graph_has_the_address_and_the_breadcrumbs_of_its_page(site: Site) -> None:
    for at in regular_pages(site):
        page, *others = graph_nodes_of(site, at)

        assert page["url"] == site.full_pages[at].canonical == site.root + at
        trails = of_type(others, "BreadcrumbList")
        assert len(trails) == (at != "")
        for trail in trails:
            steps = trail["itemListElement"]
            assert [step["position"] for step in steps] == [*range(1, len(steps) + 1)]
            assert (steps[0]["item"], steps[-1]["item"]) == (site.root, page["url"])
            assert len(steps) >= 2


def test_the_breadcrumbs_are_those_that_the_page_shows(site: Site) -> None:
    for at in regular_pages(site):
        shown = [a.text_content() for a in tree(site, at).xpath("//nav[@class='trail']//a")]
        for trail in of_type(graph_nodes_of(site, at), "BreadcrumbList"):
            if shown:
                assert [step["name"] for step in trail["itemListElement"]][:-1] == shown, at


def test_every_address_of_a_graph_leads_somewhere(site: Site) -> None:
    for at in regular_pages(site):
        for node in nodes(graph_nodes_of(site, at)):
            for name in ("url", "item", "logo", "urlTemplate"):
                if address := node.get(name):
                    assert re.match(r"https?://[^\s<>\"]+$", address), (at, address)
                    assert site.lost(address.partition("?")[0]) is None, (at, address)


def test_every_date_of_a_graph_is_one_and_none_is_to_come(site: Site) -> None:
    for at in regular_pages(site):
        for node in nodes(graph_nodes_of(site, at)):
            dates = {name: node[name] for name in node if name.endswith("Date")}
            published = {n: node[n] for n in ("datePublished", "dateModified") if n in node}
            for value in (dates | published).values():
                assert WHEN.fullmatch(value), (at, value)
            assert all(value[:10] <= "2026-11-22" for value in published.values()), at


def test_the_404_page_has_no_metadata(site: Site) -> None:
    lost = site.pages["404.html"]

    assert (graph_nodes_of(site, "404.html"), properties(site, "404.html"), lost.canonical) == (
        [],
        {},
        "",
    )
    assert lost.metas["robots"] == "noindex"


def test_only_the_page_of_an_event_with_a_known_day_has_it(first: Site) -> None:
    starts = {}
    for file in (INNO_DROP / "content/events").glob("*.md"):
        front = yaml.safe_load(file.read_text("utf-8").split("---\n")[1])
        if "start" in front:
            starts[f"events/{file.stem}/"] = str(front["start"])
    days_by_page = {
        at: [
            node["startDate"]
            for node in nodes(graph_nodes_of(first, at))
            if node.get("@type") == "Event"
        ]
        for at in regular_pages(first)
    }

    assert {at: days for at, days in days_by_page.items() if days} == {
        at: [day] for at, day in starts.items()
    }
    assert "events/prague-communication-training/" not in starts


def test_an_inferred_day_is_in_no_graph(first: Site) -> None:
    assert "2017-06-26" not in json.dumps(
        graph_nodes_of(first, "events/copenhagen-study-visit-2017/")
    )


def test_the_project_node_has_the_known_facts(first: Site, second: Site) -> None:
    for at in ("", "project/"):
        [project] = of_type(graph_nodes_of(first, at), "Project")
        assert (project["foundingDate"], project["dissolutionDate"]) == ("2016-11", "2018-11")
        assert project["funding"]["identifier"][0]["value"] == "COS-CLUSTER-2015-3-02"
        schemes = [n["name"] for n in nodes(project["funding"]) if n["@type"] == "FundingScheme"]
        assert schemes == ["Clusters Excellence Programme", "COSME"]
        coordinator, *others = project["member"]
        assert coordinator["roleName"] == "Coordinator"
        assert [other["name"] for other in others][-1] == "ZINNAE"
    [research] = of_type(graph_nodes_of(second, "project/"), "ResearchProject")
    assert (research["foundingDate"], research["dissolutionDate"]) == ("2025-01", "2028-06-30")


def test_the_website_node_has_the_address_of_the_search(site: Site) -> None:
    [website] = of_type(graph_nodes_of(site, ""), "WebSite")
    template = website["potentialAction"]["target"]["urlTemplate"]

    assert template == f"{site.root}search/?q={{search_term_string}}"
    assert website["potentialAction"]["query-input"] == "required name=search_term_string"
    assert ("publisher" in website) == (site.root == UNDER_A_PATH)


def test_records_and_practices_have_nodes_on_their_pages(first: Site, second: Site) -> None:
    [partner] = of_type(graph_nodes_of(first, "partners/zinnae/"), "Organization")
    assert (partner["name"], partner["location"]["name"]) == ("ZINNAE", "Aragon")
    assert "addressLocality" not in json.dumps(partner)  # a region, as far as the data say
    [course] = of_type(graph_nodes_of(first, "training/t1/"), "Course")
    assert (course["courseCode"], course["name"]) == ("T1", "Benchmarking")
    [report] = of_type(graph_nodes_of(first, "best-practices/"), "Report")
    assert len(report["hasPart"]) == 13
    [practice] = of_type(
        graph_nodes_of(first, "best-practices/assess-before-you-train/"), "Article"
    )
    assert practice["isPartOf"] == {"@id": report["@id"]}
    assert "publisher" not in practice


def test_a_partner_is_given_with_its_logo_where_others_show_it(second: Site) -> None:
    logos = {
        name: of_type(graph_nodes_of(second, f"partners/{name}/"), "Organization")[0].get("logo")
        for name in ("alykes", "saltverk", "salinas")
    }
    assert logos == {
        "alykes": f"{UNDER_A_PATH}partners/alykes/alykes.jpg",
        "saltverk": None,  # 80 pixels high
        "salinas": None,  # a drawing
    }


def test_a_news_item_is_based_on_the_source_that_reported_it(first: Site, second: Site) -> None:
    [item] = of_type(graph_nodes_of(first, "news/berlin-training-note/"), "NewsArticle")

    assert item["datePublished"] == "2017-05-17"
    assert item["isBasedOn"]["publisher"]["name"] == "Clusterplattform Deutschland"
    assert (item["inLanguage"], item["isBasedOn"]["inLanguage"]) == ("en", "de")
    assert "publisher" not in item
    [greek] = of_type(graph_nodes_of(second, "news/greek/"), "NewsArticle")
    assert greek["inLanguage"] == "el"
    assert greek["publisher"]["name"] == "Møller & Saltverk <Ålesund> AS"
    assert properties(second, "news/greek/")["og:locale"] == "el_GR"


# Events as they change


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"start": "2026-06-03 10:00", "end": "2026-06-03 12:30", "status": "held"},
            {
                "startDate": "2026-06-03T10:00:00+02:00",
                "endDate": "2026-06-03T12:30:00+02:00",
                "eventStatus": "https://schema.org/EventScheduled",
            },
        ),
        ({"start": "2026-12-03 10:00"}, {"startDate": "2026-12-03T10:00:00+01:00"}),
        ({"start": "2026-06-03", "end": "2026-06-05"}, {"endDate": "2026-06-05"}),
        (
            {"status": "cancelled", "sequence": "1"},
            {"startDate": "2026-12-01", "eventStatus": "https://schema.org/EventCancelled"},
        ),
        (
            {"status": "postponed", "sequence": "1"},
            {"startDate": "2026-12-01", "eventStatus": "https://schema.org/EventPostponed"},
        ),
        (
            {"status": "moved", "sequence": "1", "moved_from": "2026-11-30"},
            {
                "startDate": "2026-12-01",
                "previousStartDate": "2026-11-30",
                "eventStatus": "https://schema.org/EventRescheduled",
            },
        ),
        (
            {"status": "moved", "sequence": "1", "place_before": "Hall"},
            {"eventStatus": "https://schema.org/EventScheduled"},
        ),
        (
            {"online": "https://meet.example/?a=1&b=<2>"},
            {
                "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
                "location": [
                    {
                        "@type": "Place",
                        "name": "Berlin",
                        "address": {
                            "@type": "PostalAddress",
                            "addressLocality": "Berlin",
                            "addressCountry": "DE",
                        },
                    },
                    {"@type": "VirtualLocation", "url": "https://meet.example/?a=1&b=%3C2%3E"},
                ],
            },
        ),
        (
            {"online": "https://meet.example/", "place": ""},
            {
                "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
                "location": {"@type": "VirtualLocation", "url": "https://meet.example/"},
            },
        ),
    ],
)
def test_an_event_node_has_status_mode_and_place(
    fields: dict[str, str], expected: dict[str, Any], tmp_path: Path
) -> None:
    front = {"place": PLACE, "start": "2026-12-01"} | fields
    if front.get("sequence"):
        front |= {"updated": "2026-11-20", "correction": "It changed."}
    [node] = of_type(graph_of(tmp_path, {EVENT: event(**front)}, EVENT), "Event")

    assert {name: node.get(name) for name in expected} == expected
    assert ("previousStartDate" in node) == ("moved_from" in fields)
    assert "organizer" not in node


@pytest.mark.parametrize(
    "fields", [{"start": "", "days_unknown": "2026-11", "place": PLACE}, {"place": ""}]
)
def test_an_event_without_day_or_place_has_no_node(fields: dict[str, str], tmp_path: Path) -> None:
    assert of_type(graph_of(tmp_path, {EVENT: event(**fields)}, EVENT), "Event") == []


def test_a_known_contribution_is_a_monetary_amount(tmp_path: Path) -> None:
    text = PROJECT.replace("profile: cosme", 'profile: cosme\n  number: "671555"')
    library = small(tmp_path, {"data/project.yml": f"{text}contribution: 1234567 EUR\n"})
    entries = graph(library, ADDRESSES, PageMetadata("project/", "Project", "A page."))["@graph"]
    [project] = of_type(entries, "Project")

    assert project["funding"]["@type"] == "MonetaryGrant"
    assert project["funding"]["identifier"][0] == "671555"
    assert project["funding"]["amount"] == {
        "@type": "MonetaryAmount",
        "value": 1234567,
        "currency": "EUR",
    }


def test_what_is_not_known_is_absent(tmp_path: Path) -> None:
    unsure = {
        "start: 2025-01": "start: {inferred: 2025-01, reason: It must be.}",
        "end: 2028-12": "end: {unknown: 2026-11}",
        "coordinator: first": "coordinator: {unknown: 2026-11}",
        "call: CALL-1": "call: {unknown: 2026-11}",
    }
    text = PROJECT
    for certain, uncertain in unsure.items():
        text = text.replace(certain, uncertain)
    library = small(tmp_path, {"data/project.yml": text})
    entries = graph(library, ADDRESSES, PageMetadata("project/", "Project", "A page."))["@graph"]
    [project] = of_type(entries, "Project")

    assert not {"foundingDate", "dissolutionDate"} & project.keys()
    assert "identifier" not in project["funding"]
    assert project["member"][0]["@type"] == "Organization"
    assert "2026-11" not in json.dumps(entries)


def graph_of(root: Path, files: dict[str, str], path: str) -> list[dict[str, Any]]:
    """The nodes of the page of the item in the file at `path`."""
    library = small(root, files)
    entry = library.entries[path]
    page = PageMetadata("x/", entry.item.title, entry.item.summary, about=entry)
    entries: list[dict[str, Any]] = graph(library, ADDRESSES, page)["@graph"]
    return entries


# Titles that would break out


def test_no_title_breaks_out_of_the_linked_data(tmp_path: Path) -> None:
    files = {
        "content/news/a.md": news(title=quoted(HOSTILE), summary=quoted(HOSTILE)),
        "data/project.yml": PROJECT.replace("acronym: SMALL", f"acronym: {quoted(HOSTILE)}"),
        "data/site.yml": SITE + f"publisher: {{name: {quoted(HOSTILE)}}}\n",
    }
    library = small(tmp_path, files)
    partials = Partials(library, ADDRESSES)
    entry = library.entries["content/news/a.md"]
    page = PageMetadata("news/a/", HOSTILE, HOSTILE, about=entry)
    text = f"<!doctype html><title>x</title>{meta(partials, page)}<p>after</p>"
    root = html.fromstring(text)

    [script] = elements(root, "//script")
    whole = json.loads(text_content(script))
    assert [node["headline"] for node in of_type(whole["@graph"], "NewsArticle")] == [HOSTILE]
    assert whole["@graph"][0]["isPartOf"]["name"] == HOSTILE
    assert root.xpath("string(//meta[@property='og:title']/@content)") == HOSTILE
    assert root.xpath("string(//p)") == "after"
    assert not re.search(r"</script>.*</script>|<!--", text)


# Open Graph


def test_every_page_has_the_whole_open_graph(site: Site) -> None:
    for at in regular_pages(site):
        tags, page = properties(site, at), site.full_pages[at]

        assert {f"og:{name}" for name in OPEN_GRAPH} <= tags.keys(), at
        assert tags["og:url"] == page.canonical
        assert tags["og:description"] == page.metas["description"]
        assert page.title.startswith(tags["og:title"])
        assert page.title in (f"{tags['og:title']} · {tags['og:site_name']}", tags["og:title"])
        assert re.fullmatch(r"[a-z]{2,3}_[A-Z]{2}", tags["og:locale"])
        is_article = tags["og:type"] == "article"
        assert is_article == ("article:published_time" in tags)
        is_item = re.match(r"(news|events|best-practices)/[a-z][^/]*/$", at)
        is_chapter = at in map(chapter, CHAPTERS)
        assert is_article == bool(is_item and not is_chapter) or "robots" in page.metas, at


def test_the_picture_of_an_item_goes_with_its_link(second: Site) -> None:
    tags = properties(second, "events/open-day-oulu/")

    assert tags["og:image"] == f"{UNDER_A_PATH}events/open-day-oulu/pan.png"
    assert second.lost(tags["og:image"]) is None
    assert tags["og:image:alt"] == 'A pan, "long" & <thin>'
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1800", "40")
    assert (
        properties(second, "events/kick-off/")["og:image"]
        == f"{UNDER_A_PATH}cards/events/kick-off.png"
    )


# robots.txt and the sitemap


def test_robots_may_read_all_and_find_the_sitemap(site: Site) -> None:
    lines = (site.folder / "robots.txt").read_text("utf-8").splitlines()

    assert lines == ["User-agent: *", "Disallow:", "", f"Sitemap: {site.root}sitemap.xml"]
    assert "sitemap.xml" in site.files


def test_the_sitemap_has_the_last_change_of_each_footer(site: Site) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    sitemap = etree.parse(site.folder / "sitemap.xml").getroot()
    entries = sitemap.findall("s:url", space)
    page_metadata = {
        url.findtext("s:loc", None, space): url.findtext("s:lastmod", None, space)
        for url in entries
    }
    footers = {
        page.canonical: footer_day(site, at)
        for at, page in site.full_pages.items()
        if at != "404.html" and "noindex" not in page.metas.get("robots", "")
    }

    assert len(entries) == len(page_metadata)
    assert page_metadata == footers
    assert all(
        day and date.fromisoformat(day) <= date(2026, 11, 22) for day in page_metadata.values()
    )


def footer_day(site: Site, at: str) -> str | None:
    """The day of the last change in the footer of a page; None if it has none."""
    days = tree(site, at).xpath("//footer//*[@class='foot__changed']/time/@datetime")
    assert len(days) <= 1
    return days[0] if days else None


def test_the_addresses_of_a_graph_stand_under_the_public_root(tmp_path: Path) -> None:
    library = small(tmp_path, {EVENT: event(place=PLACE)})
    page_metadata = PageMetadata("events/e/", "E", "E.", about=library.entries[EVENT])
    text = json.dumps(graph(library, Addresses(UNDER_A_PATH), page_metadata))

    assert "https://small.example" not in text
    assert f"{UNDER_A_PATH}events/e/#event" in text


def test_the_small_project_has_no_problem(tmp_path: Path) -> None:
    assert lines_of(minimal(tmp_path, **{EVENT: event(place=PLACE)})) == []
