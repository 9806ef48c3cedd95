"""The build: a project's folder, its library and every file of its site, for any engine.

An engine (MkDocs, or another) renders the pages of docs/ and the shells of its theme, with
placeholders for all that depends on data; the build fills them, and makes everything else.
"""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Final

import dissemination
from dissemination import calendars, feeds, urls
from dissemination.cache import Cache, cache_folder, fingerprint
from dissemination.images.image_set import ImageSet
from dissemination.library.earlier import earlier_files
from dissemination.library.library import Library
from dissemination.load import load
from dissemination.open_data import open_data
from dissemination.open_data.catalogue import datasets
from dissemination.output import Download, Output
from dissemination.problems import ContentError, Problem
from dissemination.publication.cards import Cards
from dissemination.publication.editions import editions
from dissemination.publication.factsheet import factsheet
from dissemination.publication.leaflets import leaflets
from dissemination.publication.theme_tokens import ThemeTokens, theme_tokens
from dissemination.publish import GONE, Moving, PublicationError, Published, Stage, digest, publish
from dissemination.signals import Signals
from dissemination.site.docs_page import DocsPage
from dissemination.site.generated_page import GeneratedPage
from dissemination.site.macro_problems import Mistake, macro_problems
from dissemination.site.macros import Macros
from dissemination.site.mkdocs_reports import filtered_reports, reported_mistake
from dissemination.site.navigation import Navigation, NavigationItem
from dissemination.site.page_outputs import PageOutputs, Shells
from dissemination.site.pages import all_pages
from dissemination.site.pages.redirects import redirects
from dissemination.site.partials import Partials
from dissemination.site.problem_page import problem_page
from dissemination.site.sitemap import ROBOTS, robots
from dissemination.templating.compiled import CompiledTemplates
from dissemination.urls import Addresses

__all__ = [
    "Build",
    "DocsPage",
    "Mistake",
    "Navigation",
    "NavigationItem",
    "Session",
    "Shells",
    "Signals",
    "filtered_reports",
    "moment",
    "problem_page",
    "reported_mistake",
]

zoneinfo.reset_tzpath(to=())  # the pinned tzdata on every machine, not the system's

ASSETS: Final = "docs/assets"
PACKAGE: Final = Path(dissemination.__file__).parent
NO_EPOCH: Final = "SOURCE_DATE_EPOCH must be a number of seconds since 1970"


