"""An event as iCalendar writes it (RFC 5545 3.6.1), the same in every calendar that holds it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

import icalendar
from icalendar.prop import vGeo

from dissemination.library import event_details
from dissemination.library import instants as instants_of
from dissemination.library.event_details import Detail
from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.dates import occurs_twice
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.settings import Settings
from dissemination.urls import Addresses, contact, item, uri

STATUS: Final = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}
JOINING: Final = {"VALUE": "URI", "FEATURE": ["AUDIO", "VIDEO"]}


class Geo(vGeo):
    """A position with six decimals (RFC 5545 3.8.1.6); icalendar gives small ones an exponent."""

    def to_ical(self) -> str:
        """Latitude and longitude."""
        return f"{self.latitude:.6f};{self.longitude:.6f}"


def vevent(entry: Entry[Event], library: Library, addresses: Addresses) -> icalendar.Event:
    """The VEVENT of an event whose day is known. Its dates come from the event alone: without
    METHOD, DTSTAMP is the time of its last change (RFC 5545 3.8.7.2)."""
    event, page = entry.item, addresses.absolute(item("event", entry.slug))
    locale = library.locale
    component = icalendar.Event()
    component.add("uid", uid(event, library))
    component.add("summary", locale.event_title(event))
    component.add("description", description(entry, page, library))
    component.add("url", page)
    component.add("status", STATUS.get(event.status, "CONFIRMED"))
    component.add("sequence", event.sequence)
    component.add("categories", [library.choice(library.settings.event_types, event.type).title])
    if library.settings.contact:
        component.add("contact", contact(library.settings.contact))
    for _, file in library.files_of(entry):  # RFC 5545 3.8.1.1, as an address
        parameters = icalendar.Parameters({"FMTTYPE": file.format.type})
        component.add("attach", addresses.absolute(file.address), parameters=parameters)
    _add_stamps(component, event, library)
    _add_times(component, event, library.settings)
    _add_place(component, event, locale)
    for address in filter(None, (event.recording, event.slides)):
        component.add("attach", uri(address))
    return component


def uid(event: Event, library: Library) -> str:
    """The UID of an event (RFC 7986 5.3), which never changes: its own id at the settings'
    authority, in lower case."""
    return f"{event.id}@{library.settings.authority}".lower()


def changed(event: Event, library: Library) -> datetime:
    """When an event was last changed, else published, in UTC."""
    return instants_of.changed(event, library.settings).astimezone(UTC)


def description(entry: Entry[Event], page: str, library: Library) -> str:
    """An event in plain text, in paragraphs: changes, summary, differences between sources, that
    its end is assumed, the online address where there is something to join, further details, and
    the page."""
    event, locale = entry.item, library.locale
    lines = [*locale.changes(event), event.summary, *locale.differences(event)]
    lines += locale.assumed_end(event, library.settings.event_minutes)
    if event.join_at and not event.is_off:
        lines.append(f"{locale.label(locale.gettext('Online'))} {uri(event.join_at)}")
    if details := [_detail(detail, locale) for detail in _details(entry, library)]:
        lines.append("\n".join(details))
    return "\n\n".join([*lines, page])


def _details(entry: Entry[Event], library: Library) -> Iterator[Detail]:
    yield from event_details.details(library, entry)
    if speakers := entry.item.speakers:
        told = event_details.people(library, speakers)
        yield Detail(library.locale.gettext("Speakers"), told)


def _detail(detail: Detail, locale: Locale) -> str:
    """A detail as a line; an address stands for the words of its link."""
    address = detail.address and detail.address.removeprefix("mailto:")
    note = f" – {detail.note}" if detail.note else ""
    return f"{locale.label(detail.label)} {address or detail.text}{note}"


def _add_stamps(component: icalendar.Event, event: Event, library: Library) -> None:
    published = instants_of.published(event, library.settings)
    component.add("created", published.astimezone(UTC))
    component.add("last-modified", changed(event, library))
    component.add("dtstamp", changed(event, library))


def _add_times(component: icalendar.Event, event: Event, settings: Settings) -> None:
    """DTSTART and DTEND; the end of days is the day after the last (RFC 5545 3.6.1)."""
    if event.all_day:
        component.add("dtstart", event.days[0])
        component.add("dtend", event.days[-1] + timedelta(days=1))
        component.add("transp", "TRANSPARENT")
        return
    start, end = instants(event, settings)
    component.add("dtstart", start)
    if end > start:
        component.add("dtend", end)


def instants(event: Event, settings: Settings) -> tuple[datetime, datetime]:
    """Start and end of an event with hours, in its zone, or in UTC where it is online only. Without
    a DTEND it would take no time (RFC 5545 3.6.1), so one whose end is unknown has the settings'
    duration."""
    span = event.span(settings)
    assert span
    start, end = span
    is_online_only = event.online is not None and event.place is None
    return ical_datetime(start, is_online_only), ical_datetime(end, is_online_only)


def ical_datetime(local: datetime, in_utc: bool) -> datetime:
    """A local time as iCalendar can express it: in UTC also if the clocks show it for the second
    time, since RFC 5545 3.3.5 takes it for the first; icalendar writes zones equal to UTC as
    UTC."""
    is_second = local.fold == 1 and occurs_twice(local)
    return local.astimezone(UTC) if in_utc or is_second else local


def _add_place(component: icalendar.Event, event: Event, locale: Locale) -> None:
    """LOCATION and GEO, and CONFERENCE for what is online (RFC 7986 5.11) and takes place."""
    if where := locale.where(event):
        component.add("location", where)
    if event.place and event.place.point:
        component.add("geo", Geo(event.place.point))
    if event.join_at and not event.is_off:
        parameters = icalendar.Parameters({**JOINING, "LABEL": locale.gettext("Join online")})
        component.add("conference", uri(event.join_at), parameters=parameters)
