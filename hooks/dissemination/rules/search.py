"""Rules for the search: its form is on every page, and its answers lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dissemination.rules.finding import Breach
from dissemination.rules.site import Site

INDEX: Final = "search/index.json"
ENTRIES: Final = "search/entries/{}.json"
PAGE: Final = "search/"


def dead_answers(site: Site) -> Iterator[Breach]:
    """An index that lacks a part, and an answer that leads nowhere."""
    index = site.values.get(INDEX)
    if not isinstance(index, dict) or not isinstance(index.get("block"), int):
        yield Breach(INDEX, "there is no index that can be read")
        return
    for number in range(-(-len(str(index.get("of"))) // max(1, index["block"]))):
        name = ENTRIES.format(number)
        block = site.values.get(name)
        if not isinstance(block, list) or not all(isinstance(e, list) and e for e in block):
            yield Breach(name, "a part of the index is missing or cannot be read")
            continue
        for address in (str(entry[0]) for entry in block):
            if reason := site.lost(site.root + address):
                yield Breach(name, f'the answer "{address}": {reason}')


def missing_forms(site: Site) -> Iterator[Breach]:
    """A page without a form that leads to the page of the search."""
    for at, page in site.full_pages.items():
        forms = [link.address for link in page.links if link.element == "action of <form>"]
        if at != PAGE and not any(action.endswith("search/") for action in forms):
            yield Breach(site.file_of(at), "the page has no form that leads to the search")
