"""The kinds of records, in a sentence each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dissemination.locale.catalogue import N_
from dissemination.model.record import KindName

KINDS: Final[Mapping[KindName, str]] = {
    "project": N_("The project: its programme, dates, coordinator and further facts."),
    "funder": N_("Further funders, and their statements."),
    "partner": N_("The organisations of the consortium."),
    "person": N_("People who work for the project and may be named."),
    "network": N_("Partnerships beyond the project that partners belong to."),
    "work package": N_("The parts of the work, and who leads them."),
    "objective": N_("What the project wants to achieve, in the words of the grant."),
    "milestone": N_("The milestones of the plan, and what is known about each."),
    "deliverable": N_("The deliverables of the plan, and what became of each."),
    "training action": N_("The training of staff that the project planned, by subject."),
    "result": N_("The expected results, and what is known to have been achieved."),
    "indicator": N_("Numbers by which progress is measured, with their targets."),
    "label": N_("Labels that partners hold, or that the plan names."),
    "document": N_("Strategies, reports and other documents, and their public copies."),
    "research output": N_("Papers, datasets and software of the project."),
    "service": N_("Support services for enterprises."),
    "background": N_("Explanations of the project’s background."),
    "term": N_("Words and abbreviations, explained."),
    "source": N_("The public pages and documents from which facts are taken."),
    "timeline entry": N_("Dated facts that are neither events nor news."),
    "change": N_("Additions to this site, and corrections."),
    "position": N_(
        "The positions of towns and regions that the project records; the map has others from "
        "GeoNames (CC BY 4.0)."
    ),
    "check": N_("The last accessibility checks of this site."),
    "news": N_("News items with their text, newest first."),
    "event": N_("Events with their dates, as far as known, newest first."),
    "practice": N_("Best practices that others can use, each with its text."),
}
