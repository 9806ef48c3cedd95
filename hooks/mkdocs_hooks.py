"""The adapter to MkDocs: the pipeline from a project's folder to its public site, top to bottom.

Gather and check everything, then write: a build goes to a stage beside the public folder, and
only a build without a problem or a warning is published. All knowledge of content is in the
package `dissemination`, which knows nothing of MkDocs.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
import time
import weakref
import zoneinfo
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import CountHandler

import dissemination
from dissemination import calendars, feeds, publish
from dissemination.cache import Cache, fingerprint
from dissemination.cli import moment
from dissemination.images.image_set import ImageSet
from dissemination.library.library import Library
from dissemination.linked_data.graph import PageMetadata
from dissemination.linked_data.terms import Step
from dissemination.load import load
from dissemination.open_data import open_data
from dissemination.open_data.catalogue import Offer, offers
from dissemination.problems import ContentError, Problem
from dissemination.publication.cards import SIZE, Cards
from dissemination.publication.editions import Edition, editions
from dissemination.publication.factsheet import factsheet
from dissemination.publication.glyph_coverage import GlyphCoverage
from dissemination.publication.leaflets import leaflets
from dissemination.publication.sheets import FORMAT, Sheet
from dissemination.publication.theme_tokens import theme_tokens
from dissemination.reports import LinesOfLinks, QuietMacros, macro_mistake
from dissemination.site import search, shell
from dissemination.site.card_text import card_text
from dissemination.site.dataset import DataField, Dataset
from dissemination.site.download import Download
from dissemination.site.funding_notice import funding_notice
from dissemination.site.last_modified import of_words
from dissemination.site.macros import Macros, ids
from dissemination.site.page import Page
from dissemination.site.page_head import Card, meta, own_card, page_metadata, whole
from dissemination.site.pages import Pages
from dissemination.site.problem_page import problem_page
from dissemination.urls import Addresses
from dissemination.urls import card as card_address

zoneinfo.reset_tzpath(to=())  # the pinned tzdata on every machine, not the system's
log = get_plugin_logger("dissemination")
serving = False
ASSETS = "docs/assets"
STALE = 3600  # seconds after which a stage belongs to a build that was killed


@dataclass
class Build:
    """What one build knows; it is made anew for each and dies with it."""

    root: Path
    public: Path
    addresses: Addresses
    cache: Cache
    library: Library | None = None
    album: ImageSet | None = None
    pages: Pages | None = None
    vocabulary: Macros | None = None
    nav: Navigation | None = None
    poured: list[GeneratedPage] = field(default_factory=list)
    cards: Cards | None = None
    named: dict[str, Card] = field(default_factory=dict)
    found: list[search.SearchEntry] = field(default_factory=list)
    editions: tuple[Edition, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    data: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    warnings: CountHandler = field(default_factory=lambda: CountHandler(level=logging.WARNING))
    ending: ExitStack = field(default_factory=ExitStack)


class GeneratedPage(File):
    """A page that MkDocs copies like a picture: it is poured into its shell when it is written."""

    def __init__(self, page: Page, pages: Pages, config: MkDocsConfig) -> None:
        inclusion = InclusionLevel.INCLUDED
        src_uri = f"{page.address.rstrip('/')}.md"
        super().__init__(src_uri, None, config.site_dir, True, inclusion=inclusion)
        self.dest_uri = f"{page.address}index.html"
        self.generated_by = "dissemination"
        self.poured_page = page
        self.pages = pages
        self.shell = shell.Shell(())
        self.trail: tuple[Step, ...] = ()
        self.card: Card | None = None

    def is_documentation_page(self) -> bool:
        """No: MkDocs neither parses nor renders it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Write the poured page to its place in the folder of the site."""
        path = Path(self.abs_dest_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        told = page_metadata(self.poured_page, self.trail)
        pages = self.pages
        page = whole(self.poured_page, told, pages.partials, pages.footers, self.card)
        text = self.shell.poured(page, pages.addresses)
        path.write_text(text, encoding="utf-8", newline="\n")


class Picture(File):
    """A picture of a width and format, made when it is written unless it is kept."""

    def __init__(self, address: str, make: Callable[[], bytes], config: MkDocsConfig) -> None:
        inclusion = InclusionLevel.INCLUDED
        super().__init__(address, None, config.site_dir, True, inclusion=inclusion)
        self.generated_by = "dissemination"
        self.make = make

    def copy_file(self, dirty: bool = False) -> None:
        """Write the picture to its place in the folder of the site."""
        path = Path(self.abs_dest_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.make())


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this process serves the site: a preview shows problems in the browser."""
    global serving
    serving = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the project, before the macros plugin asks for its words."""
    root = Path(config.config_file_path).parent
    site_url = (config.site_url or "/").rstrip("/") + "/"
    cache = Cache(_cache(root) / "cache.sqlite", fingerprint(Path(dissemination.__file__).parent))
    build = Build(root, Path(config.site_dir), Addresses(site_url), cache)
    config.extra["build"] = build
    config.site_url = site_url
    _end_with(build, config)
    _filter_messages(build)
    try:
        found = _pictured(build, load(root, _moment()))
        _furnish(config, build, found)
        build.library = found
    except ContentError as error:
        build.problems = list(error.problems)
        config.site_name = "Problems"
    if not serving:
        _enter_stage(build, config)
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Stop at problems of content and data, before MkDocs empties a folder."""
    build: Build = config.extra["build"]
    if build.problems and not serving:
        raise PluginError(_told(build.problems))
    if build.problems:
        log.error(_told(build.problems))
        config.nav = None
    elif build.library:
        log.info(f"Checked {len(build.library.entries)} items and their data")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Register every page that is poured, and the files that pages load or announce."""
    build: Build = config.extra["build"]
    if not build.library or not build.pages or not build.album:
        nothing = "---\nrender_macros: false\n---\n"
        return Files([File.generated(config, "index.md", content=nothing)])
    for page in build.pages.all():
        poured = GeneratedPage(page, build.pages, config)
        build.poured.append(poured)
        files.append(poured)
    products: dict[str, bytes] = {
        **feeds.feeds(build.library, build.addresses, build.cache),
        **calendars.calendars(build.library, build.addresses, build.cache),
        **build.data,
        **{edition.address: edition.content for edition in build.editions},
        **{sheet.address: sheet.content for sheet in build.sheets},
        **{f"{at}index.html": page.encode() for at, page in build.pages.redirects().items()},
    }
    included = InclusionLevel.INCLUDED
    for address, content in products.items():
        files.append(File.generated(config, address, content=content, inclusion=included))
    for address, make in build.album.files():
        files.append(Picture(address, make, config))
    config.extra["poured"] = [
        (build.addresses.absolute(page.address), page.changed)
        for page in (poured.poured_page for poured in build.poured)
        if page.listed
    ]
    log.info(f"Made {len(build.poured)} pages and {len(products)} feeds, calendars and redirects")
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Keep the navigation, in which every shell has its place."""
    config.extra["build"].nav = nav


