"""The monthly digest: one entry for each month that is over, with what was published in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from lxml import html
from lxml.html import HtmlElement

from dissemination.cache import Cache
from dissemination.cache import digest as digest_of
from dissemination.feeds.body import link, paragraph, written
from dissemination.feeds.feed_entry import FeedEntry
from dissemination.feeds.ids import tag
from dissemination.feeds.slot import Slot, public
from dissemination.library.library import Library
from dissemination.locale.locale import Locale
from dissemination.model.settings import Choice
from dissemination.urls import NEWS, Addresses

DIGEST: Final = Choice(id="digest", title="Digest")


def digest(
    slots: Iterable[Slot], library: Library, addresses: Addresses, cache: Cache
) -> list[Slot]:
    """The months in which entries were published, in the project's zone.

    A month's entry is dated to the first day of the next month, and public from then on: what is
    in it depends on the data alone. It changes when an entry in it is corrected or goes.
    """
    months: dict[date, list[Slot]] = {}
    for slot in slots:
        month = slot.published.astimezone(library.zone).date().replace(day=1)
        months.setdefault(month, []).append(slot)
    return [
        _slot(month, over, public(inside), library, addresses, cache)
        for month, inside in months.items()
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


def _slot(
    month: date,
    over: datetime,
    inside: Sequence[Slot],
    library: Library,
    addresses: Addresses,
    cache: Cache,
) -> Slot:
    """The place of a month; it stays empty if all that was published in it is gone. What is told
    of the entries is kept, since they are many."""
    version = digest_of(library.digest, *sorted(slot.version for slot in inside))

    def make() -> FeedEntry:
        key = cache.key("digest", addresses.root, version)
        told = json.loads(
            cache.get_or_create(key, lambda: json.dumps(_told_of(inside, over)).encode())
        )
        return _entry(month, over, told, library, addresses)

    return Slot(over, own_id(month, library), version, make if inside else None)


def _entry(
    month: date, over: datetime, told: dict[str, str], library: Library, addresses: Addresses
) -> FeedEntry:
    name = Locale(library.settings.language).month(month)
    return FeedEntry(
        id=own_id(month, library),
        url=addresses.absolute(NEWS),
        title=f"{library.project.acronym}: published in {name}",
        summary=told["summary"],
        text=lambda: told["html"],
        published=over,
        updated=datetime.fromisoformat(told["updated"]) if told["updated"] else None,
        category=DIGEST,
    )


def _told_of(inside: Sequence[Slot], over: datetime) -> dict[str, str]:
    """What is told of a month's entries, and when one was last corrected after it, if one was."""
    entries = [slot.feed_entry for slot in inside]
    oldest_first = sorted(entries, key=lambda feed_entry: (feed_entry.published, feed_entry.id))
    corrected = [
        feed_entry.updated
        for feed_entry in entries
        if feed_entry.updated and feed_entry.updated > over
    ]
    count = "1 item" if len(entries) == 1 else f"{len(entries)} items"
    whole = html.Element("div")
    for feed_entry in oldest_first:
        whole.extend(_told(feed_entry))
    return {
        "summary": f"{count}: {'; '.join(feed_entry.title for feed_entry in oldest_first)}",
        "html": written(whole),
        "updated": max(corrected).isoformat() if corrected else "",
    }


def _told(feed_entry: FeedEntry) -> list[HtmlElement]:
    heading = html.Element("h2")
    heading.append(link(feed_entry.title, feed_entry.url))
    said = [f"{feed_entry.category.title}. {feed_entry.summary}"]
    if feed_entry.occasion:
        said = [*feed_entry.occasion.changes, *said, f"When: {feed_entry.occasion.when}."]
    return [heading, paragraph(" ".join(said))]
