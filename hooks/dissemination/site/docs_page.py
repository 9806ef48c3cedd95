"""A page of docs/, as an engine has rendered it: its text with placeholders, its front matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup


@dataclass(frozen=True)
class DocsPage:
    """A page that is a file of docs/.

    `path` is the file, from the project's root; `address` is below the public root. `name` is what
    the navigation calls it and `title` what its own head does, both plain text. `html` is its text
    as HTML, with the placeholders of its macros. `hidden` are the parts of the layout that it goes
    without (`path`, `toc`), and `robots` what it asks of search engines. A page that is not
    `searched` has no entry in the search; `has_glossary` where words of the glossary are explained.
    """

    path: str
    address: str
    name: str
    title: str
    html: str = field(repr=False)
    description: str = ""
    hidden: frozenset[str] = frozenset()
    robots: str = ""
    is_searched: bool = True
    has_glossary: bool = True

    @classmethod
    def of(
        cls, path: str, address: str, name: str, html: str, front_matter: Mapping[str, Any]
    ) -> DocsPage:
        """A page with what its front matter asks for; `name` may be HTML, and `address` begin with
        `./`."""
        plain = Markup(name).striptags()
        return cls(
            path,
            address.removeprefix("./"),
            plain,
            front_matter.get("title") or plain,
            html,
            description=front_matter.get("description") or "",
            hidden=frozenset(front_matter.get("hide") or ()),
            robots=front_matter.get("robots") or "",
            is_searched=not (front_matter.get("search") or {}).get("exclude"),
            has_glossary=front_matter.get("explain", True),
        )

    def order(self) -> list[tuple[bool, bool, str]]:
        """Sorts pages: the index of a folder, its other pages, then the folders in it."""
        *folders, name = self.path.split("/")
        return [*((True, True, folder) for folder in folders), (False, name != "index.md", name)]
