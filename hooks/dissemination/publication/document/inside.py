"""Where addresses of the site have their place within the work, for editions of one document."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dissemination.library.bodies import picture_address
from dissemination.library.library import Library
from dissemination.library.link_targets import target
from dissemination.markdown.examination import pictures_in
from dissemination.urls import PRACTICES, Addresses, anchor, record


def inside(library: Library, addresses: Addresses) -> Callable[[str], str]:
    """What writes an address as a link within the work (`#anchor`) if the work has its place, else
    as an absolute one."""
    anchors, names = _records(library), pictures(library)

    def href(address: str) -> str:
        if address in names:
            return names[address][0]
        page, _, place = address.partition("#")
        if address in anchors:
            return f"#{anchors[address]}"
        if page.startswith(PRACTICES) and (place or page != PRACTICES):
            return f"#{place or page.removeprefix(PRACTICES).rstrip('/')}"
        return addresses.absolute(address)

    return href


def pictures(library: Library) -> dict[str, tuple[str, str]]:
    """The pictures of the practices by their addresses on the site: the name of each within an
    edition, and its path from the project's root."""
    return {
        address: (f"pictures/{address.removeprefix(PRACTICES)}", target(link, entry.path).path)
        for entry in library.practices.values()
        for link in (picture.address for picture in pictures_in(entry.body))
        if (address := picture_address(entry, link))
    }


def picture_files(library: Library, root: Path) -> dict[str, bytes]:
    """The pictures of the practices as files of an edition, read below the project's root."""
    return {name: (root / path).read_bytes() for name, path in pictures(library).values()}


def _records(library: Library) -> dict[str, str]:
    """The anchors of the records that chapters tell of, by their addresses on the site."""
    return {
        **{record("partner", each): f"partner-{each}" for each in library.partners},
        **{record("training action", e): f"training-{anchor(e)}" for e in library.training},
        **{record("result", each): f"result-{anchor(each)}" for each in library.results},
        **{record("term", each): f"glossary-{anchor(each)}" for each in library.terms},
        **{record("source", each): f"source-{anchor(each)}" for each in library.sources},
    }
