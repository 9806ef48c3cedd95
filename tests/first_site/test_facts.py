"""What sources say of INNO-DROP stands in its data, to the letter: names, titles, dates, addresses.

An officer may add to all of this; none of it may go or change.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from dissemination.library.library import Library
from dissemination.model.fact import Fact

STATEMENT: Final = (
    "This project has been funded by the COSME Programme of the European Union. The contents of "
    "this page represent the views of the author and are solely the responsibility of the author; "
    "they cannot be regarded as reflecting the views of the European Commission and/or the "
    "Executive Agency for Small and Medium-sized Enterprises (EASME) or any member of the European "
    "Union. The European Commission and the Agency accept no responsibility for any use that may "
    "have been made of the information contained therein."
)
PARTNERS: Final = {
    "BalticNet-PlasmaTec": ("BNPT", "DE", "coordinator"),
    "Nanoprogress": ("Nanoprogress", "CZ", "partner"),
    "ZINNAE": ("ZINNAE", "ES", "partner"),
    "Water Sensors and Membranes": ("WSM", "FR", "partner"),
}
OBJECTIVES: Final = {
    "O1": "COORDINATE",
    "O2": "INNOVATE",
    "O3": "COLLABORATE",
    "O4": "DISSEMINATE",
}
MILESTONES: Final = {
    "M1": "Cluster Excellence Benchmarking Assessment",
    "M2": "Platform for knowledge sharing Clou5",
    "M3": "Improved strategies with implementation roadmap",
    "M4": "Consolidated Strategy for INNO-DROP",
    "M5": "Project evaluation",
    "M6": "Continuation of the project",
}
TRAINING: Final = {
    "T1": "Benchmarking",
    "T2": "Change management",
    "T3": "Cluster organisation management",
    "T4": "Project management",
    "T5": "Cluster economics",
    "T6": "Cluster policy evaluation",
    "T7": "Industrial analysis and segmentation",
}
DAYS: Final = {
    "brussels-first-meeting-2016": date(2016, 11, 29),
    "berlin-training-2017": date(2017, 4, 25),
    "copenhagen-study-visit-2017": date(2017, 6, 27),
    "valencia-meeting-2017": date(2017, 11, 8),
    "liberec-gold-label-2018": date(2018, 4, 6),
    "brussels-second-meeting-2018": date(2018, 10, 25),
}
PUBLISHERS: Final = {
    "eccp-profile": "European Cluster Collaboration Platform (ECCP)",
    "zinnae-page": "ZINNAE",
    "eccp-new-project": "European Cluster Collaboration Platform (ECCP)",
    "nanoprogress-project": "Nanoprogress",
    "ecict": "Eastern Cluster ICT",
    "eccp-zinnae-bronze": "ECCP community news",
    "clusterplattform-2017-02": "Clusterplattform Deutschland",
    "clusterplattform-2017-05": "Clusterplattform Deutschland",
    "eccp-berlin": "European Cluster Collaboration Platform (ECCP)",
    "zinnae-berlin": "ZINNAE",
    "zinnae-copenhagen": "ZINNAE",
    "quercus": "Quercus Group",
    "archenerg-valencia": "Archenerg cluster",
    "bkee": "BKEE cluster",
    "tul": "Technical University of Liberec",
    "ostsee-zeitung": "Ostsee-Zeitung",
    "eccp-2nd-meeting": "ECCP community news",
    "nanoprogress-adpack": "Nanoprogress",
    "cambridge-network": "Cambridge Network",
    "dutch-water-sector": "Dutch Water Sector",
}
NOT_FOUND: Final = ("grant-agreement-number", "total-budget", "eu-contribution")


def test_the_project_is_named_as_in_its_sources(first_site: Library) -> None:
    project = first_site.project

    assert value(project.title) == (
        "INNOvation and Development in clusteR excellence and cOoperative Partnerships"
    )
    assert value(project.call) == "COS-CLUSTER-2015-3-02"
    start, end = (fact.value for fact in (project.start, project.end))
    assert start
    assert end
    assert (start.year, start.month) == (2016, 11)
    assert (end.year, end.month) == (2018, 11)


def test_the_funding_statement_is_that_of_the_source(first_site: Library) -> None:
    assert " ".join(first_site.project.funding.statement.split()) == STATEMENT


def test_the_four_partners_are_there(first_site: Library) -> None:
    partners = {
        partner.name: (partner.short, partner.country, partner.role)
        for partner in first_site.partners.values()
    }

    assert PARTNERS.items() <= partners.items()


@pytest.mark.parametrize(
    ("collection", "titles"),
    [("objectives", OBJECTIVES), ("milestones", MILESTONES), ("training", TRAINING)],
)
def test_the_plan_is_told_in_its_own_words(
    first_site: Library, collection: str, titles: dict[str, str]
) -> None:
    records = getattr(first_site, collection)

    assert titles.items() <= {key: record.title for key, record in records.items()}.items()


def test_there_are_sixteen_specific_objectives_and_nine_expected_results(
    first_site: Library,
) -> None:
    assert sum(len(first_site.objectives[key].specific) for key in OBJECTIVES) >= 16
    assert len(first_site.results) >= 9


def test_events_are_on_the_days_that_sources_tell(first_site: Library) -> None:
    for event in first_site.events.values():
        item = event.item
        days = {moment.day for moment in (item.start, item.moved_from) if moment}
        assert DAYS.get(item.id) in {*days, None}, item.id
    assert DAYS.keys() <= {event.item.id for event in first_site.events.values()}


def test_every_source_is_there_and_names_who_published_it(first_site: Library) -> None:
    publishers = {key: source.publisher for key, source in first_site.sources.items()}

    assert PUBLISHERS.items() <= publishers.items()


def test_what_was_not_found_is_unknown_or_has_its_source(first_site: Library) -> None:
    facts = {fact.id: fact for fact in first_site.project.facts}

    for key in NOT_FOUND:
        assert facts[key].unknown or facts[key].sources, key


def value(fact: object) -> object:
    """The value of a fact, which may be a plain value."""
    return fact.value if isinstance(fact, Fact) else fact
