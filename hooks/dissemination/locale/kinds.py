"""The kinds of records and items in words, by the kind's name in the model's table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dissemination.locale.catalogue import N_

# What one of a kind is called, where it stands by itself: on a badge, as an answer of the search.
ONE: Final[Mapping[str, str]] = {
    "project": N_("Project"),
    "settings": N_("Settings"),
    "funder": N_("Funder"),
    "partner": N_("Partner"),
    "person": N_("Person"),
    "network": N_("Network"),
    "work package": N_("Work package"),
    "objective": N_("Objective"),
    "milestone": N_("Milestone"),
    "deliverable": N_("Deliverable"),
    "training action": N_("Training action"),
    # Translators: what the project achieved
    "result": N_("Result"),
    # Translators: a number by which progress is measured
    "indicator": N_("Indicator"),
    # Translators: a quality label, such as bronze, silver or gold
    "label": N_("Label"),
    "document": N_("Document"),
    # Translators: a paper, dataset or software
    "research output": N_("Publication"),
    "service": N_("Service"),
    # Translators: knowledge around the project
    "background": N_("Background"),
    # Translators: a word in the glossary
    "term": N_("Term"),
    # Translators: a public page or document from which facts are taken
    "source": N_("Source"),
    "timeline entry": N_("Timeline entry"),
    # Translators: an addition to this site, or a correction of it
    "change": N_("Change"),
    "position": N_("Place"),
    # Translators: a check of the accessibility of this site
    "check": N_("Check"),
    "news": N_("News item"),
    "event": N_("Event"),
    "practice": N_("Best practice"),
}

# What all of a kind are called: as a heading, a name of a list, a name of a file of data.
ALL: Final[Mapping[str, str]] = {
    "project": N_("Project"),
    "settings": N_("Settings"),
    "funder": N_("Funders"),
    "partner": N_("Partners"),
    "person": N_("People"),
    "network": N_("Networks"),
    "work package": N_("Work packages"),
    "objective": N_("Objectives"),
    "milestone": N_("Milestones"),
    "deliverable": N_("Deliverables"),
    "training action": N_("Training actions"),
    # Translators: what the project achieved
    "result": N_("Results"),
    # Translators: a number by which progress is measured
    "indicator": N_("Indicators"),
    # Translators: quality labels, such as bronze, silver or gold
    "label": N_("Labels"),
    "document": N_("Documents"),
    # Translators: a paper, dataset or software
    "research output": N_("Publications"),
    "service": N_("Services"),
    # Translators: knowledge around the project
    "background": N_("Background"),
    "term": N_("Glossary"),
    # Translators: the public pages and documents from which facts are taken
    "source": N_("Sources"),
    "timeline entry": N_("Timeline"),
    # Translators: additions to this site, and corrections of it
    "change": N_("Changes"),
    "position": N_("Places"),
    # Translators: checks of the accessibility of this site
    "check": N_("Checks"),
    "news": N_("News"),
    "event": N_("Events"),
    "practice": N_("Best practices"),
}
