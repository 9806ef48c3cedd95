"""The fields of the project."""

from __future__ import annotations

from typing import Final

from dissemination.locale.catalogue import N_
from dissemination.model.funder import Funder
from dissemination.model.link import Link
from dissemination.model.project import (
    Funding,
    Identifiers,
    Programme,
    Project,
    RelatedProject,
    Sector,
    Video,
)
from dissemination.open_data.descriptions.texts import Texts

SOURCES: Final = N_("The sources.")
ACCOUNTS: Final = N_("Accounts at social networks and other platforms.")
ALT: Final = N_("What the picture shows (alternative text).")
CONTACT: Final = N_("An e-mail address, or the address of a page.")
LOGO: Final = N_("The address of its logo.")
LOGO_ALT: Final = N_("What the logo shows (alternative text).")

TEXTS: Final[Texts] = {
    Project: {
        "acronym": N_("The short name of the project."),
        "title": N_("The full title."),
        "slogan": N_("What the project is, in one sentence."),
        "summary": N_("What the project is, in a few sentences."),
        "outcome": N_("What the project achieved, in our words, one sentence each."),
        "programme": N_("The funding programme."),
        "call": N_("The call for proposals."),
        "start": N_("When the project begins or began."),
        "end": N_("When the project ends or ended."),
        "coordinator": N_("The coordinating partner."),
        "funding": N_("The funding statement and its rules."),
        "facts": N_("More facts, each with a label."),
        "total_cost": N_("The cost of the project in all."),
        "contribution": N_("What the funder pays or paid of it."),
        "topic": N_("The topic of the call."),
        "scheme": N_("The funding scheme."),
        "terminated": N_("When the project was ended before its time."),
        "co_coordinators": N_("Partners that coordinate the project too."),
        "identifiers": N_("The ids of the project in registries."),
        "keywords": N_("Words that describe the project."),
        "website": N_("The address of its website, if that is another one."),
        "contact": CONTACT,
        "email": N_("An e-mail address, if the contact is a page."),
        "social_links": ACCOUNTS,
        "logo": LOGO,
        "logo_alt": LOGO_ALT,
        "picture": N_("The address of its picture."),
        "picture_alt": ALT,
        "picture_credit": N_("Who made the picture, and its licence."),
        "video": N_("A film about the project."),
        "related": N_("Projects before, after or beside it."),
        "sectors": N_("Sectors of industry that the project names."),
        "sources": SOURCES,
    },
    Programme: {
        "name": N_("The name of the programme, such as COSME."),
        "part": N_("The part of the programme."),
        "agency": N_("The agency that manages or managed the programme."),
        "sources": SOURCES,
    },
    Funding: {
        "profile": N_("The programme’s rules for the emblem and the wording."),
        "statement": N_("The funding statement with its disclaimer, word for word."),
        "statement_language": N_("The language of the statement (ISO 639 code)."),
        "number": N_("The number of the grant."),
        "logo": LOGO,
        "logo_alt": LOGO_ALT,
        "share": N_("The share of the funder."),
        "sources": SOURCES,
    },
    Identifiers: {
        "cordis": N_("Its number at CORDIS."),
        "grant_doi": N_("The DOI of the grant."),
        "openaire": N_("Its id at OpenAIRE."),
        "raid": N_("Its Research Activity Identifier (RAiD)."),
        "wikidata": N_("Its item at Wikidata."),
    },
    RelatedProject: {
        "name": N_("Its short name or title."),
        "url": N_("Its address."),
        "relation": N_("Whether it came before or after this project, or runs beside it."),
        "text": N_("What connects the two."),
        "sources": SOURCES,
    },
    Video: {
        "url": N_("The address of the film."),
        "title": N_("Its title."),
        "language": N_("Its language (ISO 639 code)."),
    },
    Link: {
        "title": N_("What it is called."),
        "url": N_("Its address."),
    },
    Funder: {
        "name": N_("The name of the funder."),
        "programme": N_("The funding programme."),
        "funding": N_("The funding statement and its rules."),
    },
    Sector: {
        "scheme": N_("The kind of sector or the classification, such as NACE."),
        "name": N_("The name of the sector."),
        "sources": SOURCES,
    },
}
