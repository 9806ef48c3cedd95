"""News as entries of a feed."""

from __future__ import annotations

from functools import partial

from dissemination.feeds.body import labelled, link
from dissemination.feeds.content import content
from dissemination.feeds.feed_entry import FeedEntry, common_fields
from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.model.news import News
from dissemination.urls import Addresses, host_of, uri


def news_entry(entry: Entry[News], library: Library, addresses: Addresses) -> FeedEntry:
    """The entry of a news item. One that another body published first begins with a link to it,
    and one with a film with a link to that."""
    item, locale = entry.item, library.locale
    source = library.sources[item.reported_by] if item.reported_by else None
    attribution = []
    if source:
        publisher = link(source.publisher, uri(source.url))
        attribution.append(labelled(locale.gettext("Reported by"), locale, publisher))
    if item.video:
        film = link(host_of(item.video), uri(item.video))
        attribution.append(labelled(locale.gettext("Film"), locale, film))
    categories = [library.choice(library.settings.categories, key) for key in item.categories]
    return FeedEntry(
        **common_fields(entry, library, addresses),
        text=partial(content, entry, attribution, library, addresses),
        category=categories[0],
        also_in=tuple(categories[1:]),
        reported_at=uri(source.url) if source else None,
    )
