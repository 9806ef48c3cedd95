"""What an engine has done so far for one build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from dissemination.build.build import Build
from dissemination.configuration.faults import settings_problems
from dissemination.configuration.settings import Given
from dissemination.moments import MomentError, moment
from dissemination.output import SourceChangedError
from dissemination.problems import ContentError, Problem, report
from dissemination.public_state import forget
from dissemination.publish import (
    GONE,
    Moving,
    PublicationError,
    Published,
    Stage,
    digest,
    publish,
    publishing,
)
from dissemination.site.docs_page import DocsPage
from dissemination.site.layout import LOST
from dissemination.site.mkdocs_reports import filtered_reports
from dissemination.site.page_outputs import Shells
from dissemination.site.problem_page import problem_page
from dissemination.site.sitemap import ZIPPED_SITEMAP
from dissemination.system_errors import system_error, unshown_warnings
from dissemination.urls import SITEMAP


@dataclass
class Session:
    """What an engine has done so far for one build: the problems that are known, the pages of
    docs/ by their files, the shells, and what makes each file by its address.

    `public` is the public folder, `stage` where the site is prepared, `prepared` has the digests of
    its files (see `publish`), and `ending` is closed when the build is over, whatever came of it.
    Where it does not `fill` the shells, an engine was asked for them alone, and `of_engine` are the
    files that it wrote itself, by their addresses.
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
    fills: bool = True
    of_engine: dict[str, bytes] = field(default_factory=dict)

    def staged(self, root: Path) -> str:
        """A new folder in which a project's site is prepared."""
        self.stage = self.ending.enter_context(Stage(root))
        return str(self.stage.folder)

    def expect(self, addresses: Iterable[str]) -> None:
        """Note that these files belong to the site, but for pages that are no part of it."""
        absent = self.build.library.absent_pages if self.build else []
        files = {*addresses} - {f"{page}index.html" for page in absent}
        self.prepared |= dict.fromkeys(files, "")

    def page(self, url: str, shell: str) -> str:
        """What an engine writes in place of the shell of a page, whose address may begin with `./`:
        the filled page, or, where shells alone are wanted, the shell; nothing, for which it writes
        no file, where the page is no part of the site."""
        address = url.removeprefix("./")
        self.shells.of_pages[address] = shell
        if not self.fills:
            return shell
        file = f"{address}index.html"
        is_part = file in self.makes or self.problems
        return self.file(file).decode() if is_part else ""

    def template(self, name: str, text: str) -> str:
        """The same of a template that is no page: that of the lost has a shell, the sitemap is the
        build's, and others are the engine's."""
        if name == LOST:
            self.shells.lost = text
        if self.fills and (name in self.makes or (name == LOST and self.problems)):
            return self.file(name).decode()
        self.prepared[name] = digest(text.encode(errors="xmlcharrefreplace"))  # as MkDocs does
        return text

    def publish(self, moving: Moving) -> Published:
        """Publish what was prepared; the files are moved while the context `moving` lasts. Raises
        PublicationError or OSError."""
        assert self.stage
        folder = self.stage.folder
        with publishing(folder.parent):
            forget(folder.parent)  # what is written down there is of another build
            return publish(folder, self.public, self.prepared, moving)

    def reason(self, error: Exception) -> str:
        """Why a build ends with an error that is none of its code, in one line; else nothing."""
        if self.stage and self.stage.was_emptied(error):
            return GONE
        if isinstance(error, OSError):
            return system_error(error, Path.cwd())
        is_told = isinstance(error, PublicationError | MomentError | SourceChangedError)
        return str(error) if is_told else ""

    def read(
        self, given: Given, environment: Mapping[str, str], now: datetime, *, is_preview: bool
    ) -> Build | None:
        """The build of the project whose settings in force are given, at the moment of the run;
        None where there are problems of these, or else of its data and content, which the session
        then has. Raises MomentError."""
        path, at = given.config_file_path, moment(environment.get("SOURCE_DATE_EPOCH"), now)
        self.problems = settings_problems(path, environment, given)
        try:
            if not self.problems:
                root, site_url = Path(path).parent, given.site_url or ""
                self.build = Build.of(root, site_url, at, is_preview=is_preview)
                self.ending.callback(self.build.cache.keep)
        except ContentError as error:
            self.problems = list(error.problems)
        return self.build

    def file(self, address: str) -> bytes:
        """The bytes of a file; while there are problems, every page lists them. Raises KeyError for
        a file that is none of the build's."""
        if self.problems and address.endswith(".html"):
            return problem_page(self.problems).encode()
        content = self.makes[address]()
        self.prepared[address] = digest(content)
        return content

    def save(self, folder: str) -> bool:
        """Keep for later builds what was dear to make, when what an engine put in the place of a
        file is as it was made; or, where shells alone are wanted, keep what the engine wrote itself
        to the folder, and say so."""
        if not self.fills:
            of_build = {f"{page.address}index.html" for page in self.pages.values()}
            of_build |= {*self.makes, LOST, SITEMAP, ZIPPED_SITEMAP}
            self.of_engine = {
                address: file.read_bytes()
                for file in Path(folder).rglob("*")
                if file.is_file()
                if (address := file.relative_to(folder).as_posix()) not in of_build
            }
        elif self.build:
            packed = Path(folder) / ZIPPED_SITEMAP
            if ZIPPED_SITEMAP in self.makes and packed.is_file():
                packed.write_bytes(self.file(ZIPPED_SITEMAP))
            self.build.cache.save()
        return not self.fills


@contextmanager
def plain_reports(root: Path, engine: str) -> Iterator[None]:
    """While it lasts, what an engine reports is what an officer can use, and no warning of Python
    is printed."""
    with filtered_reports(root, engine), unshown_warnings():
        yield


def watch(root: Path, watch_folder: Callable[[str], None]) -> None:
    """Has a preview watch data and content of a project, where they are: git keeps no empty
    folder."""
    for folder in (root / "data", root / "content"):
        if folder.is_dir():
            watch_folder(str(folder))


def plain_builder(
    builder: Callable[[], None],
    path: str,
    environment: Mapping[str, str],
    error: type[Exception],
    end: type[Exception],
) -> Callable[[], None]:
    """A builder of a preview that raises `end` in place of an engine's error, with what is wrong
    with the settings at a path, if that is what is wrong."""

    def build() -> None:
        try:
            builder()
        except error as reason:
            problems = settings_problems(path, environment)
            raise end(report(problems) if problems else str(reason)) from None

    return build
