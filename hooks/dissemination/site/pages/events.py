"""The lists of events beside the page of docs/ that has those to come."""

from __future__ import annotations

from collections.abc import Iterator

from dissemination.site import filters, lists
from dissemination.site.generated_page import GeneratedPage
from dissemination.site.pages.list_pages import ListPages
from dissemination.site.partials import Partials


def event_pages(partials: Partials) -> Iterator[GeneratedPage]:
    """Past events, and the events by type, online, by year, partner and training action."""
    pages = ListPages(partials, "event-list", "events")
    yield from pages.older(
        partials.library.locale.gettext("Past events"), lists.past_events(partials.library)
    )
    yield from pages.of_filters(filters.event_filters(partials.library))
