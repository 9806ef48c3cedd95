"""The targets of links in texts: other items, pages and files of docs/, records of data/."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, NamedTuple
from urllib.parse import unquote

from dissemination import urls
from dissemination.model.entry import slug_of
from dissemination.model.file_format import FOLDER, is_offered
from dissemination.model.file_path import beside
from dissemination.model.kinds import ITEMS, RECORDS
from dissemination.problems import Message, Problem, nearest

NO_SUCH_ANCHOR: Final = Message(
    'the link "{value}" leads to no heading or record; {nearest}', code="no-such-anchor"
)
_OUTSIDE: Final = re.compile("[A-Za-z][A-Za-z0-9+.-]*:|//")


class Target(NamedTuple):
    """A path from the project's root, and the anchor after it, or an empty one."""

    path: str
    anchor: str = ""


@dataclass(frozen=True)
class PageAnchor:
    """A link in a file to a heading of a page of docs/."""

    path: str
    line: int
    link: str
    to: Target

    def problem(self, ids: Collection[str]) -> Problem | None:
        """The problem of the link if the page has only these ids; else None."""
        if self.to.anchor in ids:
            return None
        near = nearest(self.to.anchor, ids)
        return NO_SUCH_ANCHOR.at(self.path, self.line, value=self.link, nearest=near)


def page_anchor(link: str, path: str, line: int) -> PageAnchor | None:
    """The heading of a page to which a link in the file at `path` leads, if it is such a link."""
    to = target(link, path)
    is_heading = to.anchor and to.path.startswith("docs/") and to.path.endswith(".md")
    return PageAnchor(path, line, link, to) if is_heading and not is_outside(link) else None


def is_outside(link: str) -> bool:
    """Whether a link leaves the site: it has a scheme such as https: or mailto:, or a host."""
    return _OUTSIDE.match(link) is not None


def target(link: str, path: str) -> Target:
    """The target of a link in the file at `path`; a bare anchor leads to the file itself."""
    file, _, anchor = link.partition("#")
    return Target(beside(path, unquote(file)) if file else path, anchor and unquote(anchor))


def address(to: Target) -> str:
    """The public address of an existing target."""
    top, _, rest = to.path.partition("/")
    name = rest.partition("/")[0]
    anchor = f"#{to.anchor}" if to.anchor else ""
    if to.path.startswith(f"{FOLDER}/"):
        return urls.attached(to.path) + anchor
    if top == "data":
        return urls.record(RECORDS[name.removesuffix(".yml")].name, to.anchor)
    if top == "content":
        folder, file = posixpath.split(to.path)
        if file.endswith(".md"):
            kind, slug = ITEMS[name].name, slug_of(to.path)
            inner = f"#{urls.inner(kind, slug, to.anchor)}" if to.anchor else ""
            return urls.item(kind, slug) + inner
        return urls.picture(ITEMS[name].name, posixpath.basename(folder), file) + (
            anchor if is_offered(file) else ""
        )
    return (urls.page(to.path) if to.path.endswith(".md") else urls.docs_file(rest)) + anchor
