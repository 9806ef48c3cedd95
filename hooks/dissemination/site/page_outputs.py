"""The files of all pages: HTML, filled into the shells of an engine, and what goes with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial

from dissemination import urls
from dissemination.cache import Cache, digest
from dissemination.linked_data.graph import PageMetadata
from dissemination.model.dates import Moment
from dissemination.model.entry import Entry
from dissemination.output import Output
from dissemination.site.docs_page import DocsPage
from dissemination.site.generated_page import Body, GeneratedPage, Section
from dissemination.site.last_modified import LastModifiedFooter, of_docs_page
from dissemination.site.layout import LOST, Layout, LayoutPage
from dissemination.site.macros import Macros, calls
from dissemination.site.navigation import Navigation
from dissemination.site.page_cards import PageCards
from dissemination.site.page_head import Card, meta, own_card, page_metadata
from dissemination.site.pages.entries import plain_text
from dissemination.site.pages.page_parts import with_scripts
from dissemination.site.partials import Partials
from dissemination.site.search.files import search_files
from dissemination.site.search.items import docs_page_entry
from dissemination.site.shell import Shell, marker_page
from dissemination.site.sitemap import ZIPPED_SITEMAP, sitemap, zipped
from dissemination.site.table_alignment import with_classes


@dataclass
class Shells:
    """What an engine has rendered.

    `pages` are those of docs/, in any order, all of them: `PageOutputs` leaves out those of what a
    project does not have. `of_pages` are the shells around them by their
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
    files: tuple[Output, ...]
    is_listed: bool

    @property
    def sitemap_entry(self) -> tuple[str, Moment | None]:
        """The address of the page, and when it last changed."""
        return self.metadata.address, self.metadata.changed


