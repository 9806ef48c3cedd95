"""The kinds of pages of a built site: one of each, whatever the site has."""

from __future__ import annotations

import re
from functools import cache

from dissemination.rules.site import Site
from tests.support.frozen import INNO_DROP

DOCS = INNO_DROP / "docs"


def kind(at: str) -> str:
    """The kind of a page by its address: a page of docs/ is its own; of generated pages each
    folder is one: `news/*/`, `events/#/#/`."""
    if at in docs_addresses():
        return at
    *folders, last = (re.sub(r"^\d+$", "#", step) for step in at.rstrip("/").split("/"))
    return "/".join([*folders, last if last == "#" else "*"]) + "/"


@cache
def docs_addresses() -> frozenset[str]:
    """The addresses of the pages of docs/ of the frozen project, and of 404.html."""
    sources = (file.relative_to(DOCS).with_suffix("") for file in DOCS.rglob("*.md"))
    pages = {re.sub(r"(^|/)index/$", r"\1", f"{source.as_posix()}/") for source in sources}
    return frozenset(pages | {"404.html"})


def one_of_each(site: Site) -> list[str]:
    """The address of the longest page of each kind."""
    longest: dict[str, str] = {}
    for at in sorted(site.full_pages, key=lambda at: len(_text(site, at)), reverse=True):
        longest.setdefault(kind(at), at)
    return sorted(longest.values())


def _text(site: Site, at: str) -> str:
    return site.text(at if at.endswith(".html") else f"{at}index.html")
