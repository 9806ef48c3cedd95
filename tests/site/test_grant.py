"""What a project tells of its grant: facts, ids, money, funders and pictures, on its pages and to
machines."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from filelock import FileLock
from lxml import html

from dissemination.desk.verify import expected_notice
from dissemination.feeds.news import news_entry
from dissemination.linked_data.graph import PageMetadata, graph
from dissemination.load import load
from dissemination.locale.emblem import beside_emblem
from dissemination.locale.locale import Locale
from dissemination.model.funding import PROFILES, ProfileId, lacking
from dissemination.model.project import Funding
from dissemination.model.quantity import Money
from dissemination.publication.document.citation import cff
from dissemination.publication.document.grants import logo_files, printed_grants
from dissemination.rules.catalogue import findings
from dissemination.rules.finding import lines
from dissemination.rules.site import Site
from dissemination.site.layout import Layout
from dissemination.site.lists import fact_prefix
from dissemination.site.navigation import Navigation
from dissemination.site.partials import Partials
from dissemination.urls import Addresses
from tests.conftest import built
from tests.publication.test_sheets import is_sound
from tests.support.frozen import THEME, bytes_below, copy_project
from tests.support.granted import OPENAIRE, STATEMENT, granted
from tests.support.small import ADDRESSES, MOMENT, PARTNERS, PROJECT, small
from tests.support.xpath import elements, strings, text_content

REGISTRIES: Final = {
    "https://doi.org/10.3030/101234567": "10.3030/101234567",
    "https://cordis.europa.eu/project/id/101234567": "101234567",
    f"https://explore.openaire.eu/search/project?projectId={OPENAIRE}": OPENAIRE,
    "https://raid.org/10.25.10.1234/a1b2c": "10.25.10.1234/a1b2c",
    "https://www.wikidata.org/wiki/Q458": "Q458",
}


@pytest.fixture(scope="module")
def site(shared: Path) -> Path:
    """The site of the project of which every field about its grant is filled."""
    folder = shared / "granted"
    with FileLock(shared / "granted.lock"):
        if not (folder / "site").is_dir():
            copy_project(folder)
            for part in ("data", "content"):
                _removed(folder / part)
            built(granted(folder), None, SITE_URL="https://granted.example/")
    return folder / "site"


def _removed(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


@cache
def tree(site: Path, at: str) -> html.HtmlElement:
    return html.fromstring((site / at / "index.html").read_text("utf-8"))


def facts(site: Path) -> dict[str, str]:
    """The facts about the project by their labels."""
    [table] = elements(tree(site, "project"), "//h2[@id='facts-and-their-sources']/following::dl")[
        :1
    ]
    found: dict[str, str] = {}
    label = ""
    for element in table:
        text = " ".join(text_content(element).split())
        label = text if element.tag == "dt" else label
        if element.tag == "dd":
            found[label] = f"{found[label]}; {text}" if label in found else text
    return found


def test_every_fact_of_the_grant_stands_on_the_page(site: Path) -> None:
    told = facts(site)

    assert told["Topic"] == "HORIZON-CL5-2025-D3-01-07"
    assert told["Funding scheme"] == "Research and Innovation Action"
    assert told["Grant agreement number"] == "101234567"
    assert told["Total cost"] == "€4,250,000.50"
    assert told["EU contribution"] == "€3,800,000"
    assert told["Coordinators"] == "First Partner; A Second Partner"
    assert told["Contact"] == "https://mills.example/contact; office@mills.example"
    assert told["Film"] == "What mills leave (in German)"
    assert told["Keywords"] == "hydrogen, mills"
    assert told["Ended before its time"] == "no public source found (November 2026)"


def test_addresses_among_the_facts_are_links(site: Path) -> None:
    links = strings(tree(site, "project"), "//dl//a/@href")

    assert {*REGISTRIES, "https://code.example/mills", "mailto:office@mills.example"} <= {*links}


def test_the_foot_of_every_page_has_all_funding_and_ids(site: Path) -> None:
    for at in ("", "project", "news/opening"):
        [foot] = elements(tree(site, at), "//footer")
        text = " ".join(text_content(foot).split())

        assert STATEMENT in text
        assert "Unterstützt vom Kanton Bern." in text
        assert "Share: CHF 300,000" in text
        assert {*REGISTRIES} <= {*strings(foot, ".//a/@href")}
        alts = strings(foot, ".//img/@alt")
        assert alts == ["Emblem of the European Union", "Canton of Bern", alts[0]]
        assert strings(foot, ".//p[@lang='de']/text()") == ["Unterstützt vom Kanton Bern."]
        beside = [text_content(words) for words in elements(foot, ".//p[@class='emblem__words']")]
        assert beside == ["Funded by the European Union", "Co-funded by the European Union"]


def test_the_home_page_shows_logo_and_picture_with_their_words(site: Path) -> None:
    [hero] = elements(tree(site, ""), "//div[contains(@class, 'hero')]")

    assert strings(hero, ".//img/@alt") == ["A mill wheel", "A mill on a river"]
    assert strings(hero, ".//figcaption/text()") == ["Picture: Maria Example"]
    assert strings(hero, ".//a/@href") == ["https://video.example/w/1"]
    assert "/sizes/mill.png-720.webp 720w" in strings(hero, ".//source/@srcset")[1]


def test_an_item_shows_the_statement_of_its_funder(site: Path) -> None:
    shown = elements(tree(site, "news/opening"), "//main//div[@class='item__funder']")

    assert ["Unterstützt vom Kanton Bern." in text_content(part) for part in shown] == [True]
    assert elements(tree(site, "events/meeting"), "//div[@class='item__funder']") == []
    feed = json.loads((site / "feeds/news.json").read_text("utf-8"))
    assert (
        '<p lang="de" dir="ltr">Unterstützt vom Kanton Bern.</p>'
        in feed["items"][0]["content_html"]
    )


def test_funders_have_a_place_of_their_own(site: Path) -> None:
    assert elements(tree(site, "project"), "//section[@id='funder-canton']//img")
    [second] = elements(tree(site, "project"), "//section[@id='funder-interreg']")
    assert "#C001" in text_content(second)


def test_related_projects_have_a_heading(site: Path) -> None:
    page = tree(site, "project")

    [table] = elements(page, "//h2[@id='related-projects']/following-sibling::dl")
    assert [text_content(term) for term in elements(table, "./dt")] == [
        "Before this project",
        "Beside this project",
    ]


@pytest.mark.slow
def test_the_site_breaks_no_rule(site: Path) -> None:
    library = load(site.parent, MOMENT)
    whole = Site(site, "https://granted.example/", expected_notice(library))

    assert expected_notice(library).emblems == 2
    assert lines(findings(whole), "site") == []


def test_open_data_have_files_as_addresses(site: Path) -> None:
    [project] = json.loads((site / "data/project.json").read_text("utf-8"))["records"]
    [canton, _] = json.loads((site / "data/funders.json").read_text("utf-8"))["records"]

    assert project["logo"] == "https://granted.example/project/logo/mills.png"
    assert project["picture"] == "https://granted.example/project/picture/mill.png"
    assert canton["funding"]["logo"] == "https://granted.example/project/funder-canton/canton.png"
    assert project["contribution"]["value"] == {"amount": "3800000", "currency": "EUR"}
    for address in (project["logo"], project["picture"], canton["funding"]["logo"]):
        assert (site / address.removeprefix("https://granted.example/")).is_file()


@pytest.mark.slow
def test_the_factsheet_is_sound_with_several_funders(site: Path) -> None:
    sheet = (site / "project/mills-factsheet.pdf").read_bytes()

    is_sound(sheet, "MILLS")


# What machines are told


def project_node(root: Path) -> dict[str, Any]:
    library = load(granted(root), MOMENT)
    page = PageMetadata("project/", "Project", "A page.")
    nodes: list[dict[str, Any]] = graph(library, ADDRESSES, page)["@graph"]
    return next(node for node in nodes if node["@type"] == "ResearchProject")


def test_linked_data_have_ids_money_and_every_grant(tmp_path: Path) -> None:
    node = project_node(tmp_path)
    first, canton, interreg = node["funding"]

    assert [each["value"] for each in node["identifier"]] == [
        *("101234567", OPENAIRE, "10.25.10.1234/a1b2c", "Q458")
    ]
    assert {"https://mills.example/", "https://www.wikidata.org/wiki/Q458"} <= {*node["sameAs"]}
    assert first["amount"]["value"] == 3_800_000
    assert first["identifier"][0] == "101234567"
    assert first["identifier"][1]["url"] == "https://doi.org/10.3030/101234567"
    assert (canton["funder"]["name"], interreg["identifier"]) == ("Canton of Bern", "#C001")
    assert [payer["name"] for payer in node["funder"]] == ["European Union", "Canton of Bern"]
    assert node["logo"] == "https://small.example/project/logo/mills.png"
    assert node["email"] == "office@mills.example"
    assert [role["roleName"] for role in node["member"]] == ["Coordinator", "Coordinator"]


def test_citation_cff_names_the_grant(tmp_path: Path) -> None:
    fields = yaml.safe_load(cff(load(granted(tmp_path), MOMENT), ADDRESSES) or "")
    [grant] = fields["references"]

    assert (grant["type"], grant["number"], grant["doi"]) == (
        *("grant", "101234567"),
        "10.3030/101234567",
    )
    assert grant["identifiers"][0] == {
        "type": "url",
        "value": "https://cordis.europa.eu/project/id/101234567",
        "description": "CORDIS",
    }
    assert fields["keywords"] == ["hydrogen", "mills"]


def test_print_has_every_statement_with_its_mark(tmp_path: Path) -> None:
    root = granted(tmp_path)
    library = load(root, MOMENT)
    own, canton, interreg = printed_grants(library)

    assert (own.beside, own.logo) == ("Funded by the European Union", "")
    assert (canton.emblem, canton.beside, canton.logo) == ("", "", "pictures/funder-canton.png")
    assert (interreg.beside, interreg.payer) == (
        "Co-funded by the European Union",
        "Interreg Baltic Sea Region",
    )
    assert [*logo_files(library, bytes_below(root))] == [canton.logo]


def test_a_feed_names_no_funder_of_other_items(tmp_path: Path) -> None:
    library = load(granted(tmp_path), MOMENT)
    funded = library.news["opening"]
    text = news_entry(funded, library, Addresses("https://x.example/")).text()

    assert "Kanton Bern" in text


# Facts and partners


def test_two_records_may_have_facts_of_one_id(tmp_path: Path) -> None:
    fact = "  facts: [{id: members, label: Members, value: Ten}]\n"
    other = PARTNERS.replace("id: first", "id: second").replace(
        "role: coordinator", "role: partner"
    )
    networks = "".join(f"- {{id: {key}, name: N, text: T}}\n" for key in ("one", "two"))
    networks = networks.replace("text: T", "text: T, facts: [{id: members, label: M, value: Ten}]")
    library = small(
        tmp_path,
        {"data/partners.yml": PARTNERS + fact + other + fact, "data/networks.yml": networks},
    )
    prefixes = [fact_prefix(library, network) for network in library.networks.values()]
    assert prefixes == ["", "two-"]


def test_all_who_coordinate_stand_first(tmp_path: Path) -> None:
    library = load(granted(tmp_path), MOMENT)

    assert [*library.partners] == ["first", "second"]
    assert [partner.id for partner in library.coordinators] == ["first", "second"]


def test_two_partners_may_have_one_logo(tmp_path: Path) -> None:
    logo = "  logo: logos/mills.png\n  logo_alt: A wheel\n"
    other = PARTNERS.replace("id: first", "id: second").replace(
        "role: coordinator", "role: partner"
    )
    root = granted(tmp_path)
    project = (root / "data/project.yml").read_text("utf-8")
    (root / "data/project.yml").write_text(project.replace("co_coordinators: [second]\n", ""))
    (root / "data/partners.yml").write_text(PARTNERS + logo + other + logo)
    library = load(root, MOMENT)

    assert library.data_pictures["data/logos/mills.png"] == "partners/first/mills.png"


# Money, and what programmes prescribe


@pytest.mark.parametrize(
    ("language", "amount", "currency", "text"),
    [
        ("en", "2500000", "EUR", "€2,500,000"),
        ("en", "2500000.00", "EUR", "€2,500,000"),
        ("en", "1250000.5", "CHF", "CHF\u00a01,250,000.50"),
        ("de", "1250000.50", "EUR", "1.250.000,50\u00a0€"),
        ("cs", "300000", "NOK", "300\u00a0000\u00a0NOK"),
    ],
)
def test_money_is_written_as_the_language_does(
    language: str, amount: str, currency: str, text: str
) -> None:
    assert Locale(language).money(Money(Decimal(amount), currency)) == text


VIEWS: Final = STATEMENT.partition(". ")[2]
FP7: Final = (
    "The research leading to these results has received funding from the European Union’s Seventh "
    "Framework Programme (FP7/2007–2013) under grant agreement n° 613979. This page reflects only "
    "the author’s views, and the Union is not liable for any use that may be made of the "
    "information contained therein."
)


@pytest.mark.parametrize(
    ("profile", "statement", "beside"),
    [
        ("horizon-europe", STATEMENT, "Funded by the European Union"),
        ("horizon-europe", f"Co-funded by the European Union. {VIEWS}", "Co-funded by the"),
        ("fp7", FP7, ""),
        ("erasmus-plus", "Co-funded by the European Union.", "Co-funded by the European Union"),
        (
            "erasmus-plus",
            "Co-funded by the Erasmus+ Programme of the European Union",
            "Co-funded by the Erasmus+",
        ),
        ("interreg-2021-2027", "Co-funded by the European Union: Interreg Baltic.", "Co-funded"),
        ("single-market-programme", "Funded by the European Union", "Funded by the European Union"),
        ("life", "Co-funded by the European Union", "Co-funded by the European Union"),
        ("own", "The town paid.", ""),
    ],
)
def test_a_statement_as_prescribed_lacks_nothing(
    profile: ProfileId, statement: str, beside: str
) -> None:
    funding = Funding(profile=profile, statement=statement)

    assert lacking(profile, statement) == []
    words = beside_emblem(funding, Locale("en"))
    assert words.startswith(beside)
    assert bool(words) == bool(beside)


def test_every_profile_names_what_was_read_for_it() -> None:
    for name, profile in PROFILES.items():
        assert "https://" in profile.read or "http://" in profile.read or name in {"cosme", "own"}


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_words_stand_beside_the_mark_of_another_funder(language: str) -> None:
    funding = Funding(profile="own", statement="Funded by the European Union")

    assert beside_emblem(funding, Locale(language)) == ""


def test_what_is_not_told_has_no_row(tmp_path: Path) -> None:
    partials = Partials(small(tmp_path, {}), ADDRESSES)
    text = str(partials.render("macros/project_facts", "project/"))

    for label in ("Topic", "Total cost", "Contact", "Film", "Keywords", "Grant agreement number"):
        assert f"<dt>{label}</dt>" not in text
    assert str(partials.render("macros/funders", "project/")) == ""
    assert str(partials.render("macros/related_projects", "project/")) == ""


def test_a_project_of_another_funder_shows_no_emblem(tmp_path: Path) -> None:
    text = PROJECT.replace("profile: cosme", "profile: own")
    library = small(tmp_path, {"data/project.yml": text})
    layout = Layout(Partials(library, ADDRESSES), Navigation())

    page = layout.lost((THEME / "base.html").read_text("utf-8"))

    assert library.project.funding.statement in page
    assert "eu-emblem" not in page
    assert expected_notice(library).emblems == 0