def on_page_markdown(markdown: str, page: SitePage, config: MkDocsConfig, files: Files) -> None:
    """Gather the mistakes in macros, which the plugin writes into the page."""
    build: Build = config.extra["build"]
    source = page.file.content_string if page.file.generated_by is None else ""
    words = build.vocabulary.names() if build.vocabulary else []
    if mistake := macro_mistake(markdown, source, f"docs/{page.file.src_uri}", words):
        build.problems.append(mistake)


def on_page_content(html: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    """Put what the words say in the place of their marks, and make its ids known to MkDocs."""
    build: Build = config.extra["build"]
    if not build.vocabulary:
        return html
    if not page.meta.get("search", {}).get("exclude"):
        title, description = str(page.title), str(page.meta.get("description", ""))
        build.found.append(search.page(page.url.removeprefix("./"), title, description, html))
    spoken = build.vocabulary.spoken(html)
    if build.pages and page.meta.get("explain", True):
        text, terms = build.pages.partials.with_glossary_links(spoken, page.url.removeprefix("./"))
        spoken = text + terms
    page.present_anchor_ids = (page.present_anchor_ids or set()) | ids(spoken)
    return spoken


def on_env(env: Any, config: MkDocsConfig, files: Files) -> None:
    """Stop at problems of pages; then render a shell for each section and depth of poured pages."""
    build: Build = config.extra["build"]
    env.bytecode_cache = _compiled(build.root)
    env.globals["ground"] = [
        file.url
        for file in files.css_files()
        if file.src_uri.startswith("assets/stylesheets/main.")  # Material's, named by its version
    ]
    if build.library:
        build.problems += _dead_anchors(build.library, files)
    if build.problems:
        if not serving:
            raise PluginError(_told(build.problems))
        log.error(_told(build.problems))
        for poured in build.poured:
            poured.shell = shell.Shell((problem_page(build.problems),))
        return
    shells: dict[tuple[str, int], tuple[shell.Shell, tuple[Step, ...]]] = {}
    for poured in build.poured:
        key = (poured.poured_page.section, poured.poured_page.address.count("/"))
        if key not in shells:
            shells[key] = _shell(*key, env, config, files, build)
        poured.shell, poured.trail = shells[key]
    for file in files.documentation_pages():
        if file.page:
            _tell(file.page, build, config, files)
    for poured in build.poured:
        told = page_metadata(poured.poured_page, poured.trail)
        shared = build.named.get(f"{poured.poured_page.section}/")
        poured.card = _card(told, build, config, files) if told.about else shared


def on_post_page(output: str, page: SitePage, config: MkDocsConfig) -> str:
    """In a preview, show the problems in place of every page."""
    build: Build = config.extra["build"]
    return problem_page(build.problems) if build.problems else output


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """In a preview, show the problems in place of the page of the lost too."""
    build: Build = config.extra["build"]
    if build.problems and template_name == "404.html":
        return problem_page(build.problems)
    return output_content


@event_priority(50)
def _search(config: MkDocsConfig) -> None:
    """Write the index of the search, which knows pages, items and records."""
    build: Build = config.extra["build"]
    if not build.pages or build.problems:
        return
    pages = (poured.poured_page for poured in build.poured)
    texts = {page.address: page.text for page in pages if page.text}
    for address, content in build.pages.search(texts, build.found).items():
        path = Path(config.site_dir, address)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@event_priority(-100)
def _publish(config: MkDocsConfig) -> None:
    """Replace the public site by the stage, unless there was a warning in strict mode."""
    build: Build = config.extra["build"]
    build.cache.save()
    if serving:
        return
    if config.strict and build.warnings.get_counts():
        log.info(f"Not published because of the warnings above; {build.public} is as it was")
    else:
        published = publish.publish(Path(config.site_dir), build.public)
        log.info(
            f"Published to {build.public}: {published.changed} files changed, "
            f"{published.removed} removed, {published.unchanged} unchanged"
        )
    config.site_dir = str(build.public)


@event_priority(-110)
def _end(config: MkDocsConfig) -> None:
    """Leave nothing of a build to the next one in this process."""
    config.extra["build"].ending.close()


on_post_build = CombinedEvent(_search, _publish, _end)


def _moment() -> datetime:
    """The moment of the build."""
    return moment(os.environ.get("SOURCE_DATE_EPOCH"))


def _pictured(build: Build, found: Library) -> Library:
    """A library that knows its pictures as they are published; one that cannot be decoded is a
    problem."""
    build.album = ImageSet(found, build.root, build.cache)
    pictured = replace(found, weights=build.album.weights)
    if build.album.problems:
        raise ContentError(build.album.problems)
    return pictured


def _enter_stage(build: Build, config: MkDocsConfig) -> None:
    """Build aside; the stage goes when the build is over, whatever its end, or with a later one."""
    cache = _cache(build.root)
    for left in cache.glob("stage-*"):
        if time.time() - left.stat().st_mtime > STALE:
            shutil.rmtree(left, ignore_errors=True)
    config.site_dir = tempfile.mkdtemp(prefix="stage-", dir=cache)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(build.warnings)
    build.ending.callback(logger.removeHandler, build.warnings)
    build.ending.callback(shutil.rmtree, config.site_dir, ignore_errors=True)


def _end_with(build: Build, config: MkDocsConfig) -> None:
    """Undo what a build does to its process when it fails, or is interrupted; a build that
    succeeds does so itself."""
    ending = build.ending
    config.plugins.events["build_error"].append(lambda error: ending.close())
    weakref.finalize(build, ending.close)


def _filter_messages(build: Build) -> None:
    """Let the warnings about links in docs/ name the line, as every problem does, and the macros
    plugin tell nothing of itself."""
    filters: dict[str, logging.Filter] = {
        "mkdocs.structure.pages": LinesOfLinks(build.root),
        "mkdocs.plugins.mkdocs_macros.util": QuietMacros(),
    }
    for name, wanted in filters.items():
        logger = logging.getLogger(name)
        logger.addFilter(wanted)
        build.ending.callback(logger.removeFilter, wanted)


def _furnish(config: MkDocsConfig, build: Build, found: Library) -> None:
    """What templates and macros may use of the library."""
    announced = (*feeds.announced(found), *calendars.announced(found))
    sight = theme_tokens(build.root / ASSETS)
    build.cards = Cards(sight, build.cache)
    build.editions = editions(found, build.addresses, sight, build.root, build.cache)
    build.sheets = (
        factsheet(found, build.addresses, sight, build.cache),
        *leaflets(found, build.addresses, sight, build.cache),
    )
    downloads = [_download(each, found) for each in build.editions]
    downloads += map(_sheet, build.sheets)
    build.data = open_data(found, build.addresses)
    build.pages = Pages(
        *(found, build.addresses, announced, _compiled(build.root), build.album),
        downloads=downloads,
        datasets=[_dataset(each, build, found) for each in offers(build.data)],
    )
    build.vocabulary = Macros(build.pages.partials)
    config.site_name = found.project.acronym
    config.site_description = found.settings.description
    config.extra |= {
        "vocabulary": build.vocabulary,
        "feeds": announced,
        "duties": funding_notice(found),
        "publisher": found.settings.publisher,
        "content_licence": f"Texts and data: {found.settings.licence.name}",
    }


def _download(edition: Edition, found: Library) -> Download:
    """What pages say of a file of the publication."""
    settings = found.settings
    return Download.of(
        edition.content,
        edition.address,
        settings.publication.title,
        format=edition.format,
        language=settings.language,
        pages=edition.pages,
        day=edition.day,
    )


def _sheet(sheet: Sheet) -> Download:
    """What pages say of a factsheet or leaflet."""
    of = (sheet.content, sheet.address, sheet.title)
    return Download.of(*of, format=FORMAT, language=sheet.language, pages=1, day=sheet.day)


def _dataset(offer: Offer, build: Build, found: Library) -> Dataset:
    """What the page of open data says of a kind."""
    language = found.settings.language
    files = tuple(
        Download.of(build.data[at], at, offer.title, format=form, language=language)
        for at, form in offer.files
    )
    return Dataset(
        name=offer.name,
        title=offer.title,
        text=offer.text,
        count=offer.count,
        files=files,
        schema=offer.schema,
        source_schema=offer.source_schema,
        fields=tuple(DataField(*field) for field in offer.fields),
        columns=offer.columns,
        example=offer.example,
        shortened=offer.shortened,
    )


def _cache(root: Path) -> Path:
    """Where stages lie, and what is kept from one build to the next."""
    folder = root / ".cache"
    folder.mkdir(exist_ok=True)
    return folder


def _compiled(root: Path) -> FileSystemBytecodeCache:
    """Where Jinja keeps what it makes of the templates; it may be deleted at any time."""
    folder = _cache(root) / "templates"
    folder.mkdir(exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def _told(problems: list[Problem]) -> str:
    """All problems, a line each, with their count."""
    ordered = sorted(set(problems))
    count = "1 problem" if len(ordered) == 1 else f"{len(ordered)} problems"
    return "\n".join([f"{count}; nothing was published", *map(str, ordered)])


def _dead_anchors(found: Library, files: Files) -> list[Problem]:
    """Links of content and data to headings that pages of docs/ do not have."""
    wrong = []
    for link in found.page_anchors:
        file = files.get_file_from_path(link.to.path.removeprefix("docs/"))
        known = (file.page.present_anchor_ids if file and file.page else None) or set()
        wrong.append(link.problem(known))
    return [problem for problem in wrong if problem]


def _shell(
    section: str, depth: int, env: Any, config: MkDocsConfig, files: Files, build: Build
) -> tuple[shell.Shell, tuple[Step, ...]]:
    """The theme around a page of a section, with markers for what is poured in, and the pages
    above it."""
    index = files.get_file_from_path(f"{section}/index.md")
    file = File.generated(config, section + "/x" * (depth - 1) + ".md", content="")
    page = SitePage(shell.TITLE, file, config)
    page.content = shell.CONTENT
    page.canonical_url = shell.CANONICAL
    page.toc = TableOfContents([])
    page.meta = {
        "title": shell.TITLE,
        "description": shell.DESCRIPTION,
        "head": shell.HEAD,
        "foot": shell.FOOT,
        "hide": ["navigation", "toc"],
    }
    page.parent = index.page.parent if index and index.page else None
    assert build.nav is not None
    page.active = True
    try:
        text = env.get_template("main.html").render(get_context(build.nav, files, config, page))
    finally:
        page.active = False
    return shell.Shell.of(text), _trail(page, build.nav)


def _trail(page: SitePage, nav: Navigation) -> tuple[Step, ...]:
    """The pages above a page, the first page first; a section is the page that stands for it."""
    ups = [nav.homepage] if nav.homepage else []
    steps = [Step(Markup(up.title).striptags(), up.url) for up in ups]
    for section in reversed(list(page.ancestors)):
        first: Any = section
        while first.children:
            first = first.children[0]
        if first is not page:
            steps.append(Step(Markup(section.title).striptags(), first.url))
    return tuple(steps)


def _card(told: PageMetadata, build: Build, config: MkDocsConfig, files: Files) -> Card:
    """The picture that goes with a page: an item's own, else a card, drawn when it is written."""
    assert build.library is not None
    assert build.pages is not None
    assert build.cards is not None
    if own := own_card(build.pages.partials, told.about):
        return own
    cards, words = build.cards, card_text(build.library, told)
    legible = GlyphCoverage(cards.tokens, build.cache).legible
    given = {name: legible(text) for name, text in words.given.items()}
    words = replace(words, **given)
    address = card_address(told.address.removeprefix("./"))
    files.append(Picture(address, lambda: cards.drawn(words.given), config))
    return Card(address, words.alt, *SIZE)


def _tell(page: SitePage, build: Build, config: MkDocsConfig, files: Files) -> None:
    """Give a page of docs/ what it tells machines, and the line at its foot."""
    assert build.library is not None
    assert build.pages is not None
    assert build.vocabulary is not None
    assert build.nav is not None
    words = build.vocabulary.on(page.url)
    changed = of_words(build.library, f"docs/{page.file.src_uri}", words)
    title = page.meta.get("title") or Markup(page.title or "").striptags()
    told = PageMetadata(
        page.url,
        config.site_name if page.is_homepage else title,
        page.meta.get("description") or config.site_description or "",
        changed,
        _trail(page, build.nav),
    )
    card = build.named[page.url.removeprefix("./")] = _card(told, build, config, files)
    page.meta.update(
        head=meta(build.pages.partials, told, card),
        foot=build.pages.footers.line(page.url, changed),
        changed=changed,
    )
