"""Spots: the towns and regions of a project, with the partners and events at each."""

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
    `point` its latitude and longitude, if they are known. Spots with a point are numbered from 1,
    which is what the map shows of them; others have number 0."""

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
        """How many partners and events there are."""
        return len(self.partners) + len(self.events)


def map_places(library: Library, partners: bool = True, events: bool = True) -> list[MapPlace]:
    """The places of partners, of events, or of both: those of partners first, in their order, then
    those of events, in theirs; places without a point come last."""
    at: dict[Key, tuple[list[Partner], list[Entry[Event]]]] = {}
    for partner in library.partners.values() if partners else ():
        if partner.place.value:
            at.setdefault((partner.place.value, partner.country), ([], []))[0].append(partner)
    for event in library.events.values() if events else ():
        if place := event.item.place:
            at.setdefault((place.town, place.country), ([], []))[1].append(event)
    positions = {(p.name, p.country): p for p in reversed([*library.positions.values()])}
    found = [_map_place(key, positions.get(key), *things) for key, things in at.items()]
    return list(_numbered(found))


def _map_place(
    key: Key, position: Position | None, partners: list[Partner], events: list[Entry[Event]]
) -> MapPlace:
    """A place; where the gazetteer does not have it, it lies where its first event says it was."""
    told = (event.item.place.point for event in events if event.item.place)
    point = position.point if position else next(filter(None, told), None)
    return MapPlace(0, *key, position, point, tuple(partners), tuple(events))


def _numbered(found: list[MapPlace]) -> Iterator[MapPlace]:
    placed = [place for place in found if place.point]
    for number, place in enumerate(placed, 1):
        yield replace(place, number=number)
    yield from (place for place in found if not place.point)
