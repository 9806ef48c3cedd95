"""Calendars to subscribe to and to keep: of all events, by type, partner and training action, and
one file for each event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dissemination import urls as address_book
from dissemination.cache import Cache
from dissemination.calendars.calendar import (
    Written,
    calendar_file,
    frame,
    subscribed,
    unsubscribed,
)
from dissemination.calendars.event import vevent
from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.fact import Mention
from dissemination.urls import EVENTS, Addresses, Announced


@dataclass(frozen=True)
class Calendar:
    """A calendar to subscribe to: where it is, what it is, the page with its list if there is one,
    and its events by their ids, the newest first."""

    address: str
    title: str
    text: str
    page: str | None
    events: tuple[str, ...]


def calendars(
    library: Library, addresses: Addresses, cache: Cache | None = None
) -> dict[str, bytes]:
    """Every calendar file by its address below the root.

    An event whose day is unknown is in none of them; inferred days are in none either. Nothing
    depends on the library's moment but which events it holds. Each event is written once.
    """
    cache = cache or Cache()
    events = {
        key: written(entry, library, addresses, cache)
        for key, entry in library.events.items()
        if entry.item.start
    }
    zone = library.zone.key
    files = {}
    for each in subscriptions(library):
        page = each.page or EVENTS
        head = subscribed(library, each.title, each.text, page, each.address, addresses)
        listed = [events[key] for key in each.events]
        files[each.address] = calendar_file(frame(head), listed, zone)
    single = frame(unsubscribed(library))
    for key, event in events.items():
        slug = library.events[key].slug
        files[address_book.event_file(slug)] = calendar_file(single, [event], zone)
    return files


def written(entry: Entry[Event], library: Library, addresses: Addresses, cache: Cache) -> Written:
    """An event as it is kept, or else as icalendar writes it now."""

    def make() -> bytes:
        return Written.of(vevent(entry, library, addresses)).packed()

    key = cache.key("event", addresses.root, library.version(entry))
    return Written.unpacked(cache.get_or_create(key, make))


def subscriptions(library: Library) -> Iterator[Calendar]:
    """The calendars of a library, that of all events first; some may be empty."""
    acronym = library.project.acronym
    yield Calendar(
        address_book.ALL_CALENDAR,
        title(library),
        f"{acronym}: {library.project.slogan}",
        address_book.EVENTS,
        _dated(library),
    )
    yield from _types(library)
    for partner in library.partners.values():
        yield Calendar(
            address_book.partner_calendar(partner.id),
            f"{acronym}: events with {partner.name}",
            f"Events of the project {acronym} in which {partner.name} takes part.",
            address_book.record("partner", partner.id),
            _dated(library, "partners", partner.id),
        )
    for action in library.training.values():
        named = f"{action.id} {action.title}"
        yield Calendar(
            address_book.training_calendar(action.id),
            f"{acronym}: {named}",
            f"Events of the project {acronym} of the training action {named}.",
            address_book.record("training action", action.id),
            _dated(library, "training", action.id),
        )


def _types(library: Library) -> Iterator[Calendar]:
    for choice in library.settings.event_types:
        found = [a.item for a in library.events.values() if a.item.type == choice.id]
        page = address_book.event_type(choice.id) if found else None
        yield Calendar(
            address_book.type_calendar(choice.id),
            f"{library.project.acronym}: {choice.title}",
            choice.text or f"Events of the project {library.project.acronym}: {choice.title}.",
            page,
            tuple(event.id for event in found if event.start),
        )


def _dated(library: Library, field: str = "", record_id: str = "") -> tuple[str, ...]:
    """The events with a known day, of which a field, if one is named, surely mentions a record."""
    return tuple(
        key
        for key, entry in library.events.items()
        if entry.item.start and (not field or _mentions(entry.item, field, record_id))
    )


def _mentions(event: Event, field: str, record_id: str) -> bool:
    mentions: tuple[Mention, ...] = getattr(event, field)
    return any(each.id == record_id and not each.inferred for each in mentions)


def announced(library: Library) -> tuple[Announced, ...]:
    """The calendars that pages announce: that of all events, on every page, then the others."""
    return tuple(
        Announced(
            "text/calendar",
            each.title,
            each.address,
            each.page,
            everywhere=each.address == address_book.ALL_CALENDAR,
        )
        for each in subscriptions(library)
    )


def title(library: Library) -> str:
    """The name of the calendar of all events."""
    return f"{library.project.acronym}: events"
