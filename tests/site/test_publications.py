"""Publications, indicators, results with numbers and documents: on pages, in data, in search."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from dissemination.library.amounts import Bar, bar, said
from dissemination.library.library import Library
from dissemination.library.research_outputs import groups
from dissemination.linked_data.graph import PageMetadata, graph
from dissemination.publication.document.output_citation import output_citation
from dissemination.site.search.records import record_entries
from tests.support.frozen import MINIMAL, copy_project
from tests.support.open_data import open_data
from tests.support.small import ADDRESSES, minimal, small

PAPER = """\
- id: fog
  title: Fog & light
  kind: article
  authors: [{person: maria}, "Keepers, Friends and Co."]
  date: 2025-11
  venue: Journal of Tides
  details: 3(1), 1–9
  publisher: The Press
  doi: 10.5555/fog.1
  url: https://www.tides.example/fog
  licence: CC BY 4.0
  open: yes
  language: de
  text: What it is *about*.
  partners: [first]
  work_packages: [WP1]
- {id: logs, title: Logs, kind: dataset, authors: [A. Keeper], url: "https://data.example/logs"}
"""
INDICATORS = """\
- id: courses
  title: Courses
  unit: people
  target: 1024
  reached: {value: 18.5, sources: [paper]}
  date: 2026-06
  text: Who came twice counts once.
  objectives: [O1]
  work_packages: [WP1]
- {id: many, title: Papers, target: 24, reached: 30, date: 2026-06-03}
- {id: none, title: Ships, target: 5, unit: ships, reached: 0, date: "2026"}
- {id: free, title: Downloads, reached: 123456}
- {id: plan, title: Standards, target: 2, unit: "%"}
"""
RESULTS = """\
- id: trained
  title: Trained people
  short: trained people
  target: Two dozen.
  figure: 24
  target_value: 24
  achieved_value: 18
  unit: people
  achieved: {value: "Eighteen.", sources: [paper]}
  evidence: {}
  work_packages: [WP1]
"""
DOCUMENTS = """\
- id: plan
  title: Der Plan
  kind: annual report
  text: What we do.
  copy_at: https://docs.example/plan
  date: 2026-02
  version: "1.2"
  language: de
  licence: CC0
  work_packages: [WP1]
