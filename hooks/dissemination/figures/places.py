"""The towns and regions of a project, with the partners and events at each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.partner import Partner
from dissemination.model.position import Point, Position

Key = tuple[str, str]


@dataclass(frozen=True)
class MapPlace:
    """A town or region by its name and country; `position` is its record, if it has one, and
    `point` its latitude and longitude, if they are known. Places with a point are numbered from
    1, as the map shows them; others have the number 0."""

    number: int
    name: str
    country: str
    position: Position | None
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
    at: dict[Key, tuple[list[Partner], list[Entry[Event]]]] = {}
    for partner in library.partners.values() if partners else ():
        if partner.place.value:
            at.setdefault((partner.place.value, partner.country), ([], []))[0].append(partner)
    for event in library.events.values() if events else ():
        if place := event.item.place:
            at.setdefault((place.town, place.country), ([], []))[1].append(event)
    positions = {(p.name, p.country): p for p in reversed([*library.positions.values()])}
    places = [_map_place(key, positions.get(key), *members) for key, members in at.items()]
    locale = library.locale
    places = locale.alphabetical(places, lambda p: p.name, lambda p: locale.country(p.country))
    return list(_numbered(sorted(places, key=lambda place: not place.partners)))


def _map_place(
    key: Key, position: Position | None, partners: list[Partner], events: list[Entry[Event]]
) -> MapPlace:
    """A place; its point is that of the gazetteer, else of its first event that has one."""
    event_points = (event.item.place.point for event in events if event.item.place)
    point = position.point if position else next(filter(None, event_points), None)
    return MapPlace(0, *key, position, point, tuple(partners), tuple(events))


def _numbered(places: list[MapPlace]) -> Iterator[MapPlace]:
    placed = [place for place in places if place.point]
    for number, place in enumerate(placed, 1):
        yield replace(place, number=number)
    yield from (place for place in places if not place.point)
