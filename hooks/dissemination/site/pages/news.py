"""The lists of news beside the page of docs/ that has the newest."""

from __future__ import annotations

from collections.abc import Iterator

from dissemination.site import filters, lists
from dissemination.site.generated_page import GeneratedPage
from dissemination.site.pages.list_pages import ListPages
from dissemination.site.partials import Partials


def news_pages(partials: Partials) -> Iterator[GeneratedPage]:
    """Older news, and the news by category, year, partner and training action."""
    pages = ListPages(partials, "news-list", "news")
    yield from pages.older(
        partials.library.locale.gettext("Older news"), lists.all_news(partials.library)
    )
    yield from pages.of_filters(filters.news_filters(partials.library))
