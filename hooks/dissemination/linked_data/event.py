"""An event, on its own page alone, and only where its day and its place are known."""

from __future__ import annotations

from typing import Final

from dissemination.library.library import Library
from dissemination.linked_data.picture import picture
from dissemination.linked_data.terms import CONTEXT, Ids, Node, instant, many, named, node
from dissemination.model.entry import Entry
from dissemination.model.event import Event, Place
from dissemination.urls import item, uri

STATUS: Final = {"cancelled": "EventCancelled", "postponed": "EventPostponed"}


def event(library: Library, entry: Entry[Event], ids: Ids) -> Node | None:
    """The event; None without a known day, which nobody shall invent, and without any place,
    which search engines require. A day that is only inferred is left out."""
    known, zone = entry.item, entry.item.zone or library.zone
    places = _places(known)
    if known.start is None or not places:
        return None
    address = item("event", entry.slug)
    before = known.moved_from if known.status == "moved" else None
    return named(
        "Event",
        ids.of(address, "event"),
        name=known.title,
        description=known.summary,
        url=ids.page(address),
        startDate=instant(known.start, zone),
        endDate=instant(known.end, zone) if known.end else _same_day(known),
        previousStartDate=instant(before, zone) if before else None,
        eventStatus=_status(known),
        eventAttendanceMode=_mode(known),
        location=many(places),
        image=picture(library, entry, ids),
    )


def _same_day(known: Event) -> str | None:
    """The last day of an event of one whole day; the end of hours that nobody named is unknown."""
    return known.start.day.isoformat() if known.start and known.all_day else None


def _status(known: Event) -> str:
    """An event that has another place, but the same day, is not rescheduled."""
    moved = "EventRescheduled" if known.status == "moved" and known.moved_from else None
    return f"{CONTEXT}/{STATUS.get(known.status) or moved or 'EventScheduled'}"


def _mode(known: Event) -> str:
    if known.place and known.online:
        return f"{CONTEXT}/MixedEventAttendanceMode"
    return f"{CONTEXT}/{'Online' if known.online else 'Offline'}EventAttendanceMode"


def _places(known: Event) -> list[Node]:
    places = [_place(known.place)] if known.place else []
    return places + ([node("VirtualLocation", url=uri(known.online))] if known.online else [])


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
