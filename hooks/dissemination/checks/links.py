"""Links: each leads to a file, a heading or a record that readers can see."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from dissemination.checks.loaded_project import LoadedProject
from dissemination.library.link_targets import (
    NO_SUCH_ANCHOR,
    PageAnchor,
    Target,
    is_outside,
    page_anchor,
    target,
)
from dissemination.markdown.examination import is_whole
from dissemination.model.file_format import FOLDER, is_offered
from dissemination.model.file_path import relative
from dissemination.model.kind import Kind
from dissemination.model.kinds import OPTIONAL, RECORDS, SECTIONS
from dissemination.problems import Message, Names, Problem
from dissemination.source.records import Located

NO_SUCH_FILE: Final = Message('the link "{value}" leads to no file; {nearest}', code="no-such-file")
NOT_PUBLIC: Final = Message(
    'the link "{value}" leads to an item that readers cannot see: it is a draft, was withdrawn, '
    "or its day is still to come",
    code="link-to-hidden-item",
)
NO_LINK: Final = Message(
    "a link has nothing between its round brackets; write where it leads", code="empty-link"
)
NOT_SHOWN: Final = Message(
    'the link "{value}" leads to a page that is not there, since there is nothing for it yet; '
    'delete the link, or write "{name}" under shown in data/site.yml',
    code="link-to-page-not-there",
)
LEFT_OUT: Final = Message(
    'the link "{value}" leads to what data/site.yml leaves out; delete the link, or "{name}" under '
    "hidden there",
    code="link-to-left-out",
)
ROOTED: Final = Message(
    'the link "{value}" begins with "/"; write the path from this file, such as ../events/x.md',
    code="rooted-link",
)
BACKSLASH: Final = Message(
    'the link "{value}" has "\\" between its folders; write "/", as in {better}',
    code="backslash-in-link",
)

NO_NEAR_FILE: Final = "a path begins at the folder of this file, such as ../events/x.md"


def links_of_bodies(project: LoadedProject) -> Iterator[Problem]:
    """Links in the texts of items that lead nowhere."""
    targets = _LinkTargets(project)
    for path, item in project.alone.items():
        for link in item.links:
            if not targets.is_sound(link.address, path):
                is_public = path not in project.hidden
                yield from targets.problems(link.address, path, link.line, is_public)


def links_of_prose(project: LoadedProject) -> Iterator[Problem]:
    """Links in the texts of data files that lead nowhere."""
    targets = _LinkTargets(project)
    for text in project.prose:
        for link in filter(is_whole, text.examination.links):
            yield from map(text.problem, targets.problems(link.address, text.path, link.line))


def page_anchors(project: LoadedProject) -> Iterator[PageAnchor]:
    """The links of all texts without problems to headings of pages of docs/, whose ids only the
    build knows."""
    for entry in project.entries:
        for link in project.alone[entry.path].links:
            if "#" in link.address and (anchor := page_anchor(link.address, entry.path, link.line)):
                yield anchor
    for text in project.prose:
        for link in text.examination.links if isinstance(text.node, Located) else ():
            if anchor := page_anchor(link.address, text.path, text.line(link.line)):
                yield anchor


class _LinkTargets:
    """Everything of a project to which a link may lead."""

    def __init__(self, project: LoadedProject) -> None:
        reading = project.reading
        self._files = project.files
        self._hidden = project.hidden
        self._absent = dict(_absent(project))
        self._left_out = [k for k in OPTIONAL.values() if k.name in project.left_out]
        self._attachments = reading.attachments
        items = project.alone.items()
        self._anchors = {path: each.anchors for path, each in items if each.is_whole}
        kinds = RECORDS.values()
        self._ids = {kind.path: reading.ids.get(kind.name, set()) for kind in kinds}
        self._incomplete = {kind.path for kind in kinds if kind.name in reading.incomplete}
        self._names_of: dict[str, Names] = {}
        self._linkable = Names(
            file
            for file in self._files
            if file.endswith(".md") or file in self._ids or is_offered(file)
        )

    def is_sound(self, link: str, path: str) -> bool:
        """Whether a link in the file at `path` certainly leads somewhere: to a file that all can
        see, written without signs that stand for others."""
        if not link or link[0] == "/" or "%" in link or "\\" in link:
            return False
        to = target(link, path)
        is_page = to.path in self._files and not to.path.startswith("data/")
        is_seen = not self._is_hidden(to.path, path) and to.path not in self._absent
        return is_page and is_seen and self._has_anchor(to)

    def problems(
        self, link: str, path: str, line: int, from_public: bool = True
    ) -> Iterator[Problem]:
        """The problem of a link in the file at `path`; at most one.

        Anchors in pages of docs/ are left to the build, which alone knows their headings.
        """
        unquoted = unquote(link)
        if is_outside(link):
            return
        if link.startswith("/"):
            yield ROOTED.at(path, line, value=unquoted)
        elif not link:
            yield NO_LINK.at(path, line)
        elif "\\" in unquoted:
            yield BACKSLASH.at(path, line, value=unquoted, better=unquoted.replace("\\", "/"))
        else:
            yield from self._target_problems(link, path, line, from_public)

    def _target_problems(
        self, link: str, path: str, line: int, from_public: bool
    ) -> Iterator[Problem]:
        to, unquoted = target(link, path), unquote(link)
        is_data = to.path.startswith("data/")
        if to.path not in self._files or (is_data and not self._is_linkable(to.path)):
            near = self._nearest(to.path, path)
            yield NO_SUCH_FILE.at(path, line, value=unquoted, nearest=near)
        elif from_public and (kind := self._kind_left_out(to.path)):
            yield LEFT_OUT.at(path, line, value=unquoted, name=kind.file)
        elif from_public and to.path in self._absent:
            yield NOT_SHOWN.at(path, line, value=unquoted, name=self._absent[to.path].file)
        elif self._is_hidden(to.path, path) and from_public:
            yield NOT_PUBLIC.at(path, line, value=unquoted)
        elif not self._has_anchor(to):
            near = self._anchor_names(to.path).nearest(to.anchor)
            yield NO_SUCH_ANCHOR.at(path, line, value=unquoted, nearest=near)

    def _kind_left_out(self, path: str) -> Kind | None:
        """The kind that is left out of whose file, page or item this is the path, if it is."""
        page = self._absent.get(path)
        lie_there = (kind for kind in self._left_out if path.startswith(kind.path) or kind is page)
        return next(lie_there, None)

    def _is_linkable(self, path: str) -> bool:
        """Whether a file of data/ has records, or can be taken along; what is wrong with one of
        these is told of itself."""
        return path in self._ids or (path.startswith(f"{FOLDER}/") and is_offered(path))

    def _is_hidden(self, path: str, here: str) -> bool:
        """Whether readers cannot see an item, or the one beside which a file to take along lies."""
        if path in self._attachments:
            path = f"{posixpath.dirname(path)}/index.md"
        return path in self._hidden and path != here

    def _has_anchor(self, to: Target) -> bool:
        """Whether the anchor after a path exists, or cannot be checked here; a link to a data file
        needs one."""
        if to.path in self._incomplete:
            return True
        if to.path in self._ids:
            return to.anchor in self._ids[to.path]
        return not to.anchor or to.path not in self._anchors or to.anchor in self._anchors[to.path]

    def _anchor_names(self, path: str) -> Names:
        """The ids of a data file, or the anchors of an item."""
        if path not in self._names_of:
            self._names_of[path] = Names(
                self._ids[path] if path in self._ids else self._anchors[path]
            )
        return self._names_of[path]

    def _nearest(self, missing: str, path: str) -> str:
        """The nearest existing file, as a path from the file that holds the link."""
        folder = posixpath.dirname(path)
        candidates = (relative(file, folder) for file in self._linkable.candidates(missing))
        near = Names(candidates).closest(relative(missing, folder))
        return f'did you mean "{near}"?' if near else NO_NEAR_FILE


def _absent(project: LoadedProject) -> Iterator[tuple[str, Kind]]:
    """The paths of the pages of docs/ that are not part of the site, each with a kind of which it
    is the page, one that is left out before others."""
    for page, kinds in SECTIONS.items():
        if not project.has_page(page):
            kind = next((kind for kind in kinds if kind.name in project.left_out), kinds[0])
            yield f"docs/{page}index.md", kind
            yield f"docs/{page.removesuffix('/')}.md", kind
