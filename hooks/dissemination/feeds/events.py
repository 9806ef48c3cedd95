"""Events as entries of a feed: announcements, dated when they were published or changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from functools import partial
from zoneinfo import ZoneInfo

from lxml import html
from lxml.html import HtmlElement

from dissemination.feeds.body import bullets, heading, link, paragraph, strong
from dissemination.feeds.content import content
from dissemination.feeds.feed_entry import EventDetails, FeedEntry, common_fields
from dissemination.library.event_details import details, people, programme
from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.dates import Moment
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.programme import ProgrammePoint
from dissemination.urls import Addresses, uri


def event_entry(entry: Entry[Event], library: Library, addresses: Addresses) -> FeedEntry:
    """The entry of an event; its title and summary say that it was cancelled or postponed. Its time
    stands in the text and in `event`, never in the dates of the entry; inferred days stand in
    neither."""
    event, locale = entry.item, library.locale
    category = library.choice(library.settings.event_types, event.type)
    fields = common_fields(entry, library, addresses)
    fields |= {"title": locale.event_title(event), "summary": locale.event_summary(event)}
    return FeedEntry(
        **fields,
        text=partial(_text, entry, library, addresses),
        category=category,
        event=event_details(event, category.title, library.zone, locale),
    )


def _text(entry: Entry[Event], library: Library, addresses: Addresses) -> str:
    """The text after changes, time and place, and differences between sources."""
    event, locale = entry.item, library.locale
    changes = [paragraph(strong(sentence)) for sentence in locale.changes(event)]
    differences = [paragraph(sentence) for sentence in locale.differences(event)]
    first = [*changes, facts(entry, library), *differences]
    return content(entry, first, library, addresses, after=_programme(event, library))


def facts(entry: Entry[Event], library: Library) -> HtmlElement:
    """Time, place, addresses and details in a paragraph."""
    event, locale = entry.item, library.locale
    when = locale.gettext("When"), locale.event(event, library.zone)
    lines: list[tuple[str, str | HtmlElement]] = [when]
    if event.place or not event.join_at:
        lines += [(locale.gettext("Where"), where)] if (where := locale.where(event)) else []
    if event.join_at and not event.is_off:
        lines.append((locale.gettext("Online"), link(event.join_at, uri(event.join_at))))
    if event.link:
        lines.append((locale.gettext("Organiser’s page"), link(event.link, uri(event.link))))
    parts: list[str | HtmlElement] = []
    for label, value in lines:
        parts += [strong(locale.label(label)), " ", value, html.Element("br")]
    for detail in details(library, entry):
        words = link(detail.text, detail.address) if detail.address else detail.text
        note = f" – {detail.note}" if detail.note else ""
        parts += [strong(locale.label(detail.label)), " ", words, note, html.Element("br")]
    if event.speakers:
        told = people(library, event.speakers)
        parts += [strong(locale.label(locale.gettext("Speakers"))), " ", told, html.Element("br")]
    return paragraph(*parts[:-1])


def _programme(event: Event, library: Library) -> Iterator[HtmlElement]:
    """The programme, a list below the name of each day."""
    if event.programme:
        yield heading(library.locale.gettext("Programme"))
    for day, points in programme(event):
        if day:
            yield paragraph(strong(library.locale.day(day)))
        yield bullets(_point(point, library) for point in points)


def _point(point: ProgrammePoint, library: Library) -> str:
    clock = f"{point.time:%H:%M} " if point.time else ""
    who = f" ({people(library, point.speakers)})" if point.speakers else ""
    return f"{clock}{point.title}{who}"


def event_details(event: Event, type_title: str, zone: ZoneInfo, locale: Locale) -> EventDetails:
    """The details of an event for programs; a last day or hour that is unknown is None."""
    where = event.join_at and uri(event.join_at)
    where = locale.where(event) if event.place or not where else where
    last = event.end or (event.start if event.all_day else None)
    return EventDetails(
        when=locale.event(event, zone),
        type=type_title,
        status=event.status,
        start=iso(event.start, event.zone or zone) if event.start else None,
        end=iso(last, event.zone or zone) if last else None,
        place=where or None,
    )


def iso(moment: Moment, zone: ZoneInfo) -> str:
    """A day, or an instant with its offset."""
    return moment.at(zone, time()).isoformat() if moment.clock else moment.day.isoformat()
