"""The monthly digest: one entry for each month that is over, with what was published in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from lxml import html
from lxml.html import HtmlElement

from dissemination.cache import digest as digest_of
from dissemination.feeds.body import inner_html, labelled, link, paragraph, with_language
from dissemination.feeds.channels import named
from dissemination.feeds.feed_entry import FeedEntry
from dissemination.feeds.ids import tag
from dissemination.feeds.size import MARKUP_BYTES, MOST_BYTES, head_weight, text_weight
from dissemination.feeds.slot import Slot, public_slots
from dissemination.library.library import Library
from dissemination.library.published import month_end, month_of
from dissemination.locale.locale import Locale
from dissemination.model.settings import Choice
from dissemination.urls import Addresses, news_month

MOST_TITLES: Final = 10_000  # characters of the titles in a summary


@dataclass(frozen=True)
class Contents:
    """What a digest tells of the entries of a month, in plain text and as HTML, and the stamp of
    the last change after the month's end, if there was one."""

    summary: str
    html: str
    updated: datetime | None


def digest(slots: Iterable[Slot], library: Library, addresses: Addresses) -> list[Slot]:
    """The months in which entries were published, in the project's zone.

    A month's entry has the date of the first day of the next month, and is public from its
    midnight. It depends on the data alone, and changes when an entry in it is corrected, or is
    public no longer: it tells both, and has a later stamp after each. It leads to the page of the
    month, which has what is too much for a feed.
    """
    months: dict[date, list[Slot]] = {}
    for slot in slots:
        months.setdefault(month_of(slot.published, library), []).append(slot)
    return [
        _slot(month, month_slots, library, addresses)
        for month, month_slots in months.items()
        if month_end(month, library).date() <= library.today
    ]


def own_id(month: date, library: Library) -> str:
    """The id of a month's entry."""
    return tag(library.settings, "digest", f"{month:%Y-%m}")


def _slot(month: date, month_slots: Sequence[Slot], library: Library, addresses: Addresses) -> Slot:
    """The slot of a month, empty if nothing that was published in it is public any more."""
    public, left = public_slots(month_slots), [slot.left for slot in month_slots if slot.left]
    version = digest_of(library.digest, *sorted(slot.version for slot in public), *sorted(left))
    end, page = month_end(month, library), addresses.absolute(news_month(month))

    def make() -> FeedEntry:
        return _entry(month, page, _contents(public, left, end, page, library.locale), library)

    return Slot(end, own_id(month, library), version, make if public else None)


def _entry(month: date, page: str, contents: Contents, library: Library) -> FeedEntry:
    locale = library.locale
    title = locale.gettext("Published in %(month)s", month=locale.month(month))
    return FeedEntry(
        id=own_id(month, library),
        url=page,
        title=named(title, library),
        summary=contents.summary,
        text=lambda: contents.html,
        published=month_end(month, library),
        updated=contents.updated,
        category=Choice(id="digest", title=locale.gettext("Monthly digest")),
    )


def _contents(
    slots: Sequence[Slot], left: Sequence[datetime], end: datetime, page: str, locale: Locale
) -> Contents:
    """What is told of a month's entries; `left` are the stamps of those that left, and `page` is
    the address of the month's page."""
    entries = [slot.feed_entry() for slot in slots]
    oldest_first = sorted(entries, key=lambda feed_entry: (feed_entry.published, feed_entry.id))
    corrected = [feed_entry.updated for feed_entry in entries if feed_entry.updated]
    updated = last_change([*corrected, *left], end)
    departures = _departures(sum(stamp > end for stamp in left), locale)
    summary = _summary([feed_entry.title for feed_entry in oldest_first], locale)
    room = MOST_BYTES - 3 * MARKUP_BYTES - head_weight(summary + departures)
    return Contents(summary, _html(oldest_first, end, page, room, locale) + departures, updated)


def last_change(stamps: Iterable[datetime], end: datetime) -> datetime | None:
    """The stamp of the last change of a digest, from the `stamps` of the changes in it, of which
    those until the month's `end` are none; None if there is none later.

    Several changes may have one stamp, and an earlier one than the last may be replaced. So each
    but the last adds to it: a second, its own seconds (which count the changes of an event), and
    one for each day since the end. Then whatever comes to it makes the stamp later (but for an hour
    on a day that counts at a later hour, by the settings, and is the last).
    """
    later = sorted(stamp.astimezone(UTC) for stamp in stamps if stamp > end)
    if not later:
        return None
    *others, last = later
    days = [(other.astimezone(end.tzinfo).date() - end.date()).days for other in others]
    seconds = sum(1 + other.second for other in others) + sum(days)
    return (last + timedelta(seconds=seconds)).astimezone(end.tzinfo)


def _departures(number: int, locale: Locale) -> str:
    """What a digest tells of the entries that left after the month's end, as HTML."""
    if not number:
        return ""
    sentence = locale.ngettext(
        "%(num)s item is no longer shown.", "%(num)s items are no longer shown.", number
    )
    return inner_html(_div(paragraph(sentence)))


def _summary(titles: Sequence[str], locale: Locale) -> str:
    """How many titles there are, and the first of them."""
    room, listed = MOST_TITLES, list[str]()
    for title in titles:
        room -= len(title)
        if room < 0:
            listed.append("…")
            break
        listed.append(title)
    return locale.ngettext(
        "%(num)s item: %(titles)s",
        "%(num)s items: %(titles)s",
        len(titles),
        titles="; ".join(listed),
    )


def _html(entries: Sequence[FeedEntry], end: datetime, page: str, room: int, locale: Locale) -> str:
    """What a digest tells of entries, in at most `room` bytes; the rest is on the month's page."""
    sections: list[str] = []
    for feed_entry in entries:
        section = _section(feed_entry, end, locale)
        room -= text_weight(section)
        if room < 0:
            sentence = locale.ngettext(
                "%(num)s more item is on the page of this month.",
                "%(num)s more items are on the page of this month.",
                len(entries) - len(sections),
            )
            sections.append(inner_html(_div(paragraph(link(sentence, page)))))
            break
        sections.append(section)
    return "".join(sections)


def _section(feed_entry: FeedEntry, end: datetime, locale: Locale) -> str:
    """What a digest tells of an entry, as HTML. What was corrected after the month's `end` is told
    too, since it moves the time at which the digest was updated."""
    heading, event = html.Element("h2"), feed_entry.event
    heading.append(link(feed_entry.title, feed_entry.url))
    kind = " · ".join(
        [*(choice.title for choice in feed_entry.categories), *([event.when] if event else [])]
    )
    own = [heading, paragraph(feed_entry.summary)]
    if feed_entry.language:
        own = [with_language(part, Locale(feed_entry.language)) for part in own]
    parts = [own[0], paragraph(kind), own[1]]
    if feed_entry.updated and feed_entry.updated > end and feed_entry.correction:
        parts.append(labelled(locale.gettext("Corrected"), locale, feed_entry.correction))
    return inner_html(_div(*parts))


def _div(*parts: HtmlElement) -> HtmlElement:
    element = html.Element("div")
    element.extend(parts)
    return element
