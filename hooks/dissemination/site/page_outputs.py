"""The files of all pages: HTML, filled into the shells of an engine, and what goes with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import starmap

from dissemination import urls
from dissemination.linked_data.graph import PageMetadata
from dissemination.model.dates import Moment
from dissemination.output import Output
from dissemination.site.docs_page import DocsPage
from dissemination.site.generated_page import GeneratedPage, Section
from dissemination.site.last_modified import LastModifiedFooter, of_docs_page
from dissemination.site.layout import LOST, Layout, LayoutPage
from dissemination.site.macros import Macros, calls
from dissemination.site.navigation import Navigation
from dissemination.site.page_cards import PageCards
from dissemination.site.page_head import Card, meta, own_card, page_metadata
from dissemination.site.partials import Partials
from dissemination.site.search.files import search_files
from dissemination.site.search.items import docs_page_entry
from dissemination.site.shell import Shell, marker_page
from dissemination.site.sitemap import sitemap
from dissemination.site.table_alignment import with_classes


@dataclass
class Shells:
    """What an engine has rendered.

    `pages` are those of docs/, in any order. `of_pages` are the shells around them by their
    addresses, `of_depths` those around pages that are no file of docs/, by the number of slashes
    in their addresses, `lost` is that of the page for unknown addresses. A shell may still be
    missing when outputs are asked for: it is read when a page is written.
    """

    pages: Sequence[DocsPage] = ()
    navigation: Navigation = field(default_factory=Navigation)
    of_pages: dict[str, str] = field(default_factory=dict)
    of_depths: dict[int, str] = field(default_factory=dict)
    lost: str = ""


@dataclass(frozen=True)
class _PageFiles:
    """The metadata of a page, the picture that goes with links to it, and the files of both."""

    metadata: PageMetadata
    card: Card | None
    files: tuple[Output, ...]
    is_listed: bool

    @property
    def sitemap_entry(self) -> tuple[str, Moment | None]:
        """The address of the page, and when it last changed."""
        return self.metadata.address, self.metadata.changed


@dataclass(frozen=True)
class PageOutputs:
    """The pages of a site: those of docs/, in `shells`, and those that are `generated`."""

    partials: Partials
    generated: Sequence[GeneratedPage]
    macros: Macros
    shells: Shells
    cards: PageCards

    def outputs(self) -> list[Output]:
        """The files of all pages: HTML, social cards, the search and the sitemap."""
        docs = [
            self._docs_page_files(page) for page in sorted(self.shells.pages, key=DocsPage.order)
        ]
        cards = {page.metadata.address: page.card for page in docs}
        generated = [self._generated_page_files(page, cards) for page in self.generated]
        pages = (*docs, *generated)
        sitemap_entries = [page.sitemap_entry for page in pages if page.is_listed]
        return [
            *(file for page in pages for file in page.files),
            *starmap(Output.of, self._search().items()),
            Output(urls.SITEMAP, lambda: sitemap(self.partials, sitemap_entries)),
            Output(LOST, lambda: self._layout.lost(self.shells.lost).encode()),
        ]

    def _docs_page_files(self, page: DocsPage) -> _PageFiles:
        library, navigation = self.partials.library, self.shells.navigation
        changed = of_docs_page(library, page.path, calls(page.html))
        path = navigation.path(page.address)
        metadata = PageMetadata(
            page.address,
            library.project.acronym if page.address == urls.HOME else page.title,
            page.description or library.settings.description,
            changed,
            navigation.trail(path[:-1], page.address),
        )
        card, card_files = self._card(metadata)

        def make() -> bytes:
            layout_page = LayoutPage(
                page.address,
                page.title,
                self.macros.content(page),
                description=page.description,
                canonical=self.partials.addresses.absolute(page.address),
                robots=page.robots,
                head=meta(self.partials, metadata, card),
                foot=self._footer.line(page.address, changed),
                path=path,
                trail=metadata.trail,
                hidden=page.hidden,
                feeds=self.partials.media.feeds_of(page.address),
            )
            return self._layout.fill(self.shells.of_pages[page.address], layout_page).encode()

        files = (Output(f"{page.address}index.html", make), *card_files)
        return _PageFiles(metadata, card, files, "noindex" not in page.robots)

    def _generated_page_files(
        self, page: GeneratedPage, cards: Mapping[str, Card | None]
    ) -> _PageFiles:
        """The files of a generated page. A page about no record or item, such as a list, has the
        card of its section's page, which is among `cards` by the addresses of their pages."""
        above = self.shells.navigation.path(f"{page.section}/")[:-1]
        metadata = page_metadata(page, self.shells.navigation.trail(above, page.address))
        section_card = cards.get(f"{page.section}/")
        card, card_files = self._card(metadata) if page.about else (section_card, ())

        def make() -> bytes:
            shell = self._shell(page.section, page.address.count("/"))
            head = meta(self.partials, metadata, card) + page.head
            foot = self._footer.line(page.address, page.changed)
            content = with_classes(page.content)
            filled = replace(page, head=head, foot=foot, content=content)
            return shell.fill(filled, self.partials.addresses).encode()

        files = (Output(f"{page.address}index.html", make), *card_files)
        return _PageFiles(metadata, card, files, page.is_listed)

    def _card(self, metadata: PageMetadata) -> tuple[Card | None, tuple[Output, ...]]:
        """The picture that goes with links to a page, and the files for it: that of an item, which
        is published already, else a social card, drawn when it is written."""
        if own := own_card(self.partials, metadata.about):
            return own, ()
        card, file = self.cards.card(metadata)
        return card, (file,)

    def _shell(self, section: Section, depth: int) -> Shell:
        """The shell of generated pages; `depth` is the number of slashes in their addresses."""
        if (section, depth) not in self._shells:
            path = self.shells.navigation.path(f"{section}/")[:-1]
            page = marker_page(section, depth, path, self.shells.navigation)
            text = self._layout.fill(self.shells.of_depths[depth], page)
            self._shells[section, depth] = Shell.of(text)
        return self._shells[section, depth]

    @cached_property
    def _shells(self) -> dict[tuple[Section, int], Shell]:
        return {}

    @cached_property
    def _layout(self) -> Layout:
        return Layout(self.partials, self.shells.navigation)

    @cached_property
    def _footer(self) -> LastModifiedFooter:
        return LastModifiedFooter(self.partials)

    def _search(self) -> dict[str, bytes]:
        """The files of the search: of pages, items and records."""
        entries = [
            docs_page_entry(page.address, page.name, page.description, page.html)
            for page in self.shells.pages
            if page.is_searched
        ]
        texts = {page.address: page.text for page in self.generated if page.text}
        generated = [page.search_entry for page in self.generated if page.search_entry]
        return search_files(self.partials.library, texts, entries, generated)
