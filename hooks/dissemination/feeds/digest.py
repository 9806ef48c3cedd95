"""The monthly digest: one entry for each month that is over, with what was published in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from lxml import html
from lxml.html import HtmlElement

from dissemination.addresses import NEWS, Addresses
from dissemination.feeds.body import link, paragraph, written
from dissemination.feeds.entry import Entry
from dissemination.feeds.ids import tag
from dissemination.feeds.slot import Slot
from dissemination.library.library import Library
from dissemination.model.settings import Choice
from dissemination.words import Words

DIGEST: Final = Choice(id="digest", title="Digest")


def digest(slots: Iterable[Slot], library: Library, addresses: Addresses) -> list[Slot]:
    """The months in which entries were published, in the project's zone.

    A month's entry is dated to the first day of the next month, and public from then on: what is
    in it depends on the data alone. It changes when an entry in it is corrected or goes.
    """
    months: dict[date, list[Entry]] = {}
    for slot in slots:
        month = slot.published.astimezone(library.zone).date().replace(day=1)
        months.setdefault(month, []).extend([slot.entry] if slot.entry else [])
    return [
        Slot(over, own_id(month, library), _entry(month, over, entries, library, addresses))
        for month, entries in months.items()
        if (over := end(month, library)) <= library.moment
    ]


def end(month: date, library: Library) -> datetime:
    """The first day after a month, at the hour at which a bare day counts."""
    settings = library.settings
    following = (month + timedelta(days=31)).replace(day=1)
    return datetime.combine(following, settings.bare_day_at, settings.zone)


def own_id(month: date, library: Library) -> str:
    """The id of a month's entry."""
    return tag(library.settings, "digest", f"{month:%Y-%m}")


def _entry(
    month: date, over: datetime, entries: list[Entry], library: Library, addresses: Addresses
) -> Entry | None:
    if not entries:
        return None
    oldest_first = sorted(entries, key=lambda entry: (entry.published, entry.id))
    corrected = [entry.updated for entry in entries if entry.updated and entry.updated > over]
    whole = html.Element("div")
    for entry in oldest_first:
        whole.extend(_told(entry))
    name = Words(library.settings.language).month(month)
    count = "1 item" if len(entries) == 1 else f"{len(entries)} items"
    return Entry(
        id=own_id(month, library),
        url=addresses.absolute(NEWS),
        title=f"{library.project.acronym}: published in {name}",
        summary=f"{count}: {'; '.join(entry.title for entry in oldest_first)}",
        html=written(whole),
        published=over,
        updated=max(corrected, default=None),
        category=DIGEST,
    )


def _told(entry: Entry) -> list[HtmlElement]:
    heading = html.Element("h2")
    heading.append(link(entry.title, entry.url))
    when = f" When: {entry.occasion.when}." if entry.occasion else ""
    return [heading, paragraph(f"{entry.category.title}. {entry.summary}{when}")]
