"""The towns and regions of a project, with the partners and events at each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from dissemination.figures.projection import distance
from dissemination.gazetteer.gazetteer import Credit, Town, credit, town_meant
from dissemination.library.library import Library
from dissemination.library.whereabouts import Key, Whereabouts, of_partner
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.partner import Partner
from dissemination.model.position import Point, Position

FEWEST: Final = 6  # places of which some can be far from the others
FAR: Final = 2_500.0  # kilometres from the middle, within which no place is far
MOST: Final = 0.85  # so many of the places, the nearest, are what a map is drawn for


@dataclass(frozen=True)
class MapPlace:
    """A town or region by its name and country, which is empty where it is not known; `position` is
    its record, if it has one, `town` that of the gazetteer, if it is placed by that, and `point`
    its latitude and longitude, if they are known. Places with a point are numbered from 1, as the
    map shows them; others have the number 0."""

    number: int
    name: str
    country: str
    position: Position | None
    town: Town | None
    point: Point | None
    partners: tuple[Partner, ...]
    events: tuple[Entry[Event], ...]

    @property
    def is_region(self) -> bool:
        """Whether the point is the middle of a region."""
        return self.position is not None and self.position.region

    @property
    def count(self) -> int:
        """The number of partners and events."""
        return len(self.partners) + len(self.events)


def map_places(library: Library, partners: bool = True, events: bool = True) -> list[MapPlace]:
    """The places of partners, of events, or of both: those of partners first, then those of events
    alone, each in the order of their names; places without a point come last."""
    shown = [*library.events.values()] if events else []
    of_events = [event.item.place for event in shown if event.item.place]
    everybody, positions = library.partners.values(), library.positions.values()
    whereabouts = Whereabouts.of(everybody, of_events, positions)
    at: dict[Key, tuple[list[Partner], list[Entry[Event]]]] = {}
    for partner in everybody if partners else ():
        if key := of_partner(partner):
            at.setdefault(key, ([], []))[0].append(partner)
    for event in shown:
        if event.item.place:
            key = whereabouts.of_event(event.item.place)
            at.setdefault(key, ([], []))[1].append(event)
    places = [_map_place(key, whereabouts, *members) for key, members in at.items()]
    locale = library.locale
    places = locale.alphabetical(places, lambda p: p.name, lambda p: locale.country(p.country))
    return list(_numbered(sorted(places, key=lambda place: not place.partners)))


def _map_place(
    key: Key, whereabouts: Whereabouts, partners: list[Partner], events: list[Entry[Event]]
) -> MapPlace:
    """A place; its point is that of its first partner that has one of its own, else that of its
    record, else of its first event that has one, and only where nobody typed one that of the
    gazetteer."""
    position = whereabouts.positions.get(key)
    points = [
        *(partner.point for partner in partners),
        position.point if position else None,
        *(event.item.place.point for event in events if event.item.place),
    ]
    point = next(filter(None, points), None)
    town = None if point else town_meant(*key)
    point = town.point if town else point
    return MapPlace(0, *key, position, town, point, tuple(partners), tuple(events))


def gazetteer_credit(places: Iterable[MapPlace]) -> Credit | None:
    """Whose the gazetteer is, if a place has its point from there."""
    return credit() if any(place.town for place in places) else None


def parted(places: Sequence[MapPlace]) -> tuple[list[MapPlace], list[MapPlace]]:
    """Places with points parted into those that a map shows together, numbered anew, and those so
    far from them that the map would show little of the others; few are never parted."""
    if len(places) < FEWEST:
        return [*places], []
    points = [place.point for place in places if place.point]
    middle = (
        median(latitude for latitude, _ in points),
        median(longitude for _, longitude in points),
    )
    away = [distance(middle, point) for point in points]
    reach = sorted(away)[int(MOST * (len(away) - 1))]
    limit = max(FAR, 2 * reach)
    near = [place for place, own in zip(places, away, strict=True) if own <= limit]
    far = [replace(place, number=0) for place, own in zip(places, away, strict=True) if own > limit]
    return [replace(place, number=number) for number, place in enumerate(near, 1)], far


def _numbered(places: list[MapPlace]) -> Iterator[MapPlace]:
    placed = [place for place in places if place.point]
    for number, place in enumerate(placed, 1):
        yield replace(place, number=number)
    yield from (place for place in places if not place.point)
