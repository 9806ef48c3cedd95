"""Rules for the files that search engines read: the sitemap (sitemaps.org 0.9) and robots.txt (RFC
9309)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from dissemination.rules.finding import Breach
from dissemination.rules.site import LOST, Site

SITEMAP: Final = "sitemap.xml"
ROBOTS: Final = "robots.txt"
NAMESPACE: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def sitemap(site: Site) -> Iterator[Breach]:
    """A sitemap that does not list exactly the pages that may be indexed, each once."""
    root = site.trees.get(SITEMAP)
    if root is None:
        yield Breach(SITEMAP, "there is no sitemap that can be read")
        return
    if root.tag != f"{NAMESPACE}urlset":
        yield Breach(SITEMAP, f"expected <urlset> of sitemaps.org, found <{root.tag}>")
    listed = Counter(loc.text or "" for loc in root.iterfind(f"{NAMESPACE}url/{NAMESPACE}loc"))
    expected = {
        site.root + at for at, p in site.full_pages.items() if p.may_be_indexed and at != LOST
    }
    for address in sorted(expected - listed.keys()):
        yield Breach(SITEMAP, f"it lacks {address}")
    for address in sorted(listed.keys() - expected):
        yield Breach(SITEMAP, f"it lists {address}, which is no page that may be found")
    for address in sorted(address for address, times in listed.items() if times > 1):
        yield Breach(SITEMAP, f"it lists {address} twice")
    for lastmod in root.iterfind(f"{NAMESPACE}url/{NAMESPACE}lastmod"):
        if not is_date(lastmod.text or ""):
            yield Breach(SITEMAP, f'"{lastmod.text}" is no date')


def robots(site: Site) -> Iterator[Breach]:
    """A robots.txt that excludes every search engine, or names another sitemap. A group for one
    engine (RFC 9309 2.2.1) is the owner's choice."""
    if ROBOTS not in site.files:
        return
    fields = _fields(site.text(ROBOTS))
    if ("disallow", "/") in _to_all(fields):
        yield Breach(ROBOTS, '"Disallow: /" keeps search engines from the whole site')
    for name, value in fields:
        if name == "sitemap" and value != site.root + SITEMAP:
            yield Breach(ROBOTS, f'it names the sitemap "{value}", expected {site.root}{SITEMAP}')


def _fields(robots: str) -> list[tuple[str, str]]:
    """The lines of a robots.txt: names in lower case, and values without comments."""
    lines = (line.split("#")[0].partition(":") for line in robots.splitlines())
    return [(name.strip().lower(), value.strip()) for name, _, value in lines]


def _to_all(fields: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The rules in the groups for every engine; a group begins with one name or several."""
    names: list[str] = []
    is_open = False
    for name, value in fields:
        if name == "user-agent":
            names = [*names, value] if is_open else [value]
            is_open = True
        elif name in {"allow", "disallow"}:
            is_open = False
            if "*" in names:
                yield name, value


def is_date(text: str) -> bool:
    """Whether a text is a date of W3C's profile of ISO 8601, with or without an hour."""
    try:
        if "T" in text:
            return datetime.fromisoformat(text).tzinfo is not None
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