@dataclass
class Build:
    """One build of a project's folder for a public root; `library` is all that is known."""

    root: Path
    addresses: Addresses
    cache: Cache
    library: Library = field(init=False)

    @classmethod
    def of(cls, root: Path, site_url: str, moment: datetime) -> Build:
        """The build of a project's folder at an aware moment: everything is checked, and what is
        typeset is made. Raises ContentError with every problem of its files."""
        cache = Cache(cache_folder(root) / "cache.sqlite", fingerprint(PACKAGE))
        build = cls(root, Addresses(site_url.rstrip("/") + "/"), cache)
        build.library = load(
            root,
            moment,
            lambda _: build.images.weights,
            site_url,  # weighed after it
        )
        if problems := build.images.problems:
            raise ContentError(problems)
        _ = build.downloads  # what cannot be typeset is a problem like any other
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

    # What is made

    @cached_property
    def images(self) -> ImageSet:
        """The pictures of the library, in every size in which they are published."""
        return ImageSet(self.library, self.root, self.cache)

    @cached_property
    def downloads(self) -> tuple[Download, ...]:
        """The editions of the publication, the factsheet and the leaflets."""
        shared = (self.library, self.addresses, self._tokens)
        return (
            *editions(*shared, self.root, self.cache),
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
        """The files that need no shell of an engine; a robots.txt in docs/ is the project's own."""
        shared = (self.library, self.addresses, self.cache)
        files: dict[str, bytes] = {
            **feeds.feeds(*shared),
            **calendars.calendars(*shared),
            **self._open_data,
            **{download.address: download.content for download in self.downloads},
            **{
                at: page.encode()
                for at, page in redirects(self._partials, self.generated_pages).items()
            },
        }
        earlier = earlier_files(self.library).items()
        files |= {urls.file(at): files[today] for at, today in earlier if today in files}
        if not (self.root / "docs" / ROBOTS).is_file():
            files[ROBOTS] = robots(self.addresses)
        pictures = (Output(*picture) for picture in self.images.files())
        return (*(Output.of(address, content) for address, content in files.items()), *pictures)

    def outputs(self, shells: Shells) -> list[Output]:
        """Every file of the site; a page is filled into its shell when it is written."""
        cards = Cards(self._tokens, self.cache)
        pages = PageOutputs(self._partials, self.generated_pages, self.macros, shells, cards)
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

    def dead_anchors(self, pages: Sequence[DocsPage]) -> list[Problem]:
        """Links of content and data to headings that these pages do not have."""
        links = self.library.page_anchors
        files = {link.to.path for link in links}
        anchors = {page.path: self.anchors(page) for page in pages if page.path in files}
        problems = [link.problem(anchors.get(link.to.path, set())) for link in links]
        return [problem for problem in problems if problem]

    @cached_property
    def _tokens(self) -> ThemeTokens:
        return theme_tokens(self.root / ASSETS)

    @cached_property
    def _open_data(self) -> dict[str, bytes]:
        return open_data(self.library, self.addresses)

    @cached_property
    def _partials(self) -> Partials:
        announced = (*feeds.announced(self.library), *calendars.announced(self.library))
        language = self.library.settings.language
        return Partials(
            *(self.library, self.addresses, announced, self.compiled, self.images),
            downloads=self.downloads,
            datasets=datasets(self._open_data, language),
        )


class MomentError(ValueError):
    """Raised where the moment of a run cannot be told; the text is a line that says why."""


@dataclass
class Session:
    """What an engine has done so far for one build: the problems that are known, the pages of
    docs/ by their files, the shells, and what makes each file by its address.

    `public` is the public folder, `stage` where the site is prepared, `prepared` has the digests of
    its files (see `publish`), and `ending` is closed when the build is over, whatever came of it.
    """

    build: Build | None = None
    problems: list[Problem] = field(default_factory=list)
    pages: dict[str, DocsPage] = field(default_factory=dict)
    shells: Shells = field(default_factory=Shells)
    makes: dict[str, Callable[[], bytes]] = field(default_factory=dict)
    public: Path = field(default_factory=Path)
    stage: Stage | None = None
    prepared: dict[str, str] = field(default_factory=dict)
    ending: ExitStack = field(default_factory=ExitStack)

    def staged(self, root: Path) -> str:
        """A new folder in which a project's site is prepared."""
        self.stage = self.ending.enter_context(Stage(root))
        return str(self.stage.folder)

    def expect(self, addresses: Iterable[str]) -> None:
        """Note that these files belong to the site."""
        self.prepared |= dict.fromkeys(addresses, "")

    def note(self, address: str, text: str) -> None:
        """Note what an engine writes to a file in place of the bytes that it was given."""
        self.prepared[address] = digest(text.encode(errors="xmlcharrefreplace"))  # as MkDocs does

    def publish(self, moving: Moving) -> Published:
        """Publish what was prepared; the files are moved while the context `moving` lasts. Raises
        PublicationError or OSError."""
        assert self.stage
        return publish(self.stage.folder, self.public, self.prepared, moving)

    def reason(self, error: Exception) -> str:
        """Why a build ends with an error that is none of its code, in one line; else nothing."""
        if self.stage and self.stage.was_emptied(error):
            return GONE
        return str(error) if isinstance(error, PublicationError | MomentError) else ""

    def file(self, address: str) -> bytes:
        """The bytes of a file; while there are problems, every page lists them. Raises KeyError for
        a file that is none of the build's."""
        if self.problems and address.endswith(".html"):
            return problem_page(self.problems).encode()
        content = self.makes[address]()
        self.prepared[address] = digest(content)
        return content

    def save(self) -> None:
        """Keep for later builds what was dear to make."""
        if self.build:
            self.build.cache.save()


def moment(epoch: str | None, now: datetime) -> datetime:
    """The moment of a run: SOURCE_DATE_EPOCH (seconds since 1970, UTC) if it is set, else `now`.
    Raises MomentError for what is no such number."""
    try:
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else now
    except (ValueError, OverflowError, OSError):
        raise MomentError(NO_EPOCH) from None
