"""An event on its own page, if its day and its place are known."""

from __future__ import annotations

from typing import Final

from dissemination import urls
from dissemination.library.library import Library
from dissemination.linked_data.author import persons
from dissemination.linked_data.media_object import media_objects
from dissemination.linked_data.offer import offer
from dissemination.linked_data.payer import funder
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
from dissemination.model.event import Event
from dissemination.model.place import Place

STATUS: Final = {"cancelled": "EventCancelled", "postponed": "EventPostponed"}


def event(library: Library, entry: Entry[Event], ids: Ids) -> Node | None:
    """The Event; None if no day is known (an inferred day does not count), or if it neither has a
    place nor is online, of which search engines require one. Where it can be joined is told on its
    page if there is no public address. Hours have the offset of the event's zone, else of the
    project's."""
    item, zone = entry.item, entry.item.zone or library.zone
    address = urls.item("event", entry.slug)
    places = _places(item, ids.page(address))
    if item.start is None or not places:
        return None
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
        organizer=one_or_list(node("Organization", name=name) for name in item.organisers),
        performer=one_or_list(persons(library, item.speakers, ids)),
        offers=offer(library, entry),
        funder=funder(library, item),
        inLanguage=one_or_list(item.languages),
        recordedIn=_film(item),
        image=picture(library, entry, ids),
        subjectOf=one_or_list([*_slides(item), *media_objects(library, entry, ids)]),
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


def _places(item: Event, page: str) -> list[Node]:
    places = [_place(item.place)] if item.place else []
    return places + ([_virtual(item, page)] if item.online else [])


def _virtual(item: Event, page: str) -> Node:
    return node("VirtualLocation", url=urls.uri(item.join_at) if item.join_at else page)


def _film(item: Event) -> Node | None:
    if not item.recording:
        return None
    return node("VideoObject", name=item.title, url=urls.uri(item.recording))


def _slides(item: Event) -> list[Node]:
    if not item.slides:
        return []
    return [node("PresentationDigitalDocument", name=item.title, url=urls.uri(item.slides))]


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
