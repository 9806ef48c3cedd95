"""Rules for pages: each has its language, title and description, is well nested, and has nothing
that the build should have replaced."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from dissemination.rules.finding import Breach
from dissemination.rules.nesting import doubled
from dissemination.rules.page import Page
from dissemination.rules.site import LOST, Site

LANGUAGE: Final = re.compile(r"[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*")
WRITTEN_IN: Final = re.compile(r"""url\(\s*["']?data:""", re.IGNORECASE)
# What the build replaces on a page, to the letter, and what the macros plugin
# puts in a page's place: prose may speak of all of it, and may have any character.
LEFT_OVER: Final = {
    "the placeholder of a macro": re.compile(r"<!--(?:macro \{[^>]*\}|layout [a-z]+)-->"),
    "the mark of a value": re.compile("\ue000(?:[tdchfm]|<h1>|&lt;h1&gt;)\ue001"),
    "the report of a mistake in a macro": re.compile(
        r"<h1[^>]*>\s*<em>Macro (?:Rendering|Syntax) Error</em>"
    ),
}


def missing_parts(site: Site) -> Iterator[Breach]:
    """A page without a language, a title or a description, or without exactly one first heading
    (HTML 4.2.2, WCAG 2.2 2.4.2 and 3.1.1)."""
    for at, page in site.own_pages.items():
        yield from (Breach(site.file_of(at), fault) for fault in _missing_parts(page))


def _missing_parts(page: Page) -> Iterator[str]:
    if not LANGUAGE.fullmatch(page.lang):
        yield f'the language of the page is "{page.lang}"'
    if not page.title.strip():
        yield "the page has no title"
    if not page.metas.get("description", "").strip():
        yield "the page has no description"
    if (count := page.headings.count("h1")) != 1:
        yield f"the page has {count} headings of the first level, expected one"


def equal_titles(site: Site) -> Iterator[Breach]:
    """Two pages that a list of results does not distinguish: their titles and their descriptions
    are equal. A title alone may repeat; news and events (a monthly meeting) may share both, since
    they have days."""
    by_words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for at, page in site.full_pages.items():
        if page.may_be_indexed and not page.is_article:
            by_words[page.title, page.metas.get("description", "")].append(site.file_of(at))
    for (title, _), files in by_words.items():
        yield from (Breach(file, f'the title "{title}"') for file in files if len(files) > 1)


def other_addresses(site: Site) -> Iterator[Breach]:
    """A page that names another canonical address than its own (RFC 6596)."""
    for at, page in site.full_pages.items():
        if at != LOST and page.canonical != site.root + at:
            yield Breach(site.file_of(at), f'the canonical address is "{page.canonical}"')


def faulty_markup(site: Site) -> Iterator[Breach]:
    """Elements that are not nested or closed, and repeated attributes."""
    for at, page in site.own_pages.items():
        yield from (Breach(site.file_of(at), fault) for fault in page.faults)


def double_ids(site: Site) -> Iterator[Breach]:
    """An id that two elements of a page share: a link leads to the first only."""
    for at, page in site.own_pages.items():
        for name in doubled(page.ids):
            yield Breach(site.file_of(at), f'the id "{name}"')


def left_overs(site: Site) -> Iterator[Breach]:
    """A placeholder or marker that the build should have replaced, or the report of a mistake in a
    macro."""
    for at, page in site.own_pages.items():
        for kind, mark in LEFT_OVER.items():
            if mark.search(page.source):
                yield Breach(site.file_of(at), kind)


def inline_code(site: Site) -> Iterator[Breach]:
    """A style or a script that stands in a page itself, and a picture or font that is written into
    a page or a style sheet, which the page's policy blocks (CSP 3); the data of a graph is none."""
    for at, page in site.own_pages.items():
        loads = (link for link in page.links if link.loads)
        written = (link.element for link in loads if link.address.lower().startswith("data:"))
        yield from (Breach(site.file_of(at), part) for part in (*page.inline, *written))
    for name in site.of(".css"):
        if WRITTEN_IN.search(site.text(name)):
            yield Breach(name, "a file written into the style sheet")


def wordless_pictures(site: Site) -> Iterator[Breach]:
    """A picture without the attribute `alt` (WCAG 2.2 1.1.1); that of a decoration is empty."""
    for at, page in site.own_pages.items():
        for picture in page.pictures:
            if picture.get("alt") is None:
                yield Breach(site.file_of(at), f"the picture {picture.get('src')}")


def pictures_without_size(site: Site) -> Iterator[Breach]:
    """A picture without width and height, which shifts the layout below it when it loads."""
    for at, page in site.own_pages.items():
        for picture in page.pictures:
            is_drawing = picture.file.endswith(".svg")
            if not is_drawing and not (picture.get("width") and picture.get("height")):
                yield Breach(site.file_of(at), f"the picture {picture.get('src')}")


def long_ways(site: Site) -> Iterator[Breach]:
    """A page that redirects to a page that redirects, or to itself."""
    for at, page in site.own_pages.items():
        if page.leads_on:
            target = site.path(page.canonical)
            if target is not None and (other := site.own_pages.get(target)) and other.leads_on:
                yield Breach(site.file_of(at), f'"{target}" leads on itself')
