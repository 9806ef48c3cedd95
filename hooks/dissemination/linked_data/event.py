"""An event on its own page, if its day and its place are known."""

from __future__ import annotations

from typing import Final

from dissemination import urls
from dissemination.library.library import Library
from dissemination.linked_data.picture import picture
from dissemination.linked_data.terms import (
    CONTEXT,
    Ids,
    Node,
    identified,
    instant,
    node,
    one_or_list,
)
from dissemination.model.entry import Entry
from dissemination.model.event import Event, Place

STATUS: Final = {"cancelled": "EventCancelled", "postponed": "EventPostponed"}


def event(library: Library, entry: Entry[Event], ids: Ids) -> Node | None:
    """The Event; None if no day is known (an inferred day does not count), or if it has neither a
    place nor an address online, of which search engines require one. Hours have the offset of the
    event's zone, else of the project's."""
    item, zone = entry.item, entry.item.zone or library.zone
    places = _places(item)
    if item.start is None or not places:
        return None
    address = urls.item("event", entry.slug)
    original_start = item.moved_from if item.status == "moved" else None
    return identified(
        "Event",
        ids.of(address, "event"),
        name=item.title,
        description=item.summary,
        url=ids.page(address),
        startDate=instant(item.start, zone),
        endDate=instant(item.end, zone) if item.end else _same_day(item),
        previousStartDate=instant(original_start, zone) if original_start else None,
        eventStatus=_status(item),
        eventAttendanceMode=_mode(item),
        location=one_or_list(places),
        image=picture(library, entry, ids),
    )


def _same_day(item: Event) -> str | None:
    """The end of a one-day event without hours; None if it has hours, whose end is unknown."""
    return item.start.day.isoformat() if item.start and item.all_day else None


def _status(item: Event) -> str:
    """The EventStatusType; an event moved to another place on the same day is still scheduled."""
    moved = "EventRescheduled" if item.status == "moved" and item.moved_from else None
    return f"{CONTEXT}/{STATUS.get(item.status) or moved or 'EventScheduled'}"


def _mode(item: Event) -> str:
    if item.place and item.online:
        return f"{CONTEXT}/MixedEventAttendanceMode"
    return f"{CONTEXT}/{'Online' if item.online else 'Offline'}EventAttendanceMode"


def _places(item: Event) -> list[Node]:
    places = [_place(item.place)] if item.place else []
    return places + ([node("VirtualLocation", url=urls.uri(item.online))] if item.online else [])


def _place(place: Place) -> Node:
    address = node(
        "PostalAddress",
        streetAddress=place.street,
        addressLocality=place.town,
        addressCountry=place.country,
    )
    point = place.point
    geo = node("GeoCoordinates", latitude=point[0], longitude=point[1]) if point else None
    return node("Place", name=place.name or place.town, address=address, geo=geo)
