"""The lists of practices beside the page of docs/ that has them all."""

from __future__ import annotations

from collections.abc import Iterator

from dissemination.site.filters import practice_filters
from dissemination.site.generated_page import GeneratedPage
from dissemination.site.pages.list_pages import ListPages
from dissemination.site.partials import Partials


def practice_pages(partials: Partials) -> Iterator[GeneratedPage]:
    """The practices by area, partner and objective, each list on one page."""
    pages = ListPages(partials, "practice-list", "best-practices")
    for group in practice_filters(partials.library):
        for item_filter in group.filters:
            yield pages.of_filter(item_filter, item_filter.entries)