- {id: rest, title: The rest, kind: strategy, text: It is to come.}
"""
FILES = {
    "data/people.yml": "- {id: maria, name: Maria Example}\n",
    "data/work-packages.yml": "- {id: WP1, title: One, leader: first}\n",
    "data/objectives.yml": "- {id: O1, title: Measure, text: More.}\n",
    "data/research-outputs.yml": PAPER,
    "data/indicators.yml": INDICATORS,
    "data/results.yml": RESULTS,
    "data/documents.yml": DOCUMENTS,
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return small(tmp_path, FILES)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, build: Callable[..., Path]) -> Path:
    root = copy_project(tmp_path_factory.mktemp("publications"), MINIMAL)
    return build(minimal(root, **FILES), SITE_URL="https://small.example/")


def main(site: Path, page: str) -> Any:
    return html.parse(str(site / page / "index.html")).find(".//main")


def text_of(element: Any) -> str:
    return " ".join(element.text_content().split())


def nodes(library: Library, address: str) -> dict[str, Any]:
    found = graph(library, ADDRESSES, PageMetadata(address, "A page", "A page."))["@graph"]
    return {node.get("name", ""): node for node in found}


def test_the_page_says_all_of_a_publication(site: Path) -> None:
    page = main(site, "project/publications")
    own = page.get_element_by_id("fog")
    for text in (
        *("November 2025", "Maria Example, Keepers, Friends and Co.", "Fog & light"),
        *("Journal of Tides, 3(1), 1–9, The Press", "DOI 10.5555/fog.1", "tides.example"),
        *("Open access", "Licence: CC BY 4.0", "in German", "First", "WP1", "What it is about."),
    ):
        assert text in text_of(own)
    links = [link.get("href") for link in own.iter("a")]
    assert links[:3] == [
        "../../project/people/#maria",
        *("https://doi.org/10.5555/fog.1", "https://www.tides.example/fog"),
    ]
    assert [text_of(h2) for h2 in page.iter("h2")] == ["Articles", "Datasets"]


def test_many_of_one_kind_are_below_their_years(tmp_path: Path) -> None:
    one = "- {{id: a{0}, title: A, kind: article, authors: [B], date: 20{0}, doi: 10.5555/a{0}}}\n"
    text = "".join(one.format(year) for year in range(10, 24))
    library = small(tmp_path, {"data/research-outputs.yml": text.replace("date: 2010, ", "")})
    found = groups(library)
    assert [group.title for group in found][:2] == ["2023", "2022"]
    assert (found[-1].title, found[-1].outputs[0].id) == ("Without a date", "a10")


def test_a_publication_is_cited(library: Library) -> None:
    citation = output_citation(library.research_outputs["fog"], library, ADDRESSES)
    assert citation.text == (
        "Maria Example, Keepers, Friends and Co. (2025): Fog & light. Journal of Tides, 3(1), 1–9, "
        "The Press. https://www.tides.example/fog https://doi.org/10.5555/fog.1"
    )
    assert citation.bibtex.splitlines() == [
        "@article{fog,",
        "  author = {Maria Example and {Keepers, Friends and Co.}},",
        r"  title = {{Fog \& light}},",
        "  year = {2025},",
        "  doi = {10.5555/fog.1},",
        "  url = {https://www.tides.example/fog},",
        "  note = {3(1), 1–9},",
        "  journal = {Journal of Tides},",
        "  publisher = {The Press},",
        "}",
    ]


def test_machines_read_publications_and_documents(library: Library) -> None:
    paper = nodes(library, "project/publications/")["Fog & light"]
    assert paper["@type"] == "ScholarlyArticle"
    assert paper["identifier"] == "https://doi.org/10.5555/fog.1"
    assert paper["author"][0]["name"] == "Maria Example"
    assert (paper["datePublished"], paper["license"]) == ("2025-11", "CC BY 4.0")
    assert (paper["isAccessibleForFree"], paper["inLanguage"]) == (True, "de")
    assert nodes(library, "project/publications/")["Logs"]["@type"] == "Dataset"
    documents = nodes(library, "documents/")
    assert documents["Der Plan"]["@type"] == "Report"
    assert documents["Der Plan"]["datePublished"] == "2026-02"
    assert "The rest" not in documents


def test_indicators_in_words(library: Library) -> None:
    texts = [said(one, library.locale) for one in library.indicators.values()]
    assert texts == [
        "18.5 of 1,024 people, by June 2026",
        "30 of 24, by 3 June 2026",
        "0 of 5 ships, by 2026",
        "123,456",
        "Target: 2 %",
    ]


def test_bars_of_indicators(library: Library) -> None:
    bars = [bar(one) for one in library.indicators.values()]
    assert bars == [Bar(1.81, 100), Bar(100, 80), Bar(0, 100), None, None]


def test_the_page_shows_indicators_and_numbers_of_results(site: Path) -> None:
    page = main(site, "project/results")
    own = text_of(page.get_element_by_id("indicator-courses"))
    assert own.startswith("Courses 18.5 of 1,024 people, by June 2026 Who came twice counts once.")
    assert "O1, WP1" in own
    assert len(page.findall(".//svg")) == 3
    row = page.get_element_by_id("trained")
    assert [text_of(strong) for strong in row.iter("strong")] == ["24 people", "18 people"]
    assert "WP1" in text_of(row)


def test_the_page_of_documents(site: Path) -> None:
    page = main(site, "documents")
    said = text_of(page.get_element_by_id("plan"))
    assert "February 2026 · Version 1.2 · in German · Licence: CC0 · WP1" in said
    assert "no public copy" not in text_of(page.get_element_by_id("rest"))


def test_open_data_has_numbers(library: Library) -> None:
    first = json.loads(open_data(library, ADDRESSES)["data/indicators.json"])["records"][0]
    assert (first["target"], first["reached"]["value"]) == (1024, 18.5)


def test_the_search_finds_them_with_their_dates(library: Library) -> None:
    entries = {entry.title: entry for entry in record_entries(library)}
    assert entries["Fog & light"].meta == "November 2025"
    assert entries["Courses"].meta == "18.5 of 1,024 people, by June 2026"
    assert entries["Der Plan"].meta == "February 2026"
