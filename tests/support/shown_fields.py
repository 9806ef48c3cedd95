"""What of the model's fields readers do not see, or see in other words, by the names of fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# The pages of what has neither a page nor a place of its own.
OTHER_PAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "project": ("", "project/", "about/contact/", "about/legal/"),
    "settings": (
        *("", "news/", "events/", "best-practices/", "about/legal/", "about/contact/"),
        *("news/category/project/", "news/category/towers/", "events/type/meeting/"),
        *("best-practices/area/keeping/", "best-practices/area/measuring/"),
    ),
}

# Fields of all kinds, by the ends of their names, and of one kind: no page shows their values, for
# this reason.
NOT_SHOWN: Final[Mapping[str, str]] = {
    ".id": "it is the anchor or address by which the walk finds the record",
    ".aliases": "pages at earlier addresses lead on",
    ".draft": "it keeps the item off the site",
    ".withdrawn": "the page says it and has nothing else",
    ".expires": "it takes the item off the site",
    ".decorative": "the picture has no words",
    ".published": "feeds and lists of what is new go by it",
    "event.sequence": "it counts for calendars",
    "practice.order": "practices stand in this order",
    "practice.unknown": "it is told in the place of the part that it names",
    "project.funding.profile": "it decides on emblem and wording",
    "project.funding.statement_language": "the statement is marked with it",
    "funder.funding.profile": "it decides on emblem and wording",
    "partner.position": "it is drawn on the map",
    "event.place.position": "it is drawn on the map",
    "position.degrees": "it is drawn on the map",
    "position.region": "the map has another sign for it",
    "position.sources": "they are named once below the map",
    "position.mended": "they are named once below the map",
    "person.consent_until": "it takes the picture off the site",
    "settings.accessibility_standard": "the statement has it where a check is recorded",
    "settings.opened": "nothing is older than that day",
    "settings.language": "pages are marked with it",
    "settings.zone": "times are in it",
    "settings.bare_day_at": "feeds and calendars have it",
    "settings.event_minutes": "calendars have it",
    "settings.authority": "ids have it",
    "settings.since": "ids have it",
    "settings.searched": "what is not known is dated with it",
    "settings.earlier_addresses.of": "pages at earlier addresses lead on",
    "settings.earlier_permalinks": "pages at earlier addresses lead on",
    "settings.cards.newest": "it decides which pictures are drawn",
    "settings.publication.preface": "the editions of the publication have it",
    "settings.publication.reading": "the editions of the publication have it",
    "settings.publication.doi": "the editions and the citation have it",
    "settings.categories.text": "feeds say it",
    "settings.event_types.text": "calendars say it",
    "settings.areas.text": "the editions of the publication have it",
    "training action.objectives": "the table of the objectives shows what serves them",
    "milestone.objectives": "the table of the objectives shows what serves them",
    "result.objectives": "the table of the objectives shows what serves them",
    "result.training": "the page of the training action names the result",
    "label.reported": "it dates the label where the day of the award is not known",
    "label.presented": "it dates the label where the day of the award is not known",
    "deliverable.work_package": "deliverables stand below their work package",
    "change.sort": "it decides on the list in which the change stands",
    "change.everything": "the change then names nothing",
}

# Fields whose values open data do not have, for this reason.
NOT_PUBLISHED: Final[Mapping[str, str]] = {
    ".aliases": "they were needed to make addresses",
    ".draft": "it keeps the item off the site",
    ".withdrawn": "it takes the item off the site",
    ".expires": "it takes the item off the site",
}

# What readers see of an option, where it is not its own word.
OPTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "partner.sme": {"yes": "SME"},
    "deliverable.type": {"dmp": "data management plan"},
    "deliverable.level": {"eu-restricted": "EU restricted"},
    "research output.open": {"yes": "open"},
    "event.registration.full": {"yes": "full"},
    "event.own": {"no": "others"},
    "label.planned": {"yes": "planned"},
}


def reason(name: str, reasons: Mapping[str, str]) -> str:
    """The reason in a list by which a field is left out; empty if it is not."""
    return reasons.get(name) or reasons.get(f".{name.rpartition('.')[2]}", "")
