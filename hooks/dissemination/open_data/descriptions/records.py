"""The fields of partners, and of what the project plans, does and reaches."""

from __future__ import annotations

from typing import Final

from dissemination.locale.catalogue import N_
from dissemination.model.author import Author
from dissemination.model.deliverable import Deliverable
from dissemination.model.document import Document
from dissemination.model.indicator import Indicator
from dissemination.model.label import Label
from dissemination.model.milestone import Milestone
from dissemination.model.objective import Objective, SpecificObjective
from dissemination.model.outcome import Outcome
from dissemination.model.partner import Network, Partner
from dissemination.model.person import Person
from dissemination.model.record import Record
from dissemination.model.research_output import ResearchOutput
from dissemination.model.result import Result
from dissemination.model.service import Service
from dissemination.model.timeline_entry import TimelineEntry
from dissemination.model.training import TrainingAction
from dissemination.model.work_package import Task, WorkPackage
from dissemination.open_data.descriptions.project import ACCOUNTS, CONTACT, LOGO, LOGO_ALT
from dissemination.open_data.descriptions.texts import Texts

COUNTRY: Final = N_("The country (ISO 3166-1 code of two letters).")
DEGREES: Final = N_("Latitude and longitude in degrees (WGS 84).")
FACTS: Final = N_("More facts, each with a label.")
GRANT_TITLE: Final = N_("The title in the grant.")
GRANT_WORDING: Final = N_("The wording of the grant.")
MORE: Final = N_("More about it.")
PARTNERS: Final = N_("Partners it is about.")
SERVED: Final = N_("Objectives it serves, in the editors’ view.")
AUTHORS: Final = N_("Who wrote it.")
BEGINS: Final = N_("When it begins or began.")
DOI: Final = N_("Its DOI.")
ENDS: Final = N_("When it ends or ended.")
FILE: Final = N_("The address of its file.")
LANGUAGE: Final = N_("The language it is written in (ISO 639 code).")
LEADER: Final = N_("The partner that leads it.")
LICENCE: Final = N_("Its licence.")
ORCID: Final = N_("The ORCID iD.")
UNIT: Final = N_("The unit.")
VERSION: Final = N_("Its version.")
WORKERS: Final = N_("Partners that work on it.")
WORK_PACKAGES: Final = N_("Work packages to which it belongs.")
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
        "logo": LOGO,
        "logo_alt": LOGO_ALT,
        "facts": FACTS,
        "name_in_english": N_("The name in English."),
        "department": N_("The department that takes part."),
        "part_of": N_("The partner to whose organisation it belongs."),
        "type": N_("The kind of organisation."),
        "sme": N_("Whether it is a small or medium-sized enterprise; null if not stated."),
        "from": N_("When it joined, if not at the start."),
        "until": N_("When it left, if before the end."),
        "address": N_("The postal address."),
        "position": DEGREES,
        "contribution": N_("Its part of the grant."),
        "contact": CONTACT,
        "social_links": ACCOUNTS,
        "ror": N_("Its id in the Research Organization Registry (ROR)."),
        "pic": N_("Its participant identification code (PIC)."),
    },
    Person: {
        "name": N_("The name."),
        "role": N_("The role in the project."),
        "partner": N_("The partner for whom the person works."),
        "text": N_("More about the person."),
        "picture": N_("The address of a picture."),
        "consent_until": N_("The last day on which the picture is shown."),
        "orcid": ORCID,
        "email": N_("The e-mail address."),
        "website": N_("The address of a page about the person."),
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
        "leader": LEADER,
        "text": MORE,
        "aims": N_("What it is to achieve, one sentence each."),
        "objectives": SERVED,
        "partners": WORKERS,
        "from": BEGINS,
        "to": ENDS,
        "state": N_("Whether it is planned, running, done or dropped, if it is stated."),
        "tasks": N_("Its tasks."),
    },
    Task: {
        "id": N_("The number, such as T1.1."),
        "title": N_("The title."),
        "text": MORE,
        "leader": LEADER,
        "partners": WORKERS,
        "from": BEGINS,
        "to": ENDS,
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
        "state": N_("What became of it, if it is stated."),
        "work_packages": WORK_PACKAGES,
        "reached": N_("What is known about whether it was reached."),
    },
    Deliverable: {
        "id": N_("The number, such as D1.1."),
        "title": GRANT_TITLE,
        "text": MORE,
        "work_package": N_("The work package to which it belongs."),
        "lead": N_("The partner that answers for it."),
        "authors": AUTHORS,
        "type": N_("The kind of deliverable."),
        "level": N_("Who may see it."),
        "due": N_("When it is or was due."),
        "state": N_("What became of it, if it is stated."),
        "date": N_("When it was handed in."),
        "version": VERSION,
        "doi": DOI,
        "file": FILE,
        "url": N_("The address of a public copy."),
        "published": N_("When it was first offered on this site."),
        "updated": N_("When it was last corrected."),
        "correction": N_("What was corrected."),
    },
    Author: {
        "name": N_("The name, if it is not that of a person of this site."),
        "person": N_("The person."),
    },
    ResearchOutput: {
        "title": N_("The title."),
        "kind": N_("Whether it is an article, a dataset, software or something else."),
        "authors": N_("The authors, in their order."),
        "date": N_("When it was published."),
        "venue": N_("The journal, book, conference or archive in which it is."),
        "details": N_("Volume, number, pages or version."),
        "publisher": N_("Who published it."),
        "doi": DOI,
        "url": N_("Its address."),
        "file": FILE,
        "licence": LICENCE,
        "open": N_("Whether everybody can read it; null if not stated."),
        "language": LANGUAGE,
        "text": MORE,
        "partners": PARTNERS,
        "work_packages": WORK_PACKAGES,
    },
    Indicator: {
        "title": N_("What is counted or measured."),
        "unit": UNIT,
        "target": N_("The target."),
        "reached": N_("What is reached so far."),
        "date": N_("When that was counted."),
        "text": N_("How it is counted."),
        "objectives": SERVED,
        "work_packages": WORK_PACKAGES,
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
        "unit": UNIT,
        "target_value": N_("The target as a number."),
        "achieved_value": N_("What was achieved, as a number."),
        "work_packages": WORK_PACKAGES,
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
        "work_packages": WORK_PACKAGES,
        "file": FILE,
        "date": N_("When it was made."),
        "version": VERSION,
        "language": LANGUAGE,
        "licence": LICENCE,
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
