"""Where the paths in a text lead: other items, pages and files of docs/, records of data/."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain
from typing import Final
from urllib.parse import unquote

from dissemination import urls
from dissemination.model.kinds import ITEMS, RECORDS
from dissemination.problems import Message, Problem, nearest
from dissemination.source.entries import slug_of
from dissemination.source.reading import Reading

NO_SUCH_FILE: Final = Message('the link "{found}" leads to no file; {nearest}')
NO_SUCH_ANCHOR: Final = Message('the link "{found}" leads to no heading or record; {nearest}')
NOT_PUBLIC: Final = Message(
    'the link "{found}" leads to an item that readers cannot see: it is a draft, was withdrawn, '
    "or its day is still to come"
)
NO_LINK: Final = Message("a link has nothing between its round brackets; write where it leads")
ROOTED: Final = Message(
    'the link "{found}" begins with "/"; write the path from this file, such as ../events/x.md'
)
BACKSLASH: Final = Message(
    'the link "{found}" has "\\" between its folders; write "/", as in {better}'
)


@dataclass(frozen=True)
class Target:
    """A path from the project's root, and the anchor behind it, if there is one."""

    path: str
    anchor: str = ""


@dataclass(frozen=True)
class PageAnchor:
    """A link in a file to a heading of a page of docs/."""

    path: str
    line: int
    link: str
    to: Target

    def problem(self, known: Collection[str]) -> Problem | None:
        """What is wrong if the page has only these ids."""
        if self.to.anchor in known:
            return None
        near = nearest(self.to.anchor, known)
        return NO_SUCH_ANCHOR.at(self.path, self.line, found=self.link, nearest=near)


def page_anchor(link: str, path: str, line: int) -> PageAnchor | None:
    """The heading of a page to which a link in the file at `path` leads, if it is such a link."""
    to = target(link, path)
    is_heading = to.anchor and to.path.startswith("docs/") and to.path.endswith(".md")
    return PageAnchor(path, line, link, to) if is_heading and not is_outside(link) else None


def is_outside(link: str) -> bool:
    """Whether a link leaves the site: it has a scheme such as https: or mailto:, or a host."""
    return re.match("[A-Za-z][A-Za-z0-9+.-]*:|//", link) is not None


def target(link: str, path: str) -> Target:
    """Where a link in the file at `path` leads; a bare anchor leads to the file itself."""
    file, _, anchor = link.partition("#")
    here = posixpath.join(posixpath.dirname(path), unquote(file)) if file else path
    return Target(posixpath.normpath(here), unquote(anchor))


def address(to: Target) -> str:
    """The public address of an existing target."""
    top, _, rest = to.path.partition("/")
    name = rest.partition("/")[0]
    if top == "data":
        return urls.record(RECORDS[name.removesuffix(".yml")].name, to.anchor)
    anchor = f"#{to.anchor}" if to.anchor else ""
    if top == "content":
        folder, file = posixpath.split(to.path)
        if file.endswith(".md"):
            kind, slug = ITEMS[name].name, slug_of(to.path)
            inner = f"#{urls.inner(kind, slug, to.anchor)}" if to.anchor else ""
            return urls.item(kind, slug) + inner
        return urls.item(ITEMS[name].name, posixpath.basename(folder)) + file
    is_page = to.path.endswith(".md")
    return (urls.page(to.path) if is_page else rest) + anchor


class Places:
    """Every place of a project to which a link may lead."""

    def __init__(self, reading: Reading, hidden: frozenset[str]) -> None:
        """`hidden` are the paths of items that are not public."""
        self._files = reading.files
        self._hidden = hidden
        entries = chain(*reading.entries.values())
        self._anchors = {entry.path: entry.examined.anchors for entry in entries}
        self._anchors |= {t.path: t.examined.anchors for t in reading.unusable if t.examined}
        kinds = RECORDS.values()
        self._ids = {kind.path: reading.ids.get(kind.name, set()) for kind in kinds}
        self._unsure = {kind.path for kind in kinds if kind.name in reading.unsure}

    def problem(self, link: str, path: str, line: int, from_public: bool = True) -> Problem | None:
        """What is wrong with a link in the file at `path`, if anything.

        Anchors into pages of docs/ are left to the build, which alone knows their headings.
        """
        if is_outside(link):
            return None
        said = unquote(link)
        if link.startswith("/"):
            return ROOTED.at(path, line, found=said)
        if not link:
            return NO_LINK.at(path, line)
        if "\\" in said:
            return BACKSLASH.at(path, line, found=said, better=said.replace("\\", "/"))
        to = target(link, path)
        if to.path not in self._files or (to.path.startswith("data/") and to.path not in self._ids):
            return NO_SUCH_FILE.at(path, line, found=said, nearest=self._near(to.path, path))
        if to.path in self._unsure:
            return None
        if to.path in self._ids:
            return self._anchor(said, to, self._ids[to.path], path, line)
        if to.path in self._hidden and from_public and to.path != path:
            return NOT_PUBLIC.at(path, line, found=said)
        if to.anchor and to.path in self._anchors:
            return self._anchor(said, to, self._anchors[to.path], path, line)
        return None

    def _anchor(
        self, link: str, to: Target, known: set[str] | frozenset[str], path: str, line: int
    ) -> Problem | None:
        if to.anchor in known:
            return None
        return NO_SUCH_ANCHOR.at(path, line, found=link, nearest=nearest(to.anchor, known))

    def _near(self, wanted: str, path: str) -> str:
        """The nearest existing file, as a path from the file that holds the link."""
        linkable = [file for file in self._files if file.endswith(".md") or file in self._ids]
        relative = {posixpath.relpath(file, posixpath.dirname(path)): file for file in linkable}
        near = nearest(posixpath.relpath(wanted, posixpath.dirname(path)), relative)
        return (
            near
            if near.startswith("did")
            else "a path begins at the folder of this file, such as ../events/x.md"
        )
