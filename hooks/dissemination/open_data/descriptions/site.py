"""The fields of what explains the facts, and of what the site tells of itself."""

from __future__ import annotations

from typing import Final

from dissemination.locale.catalogue import N_
from dissemination.model.background import Background
from dissemination.model.change import Change
from dissemination.model.check import Check
from dissemination.model.position import Position
from dissemination.model.source import Source
from dissemination.model.term import Term
from dissemination.open_data.descriptions.records import COUNTRY, DEGREES
from dissemination.open_data.descriptions.texts import Texts

TEXTS: Final[Texts] = {
    Background: {"title": N_("The heading."), "text": N_("The explanation.")},
    Term: {
        "term": N_("The word or abbreviation."),
        "stands_for": N_("The long form."),
        "text": N_("What it means, in a sentence or two."),
    },
    Source: {
        "id": N_("The id by which records cite it."),
        "title": N_("Its title, or what it is."),
        "publisher": N_("Who published it."),
        "short": N_("A short name of the publisher."),
        "url": N_("Its address."),
        "language": N_("The language it is written in (ISO 639 code)."),
        "title_language": N_("The language of the title, if it differs (ISO 639 code)."),
        "published": N_("When it was published."),
        "read": N_("The month in which it was read."),
        "note": N_("How it was read, and what to know about it."),
    },
    Change: {
        "id": N_("The id of the change, also its anchor on the page."),
        "date": N_("The day on which the change was published."),
        "sort": N_("Whether something was added or corrected."),
        "text": N_("What was changed."),
        "everything": N_("Whether every page was changed."),
        "data": N_("Kinds of which all records were changed."),
        "pages": N_("The addresses of the pages that were changed."),
        "partners": N_("Partners that were changed."),
        "people": N_("People whose records were changed."),
        "funders": N_("Funders that were changed."),
        "deliverables": N_("Deliverables that were changed."),
        "indicators": N_("Indicators that were changed."),
        "research_outputs": N_("Publications that were changed."),
        "work_packages": N_("Work packages that were changed."),
        "objectives": N_("Objectives that were changed."),
        "milestones": N_("Milestones that were changed."),
        "training": N_("Training actions that were changed."),
        "results": N_("Results that were changed."),
        "labels": N_("Labels that were changed."),
        "documents": N_("Documents that were changed."),
        "sources": N_("Sources that were changed."),
    },
    Position: {
        "name": N_("The town or region."),
        "country": COUNTRY,
        "degrees": DEGREES,
        "region": N_("Whether it is a region; the position is then its middle."),
    },
    Check: {
        "id": N_("The id of the check, also its anchor on the page."),
        "date": N_("The day of the last run."),
        "tool": N_("The name of the program, or how people tested it."),
        "version": N_("The version of the program."),
        "asks": N_("What is checked, in plain words."),
        "kinds": N_("How many kinds of page were checked."),
        "pages": N_("How many pages were checked."),
        "faults": N_("How many faults were found."),
        "manual": N_("Whether people tested it by hand."),
    },
}
