"""Calendars (RFC 5545): of all events, by type, partner and training action, and one file for each
event.

Each event is written once by icalendar (`SerializedEvent`), and these bytes stand in every file
that holds it. A `Frame` is a calendar without components, also written by icalendar; a file is the
frame's two halves with time zones and events between them. Nothing in an event depends on the
moment of the build: DTSTAMP is `updated`, else `published`, and SEQUENCE the count in the file. An
event without a known day is in no calendar, nor is an inferred day; a cancelled event keeps its
place. Hours of an event that is online only are in UTC.

Time zones come from the pinned package `tzdata`, and end in yearly rules instead of lists of years:
`tzif.py` reads its files, `posix.py` their rules, `zones.py` writes VTIMEZONE. `announced` is what
pages announce, so that the pages need not know the calendars.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dissemination import urls
from dissemination.cache import Cache
from dissemination.calendars.calendar import (
    Frame,
    SerializedEvent,
    calendar_file,
    plain_calendar,
    subscribable_calendar,
)
from dissemination.calendars.event import vevent
from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.fact import Mention
from dissemination.urls import EVENTS, Addresses, Announced


@dataclass(frozen=True)
class Calendar:
    """A calendar to subscribe to: its address below the root, its title, its name among those of
    the site, and its text, the page with the same list if there is one, and the ids of its events,
    the newest first."""

    address: str
    title: str
    name: str
    text: str
    page: str | None
    events: tuple[str, ...]


def calendars(
    library: Library, addresses: Addresses, cache: Cache | None = None
) -> dict[str, bytes]:
    """The bytes of every calendar file by its address below the root.

    The library's moment decides which events are there, and nothing else. Each event is written
    once, or comes from the cache.
    """
    cache = cache or Cache()
    events = {
        key: serialized_event(entry, library, addresses, cache)
        for key, entry in library.events.items()
        if entry.item.start
    }
    zone = library.zone.key
    files = {}
    for calendar in subscriptions(library):
        page = calendar.page or EVENTS
        properties = subscribable_calendar(
            library, calendar.title, calendar.text, page, calendar.address, addresses
        )
        listed = [events[key] for key in calendar.events]
        files[calendar.address] = calendar_file(Frame.of(properties), listed, zone)
    single = Frame.of(plain_calendar(library))
    for key, event in events.items():
        slug = library.events[key].slug
        files[urls.event_file(slug)] = calendar_file(single, [event], zone)
    return files


def serialized_event(
    entry: Entry[Event], library: Library, addresses: Addresses, cache: Cache
) -> SerializedEvent:
    """An event with a known day, from the cache or else as icalendar writes it."""

    def make() -> bytes:
        return SerializedEvent.of(vevent(entry, library, addresses)).to_bytes()

    key = cache.key("event", addresses.root, library.version(entry))
    return SerializedEvent.from_bytes(cache.get_or_create(key, make))


def subscriptions(library: Library) -> Iterator[Calendar]:
    """The calendars of a library, that of all events first; some may be empty."""
    acronym, locale = library.project.acronym, library.locale
    name, text = locale.gettext("Events"), f"{acronym}: {library.project.slogan}"
    events = _dated_events(library)
    yield Calendar(urls.ALL_CALENDAR, named(name, library), name, text, EVENTS, events)
    yield from _types(library)
    for partner in library.partners.values():
        name = locale.gettext("Events with %(partner)s", partner=partner.name)
        text = locale.gettext(
            "Events of the project %(acronym)s in which %(partner)s takes part.",
            acronym=acronym,
            partner=partner.name,
        )
        address, page = urls.partner_calendar(partner.id), urls.record("partner", partner.id)
        events = _dated_events(library, "partners", partner.id)
        yield Calendar(address, named(name, library), name, text, page, events)
    for action in library.training.values():
        name = f"{action.id} {action.title}"
        text = locale.gettext(
            "Events of the project %(acronym)s with the training action %(action)s.",
            acronym=acronym,
            action=name,
        )
        address = urls.training_calendar(action.id)
        page = urls.record("training action", action.id)
        events = _dated_events(library, "training", action.id)
        yield Calendar(address, named(name, library), name, text, page, events)


def _types(library: Library) -> Iterator[Calendar]:
    locale, acronym = library.locale, library.project.acronym
    for choice in library.settings.event_types:
        events = [a.item for a in library.events.values() if a.item.type == choice.id]
        text = choice.text or locale.gettext(
            "Events of the project %(acronym)s of this type: %(type)s.",
            acronym=acronym,
            type=choice.title,
        )
        yield Calendar(
            urls.type_calendar(choice.id),
            named(choice.title, library),
            choice.title,
            text,
            urls.event_type(choice.id) if events else None,
            tuple(event.id for event in events if event.start),
        )


def _dated_events(library: Library, field: str = "", record_id: str = "") -> tuple[str, ...]:
    """The ids of the events with a known day; if a field is named, only of those in which it has a
    mention of the record that is not inferred."""
    return tuple(
        key
        for key, entry in library.events.items()
        if entry.item.start and (not field or _mentions(entry.item, field, record_id))
    )


def _mentions(event: Event, field: str, record_id: str) -> bool:
    mentions: tuple[Mention, ...] = getattr(event, field)
    return any(mention.id == record_id and not mention.inferred for mention in mentions)


def announced(library: Library) -> tuple[Announced, ...]:
    """The calendars that pages announce: that of all events, on every page, then the others."""
    return tuple(
        Announced(
            "text/calendar",
            calendar.title,
            calendar.name,
            calendar.address,
            calendar.page,
            everywhere=calendar.address == urls.ALL_CALENDAR,
        )
        for calendar in subscriptions(library)
    )


def named(name: str, library: Library) -> str:
    """The name of a calendar among those of other sites."""
    return f"{library.project.acronym}: {name}"
