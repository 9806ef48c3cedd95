"""Places that no typed position and no certain town of the gazetteer puts on the map."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from dissemination.checks.loaded_project import LoadedProject
from dissemination.gazetteer.gazetteer import Town, key, nearest_town, town_meant, towns_named
from dissemination.library.whereabouts import Key, Whereabouts, of_partner
from dissemination.model.event import Event
from dissemination.model.place import is_online
from dissemination.problems import Message, Problem
from dissemination.source.entries import LocatedEntry
from dissemination.source.records import Located

SEVERAL_TOWNS: Final = Message(
    '"{value}" may be one of several towns: {choices}; it is on the map when the right degrees '
    "stand in data/positions.yml: {record}",
    code="several-towns",
)
SEVERAL_COUNTRIES: Final = Message(
    '"{value}" may be a town of several countries: {choices}; it is on the map when its country is '
    "written, such as country: {country}",
    code="town-in-several-countries",
)
ELSEWHERE: Final = Message(
    'no larger town of {country} is called "{value}", but {choices} is; correct the country, or '
    "write where it lies into data/positions.yml: {record}",
    code="town-elsewhere",
)
MISSPELT: Final = Message(
    'no larger town of {country} is called "{value}"; if {choices} is meant, write that name, else '
    "where it lies into data/positions.yml: {record}",
    code="town-misspelt",
)
MOST_CHOICES: Final = 4
UNTOLD: Final = "latitude, longitude"

Question = tuple[Message, dict[str, str]]  # with what fills its holes


@dataclass(frozen=True)
class _Places:
    """The places that a project names: the first partner and the first event at each, and those
    with a typed position."""

    partners: Mapping[Key, Located[Any]]
    events: Mapping[Key, LocatedEntry[Event]]
    placed: Collection[Key]

    @classmethod
    def of(cls, project: LoadedProject) -> _Places:
        """Those of the partners and events that readers can see."""
        all_events = [entry for entry in project.events if entry.path not in project.hidden]
        all_partners = [] if "partner" in project.left_out else project.records_of("partners")
        whereabouts = Whereabouts.of(
            (each.record for each in all_partners),
            (entry.item.place for entry in all_events if entry.item.place),
            (each.record for each in project.records_of("positions")),
        )
        partners, events = dict[Key, Located[Any]](), dict[Key, LocatedEntry[Event]]()
        placed = set(whereabouts.positions)
        for partner in all_partners:
            if place := of_partner(partner.record):
                partners.setdefault(place, partner)
                placed |= {place} if partner.record.position else set()
        for entry in all_events:
            if (own := entry.item.place) and not is_online(own.town):
                place = whereabouts.of_event(own)
                events.setdefault(place, entry)
                placed |= {place} if own.position else set()
        return cls(partners, events, placed)


def uncertain_towns(project: LoadedProject) -> Iterator[Problem]:
    """Towns without a typed position that may be one of several, or another one than is written;
    each is told where it is first named."""
    places = _Places.of(project)
    ids = {each.record.id for each in project.records_of("positions")}
    for place in {**places.partners, **places.events}:
        question = None if place in places.placed else _question(*place, ids)
        if question and place in places.partners:
            message, values = question
            yield places.partners[place].problem(message, "place", value=place[0], **values)
        elif question:
            message, values = question
            node = places.events[place].front_matter  # which reads the file
            yield node.problem(message, "place", "town", value=place[0], **values)


def _question(name: str, country: str, ids: Collection[str]) -> Question | None:
    """What to ask of a town; None if the gazetteer has the one that is meant, or none."""
    if town_meant(name, country):
        return None
    if towns := towns_named(name, country):
        if not country and len({town.country for town in towns}) > 1:
            values = {"choices": _choices(towns), "country": towns[0].country}
            return SEVERAL_COUNTRIES, values
        record = _record(name, country or towns[0].country, towns[0].degrees, towns[0], ids)
        return SEVERAL_TOWNS, {"choices": _choices(towns), "record": record}
    message, near = ELSEWHERE, _elsewhere(name)
    if not near and country:
        message, near = MISSPELT, nearest_town(name, country)
    if not near:
        return None
    record = _record(name, country, UNTOLD, near, ids)
    return message, {"country": country, "choices": _choices([near]), "record": record}


def _elsewhere(name: str) -> Town | None:
    """The town of this name in another country: the largest of which it is the own name."""
    towns = towns_named(name)
    own = [town for town in towns if key(town.name) == key(name)]
    return next(iter(own or towns), None)


def _choices(towns: list[Town]) -> str:
    """Towns with their degrees, the largest first."""
    told = [f"{town.name}, {town.country} ({town.degrees})" for town in towns[:MOST_CHOICES]]
    if len(towns) > MOST_CHOICES:
        told.append(f"{len(towns) - MOST_CHOICES} more")
    return " or ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)


def _record(name: str, country: str, degrees: str, town: Town, ids: Collection[str]) -> str:
    """The record of data/positions.yml that would answer."""
    words = {"id": _free_id(name, country, town, ids), "name": json.dumps(name, ensure_ascii=False)}
    fields = [f"{field}: {value}" for field, value in words.items()]
    return f'- {{{", ".join(fields)}, country: {country}, degrees: "{degrees}"}}'


def _free_id(name: str, country: str, town: Town, ids: Collection[str]) -> str:
    """An id that no other position has, of the name in letters of an address."""
    stem = "-".join((key(name) if key(name).isascii() else key(town.name)).split())
    tries = (stem, f"{stem}-{country.lower()}", *(f"{stem}-{number}" for number in range(2, 100)))
    return next(each for each in tries if each not in ids)
