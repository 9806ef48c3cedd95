"""Links: each leads to a file, a heading or a record that readers can see."""

from __future__ import annotations

import posixpath
from typing import Final
from urllib.parse import unquote

from dissemination.checks.loaded_project import LoadedProject
from dissemination.library.link_targets import NO_SUCH_ANCHOR, Target, is_outside, target
from dissemination.problems import Message, Problem, nearest
from dissemination.source.reading import RECORDS

NO_SUCH_FILE: Final = Message('the link "{found}" leads to no file; {nearest}')
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


class Places:
    """Every place of a project to which a link may lead."""

    def __init__(self, project: LoadedProject) -> None:
        reading = project.reading
        self._files = reading.files
        self._hidden = project.hidden
        self._anchors = {path: each.anchors for path, each in project.examinations.items()}
        self._ids = {
            f"data/{name}.yml": reading.ids.get(kind, set()) for name, (kind, _) in RECORDS.items()
        }
        self._unsure = {
            f"data/{name}.yml" for name, (kind, _) in RECORDS.items() if kind in reading.unsure
        }

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
