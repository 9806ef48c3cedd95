"""A page of docs/ as an engine has rendered it: HTML with placeholders, and front matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from dissemination import urls


@dataclass(frozen=True)
class DocsPage:
    """A page that is a file of docs/.

    `path` is the file, from the project's root; `address` is below the public root. `name` is its
    title in the navigation and `title` that of the page, both plain text. `html` is its text as
    HTML, with the placeholders of its macros. `hidden` are the parts of the layout that it goes
    without (`path`, `toc`), and `robots` the content of its meta element of that name: search
    engines are kept from the page of the search, which has no text of its own. A page has an entry
    in the search if it `is_searched`, and glossary links if it `has_glossary`.
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
        """A page from an engine: `name` may be HTML, and `address` may begin with `./`. It reads
        `title`, `description`, `hide`, `robots`, `search` and `explain` of the front matter."""
        plain = Markup(name).striptags()
        address = address.removeprefix("./")
        robots = front_matter.get("robots") or ("noindex" if address == urls.SEARCH else "")
        hidden, search = front_matter.get("hide") or (), front_matter.get("search")
        return cls(
            path,
            address,
            plain,
            str(front_matter.get("title") or plain),
            html,
            description=str(front_matter.get("description") or ""),
            hidden=frozenset([hidden] if isinstance(hidden, str) else hidden),
            robots=str(robots),
            is_searched=not (isinstance(search, Mapping) and search.get("exclude")),
            has_glossary=front_matter.get("explain", True),
        )

    def order(self) -> list[tuple[bool, bool, str]]:
        """The key by which pages are sorted: the index of a folder, its other pages, then the
        folders in it."""
        *folders, name = self.path.split("/")
        return [*((True, True, folder) for folder in folders), (False, name != "index.md", name)]
