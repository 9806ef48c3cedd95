"""Rules for pages: each says what it is, is well nested, and holds nothing that was left behind."""

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
MARKER: Final = re.compile("[\ue000-\uf8ff]")
LEFT_OVER: Final = (
    *("<!--word:", "Macro Rendering Error", "Macro Syntax Error"),
    "Traceback (most recent call last)",
)
SHOWN_IN: Final = (".html", ".xml", ".opml", ".json", ".ics", ".csv")


def missing_parts(site: Site) -> Iterator[Breach]:
    """A page without a language, a title or a description, or without exactly one first heading
    (HTML 4.2.2, WCAG 2.2 2.4.2 and 3.1.1)."""
    for at, page in site.pages.items():
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
    """Two pages that a reader cannot tell apart in a list of results: their titles are equal, and
    their descriptions. A title alone may come again, as that of a yearly event."""
    by_words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for at, page in site.full_pages.items():
        by_words[page.title, page.metas.get("description", "")].append(site.file_of(at))
    for (title, _), files in by_words.items():
        yield from (Breach(file, f'the title "{title}"') for file in files if len(files) > 1)


def other_addresses(site: Site) -> Iterator[Breach]:
    """A page that names another canonical address than its own (RFC 6596)."""
    for at, page in site.full_pages.items():
        if at != LOST and page.canonical != site.root + at:
            yield Breach(site.file_of(at), f'the canonical address is "{page.canonical}"')


def faulty_markup(site: Site) -> Iterator[Breach]:
    """Elements that are not nested or closed, and attributes that stand twice."""
    for at, page in site.pages.items():
        yield from (Breach(site.file_of(at), fault) for fault in page.faults)


def double_ids(site: Site) -> Iterator[Breach]:
    """An id that two elements of a page share: a link leads to the first alone."""
    for at, page in site.pages.items():
        for found in doubled(page.ids):
            yield Breach(site.file_of(at), f'the id "{found}"')


def left_overs(site: Site) -> Iterator[Breach]:
    """What the build should have replaced: marks of templates, or the report of a mistake."""
    for name in site.of(*SHOWN_IN):
        page = site.pages.get(name.removesuffix("index.html"))
        text = page.source if page else site.text(name)
        for found in (mark for mark in LEFT_OVER if mark in text):
            yield Breach(name, f'"{found}"')
        if not text.isascii() and (match := MARKER.search(text)):
            yield Breach(name, f"the character U+{ord(match[0]):04X}")


def wordless_pictures(site: Site) -> Iterator[Breach]:
    """A picture without `alt` (WCAG 2.2 1.1.1); that of a decoration is empty, and there."""
    for at, page in site.pages.items():
        for picture in page.pictures:
            if picture.get("alt") is None:
                yield Breach(site.file_of(at), f"the picture {picture.get('src')}")


def pictures_without_size(site: Site) -> Iterator[Breach]:
    """A picture without width and height, which moves what stands below when it comes."""
    for at, page in site.pages.items():
        for picture in page.pictures:
            is_drawing = (picture.get("src") or "").endswith(".svg")
            if not is_drawing and not (picture.get("width") and picture.get("height")):
                yield Breach(site.file_of(at), f"the picture {picture.get('src')}")


def long_ways(site: Site) -> Iterator[Breach]:
    """A page that leads on to a page that leads on again, or to itself."""
    for at, page in site.pages.items():
        if page.leads_on:
            target = site.path(page.canonical)
            if target is not None and (other := site.pages.get(target)) and other.leads_on:
                yield Breach(site.file_of(at), f'"{target}" leads on itself')
