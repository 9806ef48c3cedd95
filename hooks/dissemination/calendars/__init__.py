"""Calendars to subscribe to and to keep: one of all events, and one file for each event."""

from __future__ import annotations

from dissemination.addresses import ALL_CALENDAR, EVENTS, Addresses, Announced, event_file
from dissemination.calendars.calendar import Written, calendar_file, kept, subscribed
from dissemination.calendars.event import vevent
from dissemination.library.library import Library


def calendars(library: Library, addresses: Addresses) -> dict[str, bytes]:
    """Every calendar file by its address below the root.

    An event whose day is unknown is in none of them; inferred days are in none either. Nothing
    depends on the library's moment but which events it holds.
    """
    dated = [article for article in library.events.values() if article.item.start]
    events = {article.slug: Written.of(vevent(article, library, addresses)) for article in dated}
    single = kept(library)
    files = {
        event_file(slug): calendar_file(single, [event], library) for slug, event in events.items()
    }
    everything = subscribed(
        library,
        title=title(library),
        text=f"{library.project.acronym}: {library.project.slogan}",
        page=addresses.absolute(EVENTS),
        source=addresses.absolute(ALL_CALENDAR),
        zone=library.zone.key,
    )
    return {ALL_CALENDAR: calendar_file(everything, events.values(), library), **files}


def announced(library: Library) -> tuple[Announced, ...]:
    """The calendars that every page announces."""
    return (Announced("text/calendar", title(library), ALL_CALENDAR),)


def title(library: Library) -> str:
    """The name of the calendar of all events."""
    return f"{library.project.acronym}: events"
