"""The fields of the project."""

from __future__ import annotations

from typing import Final

from dissemination.locale.catalogue import N_
from dissemination.model.project import Funding, Programme, Project, Sector
from dissemination.open_data.descriptions.texts import Texts

SOURCES: Final = N_("The sources.")

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
        "sources": SOURCES,
    },
    Sector: {
        "scheme": N_("The kind of sector or the classification, such as NACE."),
        "name": N_("The name of the sector."),
        "sources": SOURCES,
    },
}
