"""The pages that are no files of docs/: a module for each kind, and one list of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from jinja2 import BytecodeCache

from dissemination.images.image_set import ImageSet
from dissemination.library.library import Library
from dissemination.site import search
from dissemination.site.dataset import Dataset
from dissemination.site.download import Download
from dissemination.site.last_modified import LastModifiedFooter
from dissemination.site.page import Page
from dissemination.site.pages.chapters import chapter_pages
from dissemination.site.pages.entries import entry_pages
from dissemination.site.pages.events import event_pages
from dissemination.site.pages.galleries import gallery_pages
from dissemination.site.pages.months import month_pages
from dissemination.site.pages.news import news_pages
from dissemination.site.pages.notices import notice_pages
from dissemination.site.pages.page_parts import with_scripts
from dissemination.site.pages.practices import practice_pages
from dissemination.site.pages.records import partner_pages, training_pages
from dissemination.site.pages.redirects import redirects
from dissemination.site.partials import Partials
from dissemination.site.search import SearchEntry
from dissemination.urls import Addresses, Announced

# What makes the pages of a kind, in the order of the site map.
KINDS: Final[tuple[Callable[[Partials], Iterator[Page]], ...]] = (
    entry_pages,
    gallery_pages,
    partner_pages,
    training_pages,
    news_pages,
    event_pages,
    month_pages,
    practice_pages,
    chapter_pages,
    notice_pages,
)


def pages(partials: Partials) -> Iterator[Page]:
    """Every page that is no file of docs/."""
    for kind in KINDS:
        for page in kind(partials):
            yield with_scripts(page, partials)


@dataclass(frozen=True)
class Pages:
    """The pages of a library under a public root; `feeds` are all feeds and calendars."""

    library: Library
    addresses: Addresses
    feeds: Sequence[Announced] = ()
    compiled: BytecodeCache | None = None
    image_set: ImageSet | None = None
    downloads: Sequence[Download] = ()
    datasets: Sequence[Dataset] = ()

    @cached_property
    def partials(self) -> Partials:
        """The partials that these pages and the macros of docs/ are made of."""
        return Partials(
            *(self.library, self.addresses, self.feeds, self.compiled, self.image_set),
            downloads=self.downloads,
            datasets=self.datasets,
        )

    @cached_property
    def footers(self) -> LastModifiedFooter:
        """The lines that say when a page last changed."""
        return LastModifiedFooter(self.partials)

    def all(self) -> Iterator[Page]:
        """Every page."""
        return pages(self.partials)

    def redirects(self) -> dict[str, str]:
        """The documents at earlier addresses of items, by their addresses."""
        return redirects(self.partials)

    def search(self, texts: Mapping[str, str], docs: Iterable[SearchEntry]) -> dict[str, bytes]:
        """The files of the search: `texts` are the plain bodies of items by their addresses,
        `docs` the entries of the pages of docs/."""
        entries = (
            *search.pages(self.library, docs),
            *search.records(self.library),
            *search.items(self.library, texts),
        )
        return search.index_files(entries, self.library.settings.language)
