"""The generated pages: a module for each kind, and one list of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from dissemination.site.generated_page import GeneratedPage
from dissemination.site.pages.chapters import chapter_pages
from dissemination.site.pages.deliverables import deliverable_pages
from dissemination.site.pages.digests import digest_pages
from dissemination.site.pages.entries import entry_pages
from dissemination.site.pages.events import event_pages
from dissemination.site.pages.galleries import gallery_pages
from dissemination.site.pages.months import month_pages
from dissemination.site.pages.news import news_pages
from dissemination.site.pages.notices import notice_pages
from dissemination.site.pages.practices import practice_pages
from dissemination.site.pages.records import partner_pages, training_pages
from dissemination.site.partials import Partials

# The functions that give the pages of each kind, in the order of the sitemap.
KINDS: Final[tuple[Callable[[Partials], Iterator[GeneratedPage]], ...]] = (
    entry_pages,
    gallery_pages,
    partner_pages,
    training_pages,
    deliverable_pages,
    news_pages,
    digest_pages,
    event_pages,
    month_pages,
    practice_pages,
    chapter_pages,
    notice_pages,
)


def all_pages(partials: Partials) -> Iterator[GeneratedPage]:
    """Every page that is no file of docs/."""
    for kind in KINDS:
        yield from kind(partials)
