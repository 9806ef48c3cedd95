"""One build of a project's folder: its library, and every file of its site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Final

import dissemination
from dissemination import calendars, feeds, urls
from dissemination.build.attached_files import attached_files
from dissemination.cache import Cache, cache_folder, digest, fingerprint
from dissemination.checks.kept_reading import KeptReading
from dissemination.file_names import WELL_KNOWN, composed, is_leftover
from dissemination.images.image_set import ImageSet
from dissemination.library.answers import Answers
from dissemination.library.earlier import earlier_files
from dissemination.library.library import Library
from dissemination.load import load
from dissemination.open_data import OpenData
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
from dissemination.workers import Sharing

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
    def of(
        cls,
        root: Path,
        site_url: str,
        moment: datetime,
        *,
        is_preview: bool = False,
        code: str = "",
        sharing: Sharing | None = None,
    ) -> Build:
        """The build of a project's folder at an aware moment: everything is checked, and what is
        typeset is made; `code` is the fingerprint of the package, if it is known, and `sharing`
        says among how many processes it is made. Raises ContentError with every problem of its
        files."""
        cache = Cache(cache_folder(root) / "cache.sqlite", code or fingerprint(PACKAGE), sharing)
        build = cls(root, Addresses.of(site_url), cache, is_preview=is_preview)
        # The pictures are weighed, and cards drawn in their place, when the library is there.
        build.library = load(
            root,
            moment,
            lambda _: build.images.weights,
            site_url,
            share=lambda _: build.cards.shared(),
            kept=KeptReading(cache_folder(root), cache.fingerprint, cache.sharing),
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
        published = self.images.published
        shared = (self.library, self.addresses, self._tokens, published, self.cache)
        return (*editions(*shared), factsheet(*shared), *leaflets(*shared))

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
        outputs = [output for outputs in self._by_maker.values() for output in outputs]
        defaults = {ROBOTS: robots(self.addresses), urls.FEED_STYLE: feeds.style(self.library)}
        docs = self.root / "docs"
        files = {at: content for at, content in defaults.items() if not (docs / at).is_file()}
        pictures = self.images.files()
        outputs += [*pictures, *_well_known(self.root), *_outputs(files)]
        return (*outputs, *_outputs(self.assets.files))

    @cached_property
    def _by_maker(self) -> dict[str, list[Output]]:
        """The files of the products, by what they are."""
        shared = (self.library, self.addresses, self.cache)
        pages = redirects(self._partials, self.generated_pages)
        outputs = {
            "a feed": [*feeds.feeds(*shared)],
            "an icon of feeds": [*icons(self._tokens, self.cache)],
            "a calendar": [*calendars.calendars(*shared)],
            "a file of open data": [*self._open_data.outputs()],
            "a drawing": _outputs(page_drawings(self.root / "docs")),
            "a file to take along": [*attached_files(self.root, self.library.attachments.values())],
            "a PDF or EPUB": [download.output for download in self.downloads],
            "a page that leads on": [*pages],
        }
        files = {output.address: output for each in outputs.values() for output in each}
        earlier = earlier_files(self.library).items()
        copies = [
            replace(files[today], address=urls.file(at)) for at, today in earlier if today in files
        ]
        return {**outputs, "a file at its earlier address": copies}

    def outputs(self, shells: Shells) -> Iterator[Output]:
        """Every file of the site; a page is filled into its shell when it is written. Pages of
        docs/ for what the project does not have are no part of it."""
        yield from chain.from_iterable(self.groups(shells))

    def groups(self, shells: Shells) -> Iterator[Iterable[Output]]:
        """The same in groups, which may be made side by side: pages, what is of all pages, and the
        products. Each is asked for when the one before has been."""
        made = (self._partials, self.generated_pages, self.macros, shells, self.cards)
        pages = PageOutputs(*made, self.cache, self._base)
        yield pages.page_files()
        yield pages.common_files()
        yield self.products

    @property
    def summary(self) -> list[str]:
        """What is in the build and what is held back, a line each."""
        absent = ", ".join(self.library.absent_pages)
        return [
            f"Checked {len(self.library.entries)} items and their data",
            f"Made {len(self.generated_pages)} pages and {len(self.products)} other files",
            *([f"Left out, since there is nothing for them: {absent}"] if absent else []),
            *(f"Held back: {line}" for line in self.library.held_back),
        ]

    @property
    def answers(self) -> Answers:
        """What distinguishes answers of the library."""
        return self._partials.answers

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
        what browsers would block of them, and what depends on content and data too."""
        for page in pages:
            yield from blocked_markup(page.path, self._source(page), with_classes(page.html))
        yield from self.problems_of_content(pages)

    def problems_of_content(self, pages: Sequence[DocsPage]) -> Iterator[Problem]:
        """What may be wrong though docs/ is as it was: links of content and data to headings that
        its pages do not have, and equal addresses."""
        links = self.library.page_anchors
        files = {link.to.path for link in links}
        anchors = {page.path: self.anchors(page) for page in pages if page.path in files}
        problems = [link.problem(anchors.get(link.to.path, set())) for link in links]
        yield from filter(None, problems)
        makers: dict[str, Iterable[str]] = {
            maker: [output.address for output in outputs]
            for maker, outputs in self._by_maker.items()
        }
        makers["a page"] = self.generated_files
        makers["a picture"] = (picture.address for picture in self.images.files())
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
    def _open_data(self) -> OpenData:
        return OpenData(self.library, self.addresses, self.cache)

    @cached_property
    def _base(self) -> str:
        """The digest of what all pages depend on: the data with its pictures, the address of the
        site, the look, and what pages say of themselves."""
        weights = self.library.weights.items()
        logos = sorted((path, w.version) for path, w in weights if path.startswith("data/"))
        look = sorted(self.assets.digests.items())
        policy = self._partials.policy
        publication = self.library.settings.publication
        editions = publication.editions if publication else ()  # those that are out at the moment
        root = self.addresses.root
        return digest(self.library.digest, editions, logos, root, look, policy)

    @cached_property
    def _partials(self) -> Partials:
        announced = (*feeds.announced(self.library), *calendars.announced(self.library))
        partials = Partials(
            *(self.library, self.addresses, announced, self.compiled, self.images),
            downloads=self.downloads,
            datasets=self._open_data.datasets(),
            assets=self.assets,
            policy="" if self.is_preview else POLICY,
        )
        self.library.questions.answering |= partials.media.answering
        return partials


def _outputs(files: Mapping[str, bytes]) -> list[Output]:
    """Files whose bytes exist already, as outputs."""
    return [Output.of(address, content) for address, content in files.items()]


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
            yield Output.of(path, file.read_bytes())
