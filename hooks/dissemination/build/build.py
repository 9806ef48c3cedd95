"""One build of a project's folder: its library, and every file of its site."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Final

import dissemination
from dissemination import calendars, feeds, urls
from dissemination.cache import Cache, cache_folder, fingerprint
from dissemination.file_names import WELL_KNOWN, composed, is_leftover
from dissemination.images.image_set import ImageSet
from dissemination.library.earlier import earlier_files
from dissemination.library.library import Library
from dissemination.load import load
from dissemination.open_data import open_data
from dissemination.open_data.catalogue import datasets
from dissemination.output import Download, Output, equal_addresses
from dissemination.problems import ContentError, Problem
from dissemination.publication.cards.cards import Cards
from dissemination.publication.editions import editions
from dissemination.publication.factsheet import factsheet
from dissemination.publication.icons import icons
from dissemination.publication.leaflets import leaflets
from dissemination.publication.theme_tokens import ThemeTokens, theme_tokens
from dissemination.site.assets import THEME, Assets
from dissemination.site.docs_page import DocsPage
from dissemination.site.generated_page import GeneratedPage
from dissemination.site.macro_problems import Mistake, macro_problems
from dissemination.site.macros import Macros
from dissemination.site.page_cards import PageCards
from dissemination.site.page_outputs import PageOutputs, Shells
from dissemination.site.pages import all_pages
from dissemination.site.pages.redirects import redirects
from dissemination.site.partials import Partials
from dissemination.site.policy import POLICY, blocked_markup
from dissemination.site.sitemap import ROBOTS, robots
from dissemination.site.table_alignment import with_classes
from dissemination.source.drawings.drawing import is_page_drawing, read_drawing
from dissemination.templating.compiled import CompiledTemplates
from dissemination.urls import Addresses

PACKAGE: Final = Path(dissemination.__file__).parent


@dataclass
class Build:
    """One build of a project's folder for a public root; `library` is all that is known. Pages of a
    preview have no policy, since engines write a script into them that loads them anew."""

    root: Path
    addresses: Addresses
    cache: Cache
    library: Library = field(init=False)
    is_preview: bool = False

    @classmethod
    def of(cls, root: Path, site_url: str, moment: datetime, *, is_preview: bool = False) -> Build:
        """The build of a project's folder at an aware moment: everything is checked, and what is
        typeset is made. Raises ContentError with every problem of its files."""
        cache = Cache(cache_folder(root) / "cache.sqlite", fingerprint(PACKAGE))
        build = cls(root, Addresses.of(site_url), cache, is_preview=is_preview)
        # The pictures are weighed, and cards drawn in their place, when the library is there.
        build.library = load(
            root,
            moment,
            lambda _: build.images.weights,
            site_url,
            share=lambda _: build.cards.shared(),
        )
        if problems := build.images.problems:
            raise ContentError(problems)
        try:
            _ = build.downloads  # what cannot be typeset is a problem like any other
        finally:
            cache.keep()
        return build

    @property
    def name(self) -> str:
        """The name of the site."""
        return self.library.project.acronym

    @property
    def description(self) -> str:
        """What search engines say of the site."""
        return self.library.settings.description

    @cached_property
    def macros(self) -> Macros:
        """The macros that pages of docs/ may call."""
        return Macros(self._partials)

    @cached_property
    def compiled(self) -> CompiledTemplates:
        """Where Jinja keeps what it makes of templates."""
        return CompiledTemplates(self.cache)

    @cached_property
    def assets(self) -> Assets:
        """The style sheet, scripts, drawings and fonts of the theme."""
        return Assets.of(self.root / "docs")

    # What is made

    @cached_property
    def images(self) -> ImageSet:
        """The pictures of the library, in every size in which they are published."""
        return ImageSet(self.library, self.root, self.cache)

    @cached_property
    def cards(self) -> PageCards:
        """The social cards of the pages."""
        return PageCards(self.library, Cards(self._tokens, self.cache))

    @cached_property
    def downloads(self) -> tuple[Download, ...]:
        """The editions of the publication, the factsheet and the leaflets."""
        shared = (self.library, self.addresses, self._tokens)
        return (
            *editions(*shared, self.images.published, self.cache),
            factsheet(*shared, self.cache),
            *leaflets(*shared, self.cache),
        )

    @cached_property
    def generated_pages(self) -> tuple[GeneratedPage, ...]:
        """The pages that are no files of docs/."""
        return tuple(all_pages(self._partials))

    @property
    def generated_files(self) -> tuple[str, ...]:
        """The files of the pages that are no files of docs/."""
        return tuple(f"{page.address}index.html" for page in self.generated_pages)

    @property
    def depths(self) -> set[int]:
        """The shells that are wanted: how deep the pages lie that are no files of docs/."""
        return {page.address.count("/") for page in self.generated_pages}

    @cached_property
    def products(self) -> tuple[Output, ...]:
        """The files that need no shell of an engine; a robots.txt or a style sheet of feeds in
        docs/ is the project's own."""
        files = [item for made in self._made.values() for item in made.items()]
        defaults = {ROBOTS: robots(self.addresses), urls.FEED_STYLE: feeds.style(self.library)}
        docs = self.root / "docs"
        files += (file for file in defaults.items() if not (docs / file[0]).is_file())
        pictures = (Output(*picture) for picture in self.images.files())
        others = (*pictures, *_well_known(self.root))
        files += self.assets.files.items()
        return (*(Output.of(address, content) for address, content in files), *others)

    @cached_property
    def _made(self) -> dict[str, dict[str, bytes]]:
        """The files that are made by now, by what they are."""
        shared = (self.library, self.addresses, self.cache)
        made = {
            "a feed": feeds.feeds(*shared),
            "an icon of feeds": icons(self._tokens, self.cache),
            "a calendar": calendars.calendars(*shared),
            "a file of open data": self._open_data,
            "a drawing": page_drawings(self.root / "docs"),
            "a PDF or EPUB": {each.address: each.content for each in self.downloads},
            "a page that leads on": {
                at: page.encode()
                for at, page in redirects(self._partials, self.generated_pages).items()
            },
        }
        files = ChainMap(*made.values())
        earlier = earlier_files(self.library).items()
        copies = {urls.file(at): files[today] for at, today in earlier if today in files}
        return {**made, "a file at its earlier address": copies}

    def outputs(self, shells: Shells) -> list[Output]:
        """Every file of the site; a page is filled into its shell when it is written."""
        pages = PageOutputs(self._partials, self.generated_pages, self.macros, shells, self.cards)
        return [*pages.outputs(), *self.products]

    @property
    def summary(self) -> list[str]:
        """What is in the build and what is held back, a line each."""
        return [
            f"Checked {len(self.library.entries)} items and their data",
            f"Made {len(self.generated_pages)} pages and {len(self.products)} other files",
            *(f"Held back: {line}" for line in self.library.held_back),
        ]

    # What an engine asks of pages of docs/

    def page_problems(self, path: str, source: str, mistake: Mistake | None) -> list[Problem]:
        """What is wrong with the macros of the page at `path`, from the text of its file and the
        mistake at which the engine stopped."""
        return macro_problems(path, source, mistake, self.macros.names())

    def anchors(self, page: DocsPage) -> set[str]:
        """The ids on a filled page, to which links may lead."""
        return self.macros.anchors(page)

    def problems(self, pages: Sequence[DocsPage]) -> Iterator[Problem]:
        """What is wrong with the site, as far as it is known when all pages of docs/ are there:
        links of content and data to headings that these do not have, what browsers would block,
        and equal addresses."""
        links = self.library.page_anchors
        files = {link.to.path for link in links}
        anchors = {page.path: self.anchors(page) for page in pages if page.path in files}
        problems = [link.problem(anchors.get(link.to.path, set())) for link in links]
        yield from filter(None, problems)
        for page in pages:
            yield from blocked_markup(page.path, self._source(page), with_classes(page.html))
        makers: dict[str, Iterable[str]] = {**self._made, "a page": self.generated_files}
        makers["a picture"] = (address for address, _ in self.images.files())
        docs = {page.path: f"{page.address}index.html" for page in pages}
        for file in (self.root / "docs").rglob("*.*"):
            path = composed(file.relative_to(self.root / "docs").as_posix())
            if not path.endswith(".md") and not is_left_out(path):
                docs[f"docs/{path}"] = path
        yield from equal_addresses(makers, docs)

    def _source(self, page: DocsPage) -> str:
        """The file of a page as it is written; nothing where an engine's plugin made it."""
        file = self.root / page.path
        return file.read_text("utf-8-sig", "replace") if file.is_file() else ""

    @cached_property
    def _tokens(self) -> ThemeTokens:
        return theme_tokens(THEME)

    @cached_property
    def _open_data(self) -> dict[str, bytes]:
        return open_data(self.library, self.addresses)

    @cached_property
    def _partials(self) -> Partials:
        announced = (*feeds.announced(self.library), *calendars.announced(self.library))
        return Partials(
            *(self.library, self.addresses, announced, self.compiled, self.images),
            downloads=self.downloads,
            datasets=datasets(self._open_data, self.library.locale),
            assets=self.assets,
            policy="" if self.is_preview else POLICY,
        )


def is_left_out(path: str) -> bool:
    """Whether a file of docs/ is none that an engine publishes: one that is no part of the site, or
    a drawing, which is written anew."""
    return _is_no_part(path) or is_page_drawing(path)


def _is_no_part(path: str) -> bool:
    """Whether a file of docs/ is hidden, or left there by another program."""
    return any(is_leftover(name) or name.startswith(".") for name in path.split("/"))


def page_drawings(docs: Path) -> dict[str, bytes]:
    """The drawings of the pages in docs/ by their paths there, as they are published."""
    paths = (file.relative_to(docs).as_posix() for file in docs.rglob("*") if file.is_file())
    return {
        path: read_drawing((docs / path).read_bytes(), f"docs/{path}").content
        for path in sorted(filter(is_page_drawing, paths))
        if not _is_no_part(path.removeprefix(".well-known/"))
    }


def _well_known(root: Path) -> Iterator[Output]:
    """The files of docs/.well-known/, a folder that engines pass over as hidden."""
    for file in sorted((root / WELL_KNOWN).rglob("*")):
        path = file.relative_to(root / "docs").as_posix()
        if file.is_file() and not is_left_out(path.partition("/")[2]):
            yield Output(path, file.read_bytes)
