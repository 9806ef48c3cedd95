"""The fields of facts, of what sources say, and of what shows an outcome."""

from __future__ import annotations

from typing import Final

from dissemination.locale.catalogue import N_
from dissemination.model.evidence import Evidence
from dissemination.model.fact import Claim, Disagreement, Fact, LabelledFact, Mention
from dissemination.open_data.descriptions.texts import Texts

TEXTS: Final[Texts] = {
    Fact: {
        "value": N_("The value, if it is known."),
        "unknown": N_("The month in which no public source was found, if the value is unknown."),
        "inferred": N_("The value, if it is inferred from other facts."),
        "conflict": N_("Each value with its sources, if the sources differ."),
        "reason": N_("Why the value is inferred."),
        "note": N_("What to know about the fact."),
        "sources": N_("The sources; for a known fact without its own, those of its record."),
    },
    LabelledFact: {
        "id": N_("The id of the fact, also its anchor on the page."),
        "label": N_("What the fact is about."),
    },
    Claim: {
        "value": N_("What these sources say."),
        "sources": N_("The sources that say so."),
    },
    Mention: {"inferred": N_("Why the connection is inferred; null if it is not.")},
    Disagreement: {
        "about": N_("What the sources differ on."),
        "claims": N_("What the sources say, each statement with its sources."),
    },
    Evidence: {
        "events": N_("Events that show it."),
        "news": N_("News items that show it."),
        "labels": N_("Labels that show it."),
        "documents": N_("Documents that show it."),
        "practices": N_("Best practices that show it."),
    },
}
