"""The fields of partners, and of what the project plans, does and reaches."""

from __future__ import annotations

from typing import Final

from dissemination.locale.catalogue import N_
from dissemination.model.document import Document
from dissemination.model.label import Label
from dissemination.model.milestone import Milestone
from dissemination.model.objective import Objective, SpecificObjective
from dissemination.model.outcome import Outcome
from dissemination.model.partner import Network, Partner
from dissemination.model.record import Record
from dissemination.model.result import Result
from dissemination.model.service import Service
from dissemination.model.timeline_entry import TimelineEntry
from dissemination.model.training import TrainingAction
from dissemination.model.work_package import WorkPackage
from dissemination.open_data.descriptions.texts import Texts

COUNTRY: Final = N_("The country (ISO 3166-1 code of two letters).")
DEGREES: Final = N_("Latitude and longitude in degrees (WGS 84).")
FACTS: Final = N_("More facts, each with a label.")
GRANT_TITLE: Final = N_("The title in the grant.")
GRANT_WORDING: Final = N_("The wording of the grant.")
MORE: Final = N_("More about it.")
PARTNERS: Final = N_("Partners it is about.")
SERVED: Final = N_("Objectives it serves, in the editors’ view.")
WHAT_IT_IS: Final = N_("What it is, in a sentence.")

TEXTS: Final[Texts] = {
    Record: {
        "id": N_("The id of the record."),
        "sources": N_("The sources of the record."),
        "mended": N_("Our edits of the source’s wording."),
    },
    Partner: {
        "name": N_("The name as the organisation writes it."),
        "short": N_("A short name."),
        "country": COUNTRY,
        "place": N_("The town or region."),
        "role": N_("The role in the consortium."),
        "field": N_("What the organisation works on, in a few words."),
        "summary": WHAT_IT_IS,
        "text": MORE,
        "website": N_("The address of its website."),
        "logo": N_("The address of its logo."),
        "logo_alt": N_("What the logo shows (alternative text)."),
        "facts": FACTS,
    },
    Network: {
        "name": N_("The name."),
        "spellings": N_("Other spellings in sources."),
        "text": N_("What it is."),
        "partners": N_("Partners that are members."),
        "facts": FACTS,
    },
    WorkPackage: {
        "id": N_("The code, such as WP1."),
        "title": N_("The title."),
        "leader": N_("The partner that leads it."),
    },
    Objective: {
        "id": N_("The code, such as O1."),
        "title": N_("A short title."),
        "text": GRANT_WORDING,
        "also": N_("Other wordings in sources."),
        "specific": N_("The specific objectives."),
    },
    SpecificObjective: {"id": N_("The code, such as O1.1."), "text": GRANT_WORDING},
    Outcome: {
        "title": GRANT_TITLE,
        "evidence": N_("Records of this site that show it."),
        "objectives": SERVED,
        "published": N_("When the outcome was first published on this site."),
        "updated": N_("When it was last corrected."),
        "correction": N_("What was corrected."),
    },
    Milestone: {
        "id": N_("The code, such as M1."),
        "number": N_("The number in the plan."),
        "text": N_("The description in the grant."),
        "verification": N_("The means of verification in the grant."),
        "due": N_("When it is or was due, in the words of the plan."),
        "planned": N_("When it is or was due, as a date."),
        "reached": N_("What is known about whether it was reached."),
    },
    TrainingAction: {
        "id": N_("The code, such as T1."),
        "title": GRANT_TITLE,
        "summary": WHAT_IT_IS,
        "objectives": SERVED,
        "text": MORE,
    },
    Result: {
        "short": N_("A short title in our words."),
        "target": N_("The target in the words of the grant."),
        "figure": N_("The target figure, such as min. 10."),
        "achieved": N_("What is known to have been achieved."),
        "extent": N_("Whether the target was reached in full or in part; null if not judged."),
        "training": N_("Related training actions."),
        "milestones": N_("Related milestones."),
    },
    Label: {
        "partner": N_("The partner that holds it, or for which it is planned."),
        "level": N_("The level."),
        "awarded": N_("When it was awarded."),
        "reported": N_("When a source reported it."),
        "presented": N_("When it was handed over."),
        "planned": N_("Whether the project’s plan names it."),
        "text": N_("What is known, in a sentence."),
    },
    Document: {
        "title": N_("The title, or what the plan calls it."),
        "kind": N_("The kind of document, such as strategy or report."),
        "text": WHAT_IT_IS,
        "copy_at": N_("The address of a public copy."),
        "partners": N_("Partners it belongs to."),
        "milestones": N_("Milestones for which it is evidence."),
        "results": N_("Results it belongs to."),
    },
    Service: {
        "title": N_("The name of the service."),
        "text": N_("What it offers, in a sentence."),
        "partners": N_("Partners that offer it."),
    },
    TimelineEntry: {
        "date": N_("When it happened: a year, a month or a day."),
        "title": N_("What happened."),
        "text": N_("More about it, in a sentence."),
        "partners": PARTNERS,
    },
}
