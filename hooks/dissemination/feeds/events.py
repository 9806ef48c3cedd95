"""Events as entries of a feed: announcements, dated when they were published or changed."""

from __future__ import annotations

from datetime import time
from functools import partial
from zoneinfo import ZoneInfo

from lxml import html
from lxml.html import HtmlElement

from dissemination.feeds.body import link, paragraph, strong
from dissemination.feeds.content import content
from dissemination.feeds.feed_entry import EventDetails, FeedEntry, common_fields
from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.dates import Moment
from dissemination.model.entry import Entry
from dissemination.model.event import Event
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
    first = [*changes, facts(event, library.zone, locale), *differences]
    return content(entry, first, library, addresses)


def facts(event: Event, zone: ZoneInfo, locale: Locale) -> HtmlElement:
    """Time, place and addresses in a paragraph."""
    when = locale.gettext("When"), locale.event(event, zone)
    lines: list[tuple[str, str | HtmlElement]] = [when]
    if event.place:
        lines.append((locale.gettext("Where"), locale.place(event.place)))
    if event.online and not event.is_off:
        lines.append((locale.gettext("Online"), link(event.online, uri(event.online))))
    if event.link:
        lines.append((locale.gettext("Organiser’s page"), link(event.link, uri(event.link))))
    parts: list[str | HtmlElement] = []
    for label, value in lines:
        parts += [strong(locale.label(label)), " ", value, html.Element("br")]
    return paragraph(*parts[:-1])


def event_details(event: Event, type_title: str, zone: ZoneInfo, locale: Locale) -> EventDetails:
    """The details of an event for programs; a last day or hour that is unknown is None."""
    where = locale.place(event.place) if event.place else event.online and uri(event.online)
    last = event.end or (event.start if event.all_day else None)
    return EventDetails(
        when=locale.event(event, zone),
        type=type_title,
        status=event.status,
        start=iso(event.start, event.zone or zone) if event.start else None,
        end=iso(last, event.zone or zone) if last else None,
        place=where,
    )


def iso(moment: Moment, zone: ZoneInfo) -> str:
    """A day, or an instant with its offset."""
    return moment.at(zone, time()).isoformat() if moment.clock else moment.day.isoformat()
