"""Where addresses of the site have their place within the work, for editions of one document."""

from __future__ import annotations

from collections.abc import Callable

from dissemination.addresses import PRACTICES, Addresses, anchor, record
from dissemination.library.library import Library


def inside(library: Library, addresses: Addresses) -> Callable[[str], str]:
    """What writes an address as a link within the work (`#anchor`) if the work has its place, else
    as an absolute one."""
    anchors = _records(library)

    def href(address: str) -> str:
        page, _, place = address.partition("#")
        if address in anchors:
            return f"#{anchors[address]}"
        if page.startswith(PRACTICES) and (place or page != PRACTICES):
            return f"#{place or page.removeprefix(PRACTICES).rstrip('/')}"
        return addresses.absolute(address)

    return href


def _records(library: Library) -> dict[str, str]:
    """The anchors of the records that chapters tell of, by their addresses on the site."""
    return {
        **{record("partner", each): f"partner-{each}" for each in library.partners},
        **{record("training action", e): f"training-{anchor(e)}" for e in library.training},
        **{record("result", each): f"result-{anchor(each)}" for each in library.results},
        **{record("term", each): f"glossary-{anchor(each)}" for each in library.terms},
        **{record("source", each): f"source-{anchor(each)}" for each in library.sources},
    }
