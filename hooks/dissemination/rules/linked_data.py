"""Rules for linked data: the graph in each page (JSON-LD 1.1, schema.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from dissemination.rules.finding import Breach
from dissemination.rules.page import Page
from dissemination.rules.site import LOST, Site

CONTEXT: Final = "https://schema.org"
ADDRESSES: Final = ("@id", "url", "item", "logo", "urlTemplate")


def faulty_graphs(site: Site) -> Iterator[Breach]:
    """A page without one graph that can be read, of schema.org, with a type for each node."""
    for at, page in site.full_pages.items():
        if at == LOST or not page.may_be_indexed:
            continue
        if len(page.graphs) != 1:
            yield Breach(site.file_of(at), f"the page has {len(page.graphs)} graphs, expected one")
        for text in page.graphs:
            yield from (Breach(site.file_of(at), fault) for fault in _faulty(text))


def _faulty(text: str) -> Iterator[str]:
    try:
        whole = json.loads(text)
    except ValueError as error:
        yield f"it is no JSON: {error}"
        return
    if not isinstance(whole, dict) or whole.get("@context") != CONTEXT:
        yield f'expected "@context": "{CONTEXT}"'
        return
    for node in nodes(whole.get("@graph", [])):
        if "@type" not in node and node.keys() != {"@id"}:
            yield f"a node has no type: {json.dumps(node, ensure_ascii=False)}"
    yield from _contradictions(whole)


def _contradictions(whole: dict[str, Any]) -> Iterator[str]:
    """Members in which two nodes of one `@id` differ."""
    nodes_by_id: dict[str, dict[str, Any]] = {}
    for node in nodes(whole):
        if not isinstance(node.get("@id"), str):
            continue
        first = nodes_by_id.setdefault(node["@id"], {})
        for name, value in node.items():
            if first.setdefault(name, value) != value and _is_plain(value):
                yield f'"{node["@id"]}" has the {name} {first[name]!r} and {value!r}'


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float)


def dead_addresses(site: Site) -> Iterator[Breach]:
    """An address in a graph that is of this site and leads nowhere, or is none at all; what comes
    after `#` in an `@id` is a name and no place."""
    for at, page in site.full_pages.items():
        for name, address in set(_addresses(page)):
            alive = address.partition("#")[0] if name == "@id" else address
            alive = alive.partition("?")[0] if name == "urlTemplate" else alive
            if reason := site.lost(alive, LOST if "://" in alive else "graph.json"):
                yield Breach(site.file_of(at), f'{name}: "{address}": {reason}')


def _addresses(page: Page) -> Iterator[tuple[str, str]]:
    for node in nodes(_graphs(page)):
        for name in ADDRESSES:
            if isinstance(address := node.get(name), str):
                yield name, address


def _graphs(page: Page) -> list[object]:
    graphs = []
    for text in page.graphs:
        try:
            graphs.append(json.loads(text))
        except ValueError:
            continue
    return graphs


def nodes(value: object) -> Iterator[dict[str, Any]]:
    """Every object in a JSON value, however deep."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)
