"""Rules for links: each leads somewhere, and nothing is loaded from another host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from dissemination.rules.address import parted
from dissemination.rules.finding import Breach
from dissemination.rules.link import Link
from dissemination.rules.site import Site

SCRIPTS_AS_ADDRESS: Final = ("javascript:", "vbscript:", "data:text")
ELSEWHERE: Final = re.compile(r"\s*(?://|[a-zA-Z][\w+.-]*:)")
OWN_MACHINE: Final = {"localhost", "127.0.0.1", "0.0.0.0", "[::1]", "::1"}


def dead_links(site: Site) -> Iterator[Breach]:
    """A link of a page, style sheet, drawing, feed, outline, calendar or data file to a file or an
    anchor of the site that does not exist."""
    for origin, link in site.links():
        if reason := site.lost(link.address, origin):
            file = site.file_of(origin)
            yield Breach(file, f'{link.element}: "{_target(site, link, origin)}": {reason}')


def foreign_loads(site: Site) -> Iterator[Breach]:
    """A resource of another host that a browser would load without a click."""
    host = urlsplit(site.root).netloc
    for origin, link in site.loads():
        if not ELSEWHERE.match(link.address):
            continue
        whole = parted(site.joined(origin, link.address.strip()) or "")
        if whole and whole.netloc and whole.netloc != host and whole.scheme != "data":
            yield Breach(site.file_of(origin), f"{link.element} loads {link.address}")


def scripts_as_address(site: Site) -> Iterator[Breach]:
    """A link that runs a script, and an element that has one as an attribute."""
    for at, page in site.own_pages.items():
        for link in page.links:
            if link.address.strip().lower().startswith(SCRIPTS_AS_ADDRESS):
                yield Breach(site.file_of(at), f"{link.element}: {link.address}")
        yield from (Breach(site.file_of(at), handler) for handler in page.handlers)


def addresses_of_a_machine(site: Site) -> Iterator[Breach]:
    """A link to the writer's own machine, which no reader can open."""
    for origin, link in site.links():
        address = parted(link.address) if ":" in link.address else None
        if address is None or link.address.startswith(site.root):
            continue
        if address.scheme == "file" or address.hostname in OWN_MACHINE:
            yield Breach(site.file_of(origin), f"{link.element}: {link.address}")


def _target(site: Site, link: Link, origin: str) -> str:
    """The address from the root of the site, so that equal breaches of many pages have one text."""
    if link.address.startswith("#"):
        return link.address
    return (site.joined(origin, link.address) or link.address).removeprefix(site.root)
