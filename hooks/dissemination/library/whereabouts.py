"""In which place a partner or an event is, and whether its position is typed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dissemination.gazetteer.gazetteer import town_meant
from dissemination.model.partner import Partner
from dissemination.model.place import Place
from dissemination.model.position import Position

Key = tuple[str, str]  # the name of a town or region and its country, empty where it is not known


@dataclass(frozen=True)
class Whereabouts:
    """The places of a project: `positions` are its records by their keys, `countries` is the
    country of each town of which only one is known, by the records and the partners, and `placed`
    are the towns of events that have a position of their own and no country."""

    positions: Mapping[Key, Position]
    countries: Mapping[str, str]
    placed: Collection[str]

    @classmethod
    def of(
        cls, partners: Iterable[Partner], places: Iterable[Place], positions: Iterable[Position]
    ) -> Whereabouts:
        """Those of partners, of the places of events, and of the records of positions."""
        by_key = {(each.name, each.country): each for each in reversed([*positions])}
        towns: dict[str, set[str]] = {}
        for name, country in (*filter(None, map(of_partner, partners)), *by_key):
            towns.setdefault(name, set()).add(country)
        countries = {name: min(codes) for name, codes in towns.items() if len(codes) == 1}
        placed = {each.town for each in places if each.position and not each.country}
        return cls(by_key, countries, placed)

    def of_event(self, place: Place) -> Key:
        """The key of an event's place. Where it has no country, that is the one that the project
        knows of the town, else that of the only town which the gazetteer has of this name."""
        if country := place.country or self.countries.get(place.town):
            return place.town, country
        town = None if place.town in self.placed else town_meant(place.town)
        return place.town, town.country if town else ""


def of_partner(partner: Partner) -> Key | None:
    """The key of a partner's place; None if the map does not show it."""
    name = partner.place.value or (partner.short if partner.position else None)
    return (name, partner.country) if name and partner.role != "sister" else None
