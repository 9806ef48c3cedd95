"""The nodes of a graph as plain data, and their ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from typing import Any, Final
from zoneinfo import ZoneInfo

from dissemination.model.dates import Moment
from dissemination.urls import HOME, PRACTICES, Addresses, record

Node = dict[str, Any]
CONTEXT: Final = "https://schema.org"


@dataclass(frozen=True)
class Step:
    """One breadcrumb: the name and the address of a page."""

    name: str
    address: str


def node(kind: str, **properties: Any) -> Node:
    """A node of a type; properties that are None or empty are left out."""
    values = {name: value for name, value in properties.items() if value not in (None, "", [], {})}
    return {"@type": kind, **values}


def identified(kind: str, node_id: str, **properties: Any) -> Node:
    """A node of a type with the id `node_id`; empty properties are left out."""
    return {"@type": kind, "@id": node_id, **node(kind, **properties)}


def reference(node_id: str) -> Node:
    """A reference to a node by its id."""
    return {"@id": node_id}


def one_or_list(nodes: Iterable[Any]) -> Any:
    """A single node as it is, several or none as a list."""
    values = list(nodes)
    return values[0] if len(values) == 1 else values


def instant(moment: Moment, zone: ZoneInfo) -> str:
    """A moment in ISO 8601: a date if it has no hour, else with the offset of the zone."""
    if moment.clock is None:
        return moment.day.isoformat()
    return moment.at(zone, time()).isoformat()


@dataclass(frozen=True)
class Ids:
    """The absolute ids of nodes: the address of a page and a fragment."""

    addresses: Addresses

    @property
    def site(self) -> str:
        """The id of the site."""
        return self.of(HOME, "website")

    @property
    def project(self) -> str:
        """The id of the project."""
        return self.of(HOME, "project")

    @property
    def publisher(self) -> str:
        """The id of the publisher of the site."""
        return self.of(HOME, "publisher")

    @property
    def publication(self) -> str:
        """The id of the best practices as one Report."""
        return self.of(PRACTICES, "report")

    def partner(self, partner: str) -> str:
        """The id of a partner, by the id of its record."""
        return self.of(record("partner", partner), "organization")

    def person(self, person: str) -> str:
        """The id of a person, by the id of its record."""
        return self.page(record("person", person))

    def page(self, address: str) -> str:
        """The absolute address of a page, which is its id."""
        return self.addresses.absolute(address)

    def of(self, address: str, fragment: str) -> str:
        """The id of a node on the page at an address."""
        return f"{self.addresses.absolute(address)}#{fragment}"
