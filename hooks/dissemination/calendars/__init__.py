"""Calendars (RFC 5545): of all events, by type, partner and training action, and one file for each
event.

A file is made when it is asked for, and its key is known before (`files.py`). Each event is written
once by icalendar (`SerializedEvent`), and these bytes stand in every file that holds it. A `Frame`
is a calendar without components, also written by icalendar; a file is the frame's two halves with
time zones and events between them. Nothing in an event depends on the moment of the build: DTSTAMP
is `updated`, else `published`, and SEQUENCE the count in the file. An event without a known day is
in no calendar, nor is an inferred day; a cancelled event keeps its place. Hours of an event that is
online only are in UTC.

Time zones come from the pinned package `tzdata`, and end in yearly rules instead of lists of years:
`tzif.py` reads its files, `posix.py` their rules, `zones.py` writes VTIMEZONE. `announced` is what
pages announce, so that the pages need not know the calendars.
"""

from __future__ import annotations

from collections.abc import Iterator

from dissemination import urls
from dissemination.cache import Cache
from dissemination.calendars.files import CalendarFiles
from dissemination.calendars.subscription import Calendar
from dissemination.library.library import Library
from dissemination.output import Output
from dissemination.urls import EVENTS, Addresses, Announced


def calendars(
    library: Library, addresses: Addresses, cache: Cache | None = None
) -> tuple[Output, ...]:
    """Every calendar file: those to subscribe to, then that of each event.

    The library's moment decides which events are there, and nothing else. Each event is written
    once, or comes from the cache.
    """
    files = CalendarFiles(library, addresses, cache or Cache())
    subscribed = [files.subscribed(calendar) for calendar in subscriptions(library)]
    return (*subscribed, *(files.single(key) for key in _dated_events(library)))


def subscriptions(library: Library) -> Iterator[Calendar]:
    """The calendars of a library, that of all events first; some may be empty."""
    acronym, locale = library.project.acronym, library.locale
    name, text = locale.gettext("Events"), f"{acronym}: {library.project.slogan}"
    events = _dated_events(library)
    by_mention = _by_mention(library)
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
        mentioning = by_mention.get(("partners", partner.id), [])
        yield Calendar(address, named(name, library), name, text, page, tuple(mentioning))
    for action in library.training.values():
        name = f"{action.id} {action.title}"
        text = locale.gettext(
            "Events of the project %(acronym)s with the training action %(action)s.",
            acronym=acronym,
            action=name,
        )
        address = urls.training_calendar(action.id)
        page = urls.record("training action", action.id)
        mentioning = by_mention.get(("training", action.id), [])
        yield Calendar(address, named(name, library), name, text, page, tuple(mentioning))


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


def _dated_events(library: Library) -> tuple[str, ...]:
    """The ids of the events with a known day."""
    return tuple(key for key, entry in library.events.items() if entry.item.start)


def _by_mention(library: Library) -> dict[tuple[str, str], list[str]]:
    """The ids of the events with a known day, by the fields and ids of the partners and training
    actions that they mention; inferred mentions are ignored."""
    events: dict[tuple[str, str], list[str]] = {}
    for key in _dated_events(library):
        event = library.events[key].item
        sourced = {
            (field, mention.id): None
            for field in ("partners", "training")
            for mention in getattr(event, field)
            if not mention.inferred
        }
        for mentioned in sourced:
            events.setdefault(mentioned, []).append(key)
    return events


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
