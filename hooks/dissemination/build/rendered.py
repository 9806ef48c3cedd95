"""What an engine made of docs/ and the theme, in a form that is kept for later builds."""

from __future__ import annotations

import json
import posixpath
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import unquote, urlsplit

from dissemination.build.build import Build
from dissemination.output import Output, SourceChangedError
from dissemination.publish import digest
from dissemination.site.docs_page import DocsPage
from dissemination.site.navigation import Navigation, NavigationItem
from dissemination.site.page_outputs import Shells

CHANGED: Final = (
    "nothing was published: {path} was changed while the site was built, so build again"
)
_LINK: Final = re.compile(r'\s(?:href|src)="([^"#][^"]*)"')


@dataclass(frozen=True)
class Rendered:
    """The shells and pages of an engine; `docs` are the files of docs/ that it publishes as they
    are, `files` those that it wrote itself, by their addresses, and `links` the addresses of the
    site to which its pages lead, the files of the build among them. `anchors` are the ids to which
    links lead on pages of docs/ that had them, by the addresses of the pages."""

    shells: Shells
    docs: tuple[str, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    links: frozenset[str] = frozenset()
    anchors: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, shells: Shells, build: Build, files: Mapping[str, bytes]) -> Rendered:
        """What was rendered for a build, with the files that the engine wrote."""
        docs = {at for at, content in files.items() if _is_in(build.root / "docs" / at, content)}
        own = {at: content for at, content in files.items() if at not in docs}
        links = [link for page in shells.pages for link in _links(page)]
        pages = {f"{page.address}index.html": page for page in shells.pages}
        linked: dict[str, set[str]] = {}
        for address, anchor in links:
            if anchor and address in pages:
                linked.setdefault(address, set()).add(anchor)
        anchors = {at: build.anchors(pages[at]).intersection(ids) for at, ids in linked.items()}
        return cls(
            shells,
            tuple(sorted(docs)),
            own,
            frozenset(address for address, _ in links),
            {pages[at].address: frozenset(ids) for at, ids in anchors.items() if ids},
        )

    def to_bytes(self) -> bytes:
        """All of it as JSON."""
        shells = self.shells
        return json.dumps(
            {
                "pages": [_page(page) for page in shells.pages],
                "navigation": [_item(item) for item in shells.navigation.items],
                "of_pages": shells.of_pages,
                "of_depths": [*shells.of_depths.items()],
                "lost": shells.lost,
                "docs": self.docs,
                "files": {at: b64encode(content).decode() for at, content in self.files.items()},
                "links": sorted(self.links),
                "anchors": {at: sorted(ids) for at, ids in self.anchors.items()},
            },
            ensure_ascii=False,
        ).encode()

    @classmethod
    def from_bytes(cls, kept: bytes) -> Rendered:
        """What `to_bytes` gave."""
        values = json.loads(kept)
        shells = Shells(
            [_docs_page(page) for page in values["pages"]],
            Navigation(tuple(_navigation_item(item) for item in values["navigation"])),
            values["of_pages"],
            dict(values["of_depths"]),
            values["lost"],
        )
        files = {at: b64decode(content) for at, content in values["files"].items()}
        anchors = {at: frozenset(ids) for at, ids in values["anchors"].items()}
        return cls(shells, tuple(values["docs"]), files, frozenset(values["links"]), anchors)

    def fits(self, build: Build, is_there: Callable[[str], object]) -> bool:
        """Whether the pages of a build have all their shells here, and the links here still lead to
        headings, to pages of docs/, be they part of the site or not, and to other files, of which
        `is_there` says by its address whether the build has it. Raises what a macro raises
        (`MISTAKES`)."""
        own = {
            *self.docs,
            *self.files,
            *(f"{page.address}index.html" for page in self.shells.pages),
        }
        links = self.links - own
        anchors = ((page, self.anchors.get(page.address)) for page in self.shells.pages)
        return (
            build.depths <= self.shells.of_depths.keys()
            and all(map(is_there, links))
            and all(ids <= build.anchors(page) for page, ids in anchors if ids)
        )

    def outputs(self, root: Path, contents: Mapping[str, str]) -> Iterator[Output]:
        """The files that are the engine's alone; those of docs/ lie in the project's folder `root`,
        and `contents` has their digests. One that is another by now raises SourceChangedError."""
        for address in self.docs:
            own = contents.get(path := f"docs/{address}", "")
            yield Output(address, partial(_docs_file, root, path, own), own)
        for address, content in self.files.items():
            yield Output.of(address, content)


class Engine(Protocol):
    """Renders the pages of docs/ and the shells of its theme for the builds of a project."""

    def render(self, build: Build, folder: Path) -> Rendered:
        """The shells of a build; the folder is its own to write in. Raises ContentError with what
        is wrong with docs/ and the settings, and EngineError where it has said so itself."""


class EngineError(Exception):
    """Raised where an engine cannot render a project, and has said why: the text is a line, and
    `reports` are what it reported before, a line each."""

    def __init__(self, reason: str, reports: Sequence[str] = ()) -> None:
        super().__init__(reason)
        self.reports = tuple(reports)


def _docs_file(root: Path, path: str, own: str) -> bytes:
    content = (root / path).read_bytes()
    if digest(content) != own:
        raise SourceChangedError(CHANGED.format(path=path))
    return content


def _is_in(file: Path, content: bytes) -> bool:
    return file.is_file() and file.read_bytes() == content


def _links(page: DocsPage) -> Iterator[tuple[str, str]]:
    """The files of the site to which a page leads by relative links, and the ids in them."""
    for match in _LINK.finditer(page.html):
        link = urlsplit(unescape(match[1]))
        if link.scheme or link.netloc or link.path.startswith("/") or not link.path:
            continue
        to = posixpath.normpath(posixpath.join("/", page.address, unquote(link.path)))[1:]
        if link.path.endswith(("/", "/.", "/..")) or link.path in (".", ".."):
            to = f"{to}/index.html" if to else "index.html"
        yield to, unquote(link.fragment)


def _page(page: DocsPage) -> dict[str, Any]:
    values = {field.name: getattr(page, field.name) for field in fields(page)}
    return values | {"hidden": sorted(page.hidden)}


def _docs_page(values: dict[str, Any]) -> DocsPage:
    return DocsPage(**values | {"hidden": frozenset(values["hidden"])})


def _item(item: NavigationItem) -> list[Any]:
    return [item.title, item.address, item.path, [_item(child) for child in item.children]]


def _navigation_item(values: list[Any]) -> NavigationItem:
    title, address, path, children = values
    return NavigationItem(title, address, path, tuple(map(_navigation_item, children)))