@dataclass(frozen=True)
class PageOutputs:
    """The pages of a site: those of docs/, in `shells`, and those that are `generated`; `base` is
    the digest of what all pages depend on."""

    partials: Partials
    generated: Sequence[GeneratedPage]
    macros: Macros
    shells: Shells
    cards: PageCards
    cache: Cache
    base: str = ""
    _listed: list[tuple[str, Moment | None]] = field(default_factory=list)

    def outputs(self) -> Iterator[Output]:
        """The files of all pages: HTML, social cards, the search and the sitemap."""
        yield from self.page_files()
        yield from self.common_files()

    def page_files(self) -> Iterator[Output]:
        """The files of each page: its HTML, and its social card."""
        for files in self._pages():
            yield from files.files
            if files.is_listed:
                self._listed.append(files.sitemap_entry)

    def common_files(self) -> Iterator[Output]:
        """The files that are of all pages, when those of each have been asked for."""
        entries = self._listed
        yield from self._search()
        key = digest(self.partials.addresses.root, entries)
        document = cache(lambda: sitemap(self.partials, entries))
        yield Output(urls.SITEMAP, document, key)
        yield Output(ZIPPED_SITEMAP, lambda: zipped(document()), key)
        lost = digest(self._base, self.shells.lost)
        yield Output(LOST, lambda: self._layout.lost(self.shells.lost).encode(), lost, asks=True)

    @cached_property
    def _docs(self) -> list[DocsPage]:
        """The pages of docs/ that are part of the site."""
        absent = self.partials.library.absent_pages
        return [page for page in self.shells.pages if page.address not in absent]

    @cached_property
    def _navigation(self) -> Navigation:
        """The navigation as far as its pages are part of the site."""
        return self.shells.navigation.without(self.partials.library.absent_pages)

    def _pages(self) -> Iterator[_PageFiles]:
        for page in sorted(self._docs, key=DocsPage.order):
            yield self._docs_page_files(page)
        yield from map(self._generated_page_files, self.generated)

    def _docs_page_files(self, page: DocsPage) -> _PageFiles:
        changed = of_docs_page(self.partials.library, page.path, calls(page.html))
        metadata = self._docs_metadata(page, changed)
        path = self._navigation.path(page.address)

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
                foot=self._footer.line(page.address, metadata.changed),
                path=path,
                trail=metadata.trail,
                hidden=page.hidden,
                feeds=self.partials.media.feeds_of(page.address),
            )
            return self._layout.fill(self.shells.of_pages[page.address], layout_page).encode()

        shell = self.shells.of_pages.get(page.address, "")
        key = self.partials.key(self._base, page, metadata, path, shell, card)
        files = (Output(f"{page.address}index.html", make, key, asks=True), *card_files)
        return _PageFiles(metadata, files, "noindex" not in page.robots)

    def _docs_metadata(self, page: DocsPage, changed: Moment | None = None) -> PageMetadata:
        library, navigation = self.partials.library, self._navigation
        path = navigation.path(page.address)
        return PageMetadata(
            page.address,
            library.project.acronym if page.address == urls.HOME else page.title,
            page.description or library.settings.description,
            changed,
            navigation.trail(path[:-1], page.address),
        )

    def _generated_page_files(self, page: GeneratedPage) -> _PageFiles:
        """The files of a generated page. A page about no record or item, such as a list, has the
        card of its section's page."""
        above = self._navigation.above(f"{page.section}/")
        metadata = page_metadata(page, self._navigation.trail(above, page.address))

        card, card_files = self._card(metadata, page.section)

        def make() -> bytes:
            body = with_scripts(page.body(), page.address, self.partials)
            head = meta(self.partials, metadata, card) + body.head
            body = Body(with_classes(body.content), head)
            foot = self._footer.line(page.address, page.changed)
            shell = self._shell(page.section, page.address.count("/"))
            return shell.fill(page, body, foot, self.partials.addresses).encode()

        # The pages above it follow from its section and the navigation.
        told = (page.address, page.title, page.description, page.changed, page.about)
        key = self.partials.key(self._base, page.key, page.section, page.is_listed, *told, card)
        files = (Output(f"{page.address}index.html", make, key, asks=True), *card_files)
        return _PageFiles(metadata, files, page.is_listed)

    def _card(
        self, metadata: PageMetadata, section: Section | None = None
    ) -> tuple[Card | None, tuple[Output, ...]]:
        """The picture that goes with links to a page, and the files for it: that of an item, which
        is published already, else a social card, drawn when it is written; or that of the page of
        docs/ that begins its section, for what has none of its own."""
        about = metadata.about
        if own := own_card(self.partials, about):
            return own, ()
        if section and (not about or (isinstance(about, Entry) and not self.cards.is_drawn(about))):
            return self._card_of_section(section), ()
        card, file = self.cards.card(metadata)
        return card, (file,)

    def _card_of_section(self, section: Section) -> Card | None:
        if section not in self._cards_of_sections:
            first = next((page for page in self._docs if page.address == f"{section}/"), None)
            card = self._card(self._docs_metadata(first))[0] if first else None
            self._cards_of_sections[section] = card
        return self._cards_of_sections[section]

    @cached_property
    def _cards_of_sections(self) -> dict[Section, Card | None]:
        return {}

    def _shell(self, section: Section, depth: int) -> Shell:
        """The shell of generated pages; `depth` is the number of slashes in their addresses."""

        def make() -> Shell:
            path = self._navigation.above(f"{section}/")
            page = marker_page(section, depth, path, self._navigation)
            return Shell.of(self._layout.fill(self.shells.of_depths[depth], page))

        return self.partials.library.questions.recall(self._shells, (section, depth), make)

    @cached_property
    def _shells(self) -> dict[tuple[Section, int], tuple[Shell, frozenset[str]]]:
        return {}

    @cached_property
    def _base(self) -> str:
        """The digest of what all pages depend on, with what the engine made of the layout."""
        of_depths = sorted(self.shells.of_depths.items())
        return self.partials.key(self.base, self._navigation, of_depths)

    @cached_property
    def _layout(self) -> Layout:
        return Layout(self.partials, self._navigation)

    @cached_property
    def _footer(self) -> LastModifiedFooter:
        return LastModifiedFooter(self.partials)

    def _search(self) -> Iterator[Output]:
        """The files of the search: of pages, items and records."""
        entries = [
            docs_page_entry(page.address, page.name, page.description, page.html)
            for page in self._docs
            if page.is_searched
        ]
        generated = [page.search_entry for page in self.generated if page.search_entry]
        text_of = partial(plain_text, self.partials)
        return search_files(self.partials.library, text_of, entries, generated, self.cache)
