"""Nodes of a graph as plain data; a fact that is not known is absent, never guessed or empty."""

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
    """One step of the way from the first page down to a page: its name, and its address."""

    name: str
    address: str


def node(kind: str, **properties: Any) -> Node:
    """A node of a type, without the properties that have no value."""
    found = {name: value for name, value in properties.items() if value not in (None, "", [], {})}
    return {"@type": kind, **found}


def named(kind: str, at: str, **properties: Any) -> Node:
    """A node with an id of its own, by which others refer to it."""
    return {"@type": kind, "@id": at, **node(kind, **properties)}


def reference(at: str) -> Node:
    """A node that is told elsewhere."""
    return {"@id": at}


def many(nodes: Iterable[Any]) -> Any:
    """One value as it is, several as a list, none as nothing."""
    found = list(nodes)
    return found[0] if len(found) == 1 else found


def instant(moment: Moment, zone: ZoneInfo) -> str:
    """A bare day as a date, a moment with its offset: never an hour that nobody named."""
    if moment.clock is None:
        return moment.day.isoformat()
    return moment.at(zone, time()).isoformat()


@dataclass(frozen=True)
class Ids:
    """The ids of what several pages speak of: an address with what is meant there."""

    addresses: Addresses

    @property
    def site(self) -> str:
        """The site itself."""
        return self.of(HOME, "website")

    @property
    def project(self) -> str:
        """The project."""
        return self.of(HOME, "project")

    @property
    def publisher(self) -> str:
        """Who answers for the site."""
        return self.of(HOME, "publisher")

    @property
    def publication(self) -> str:
        """The best practices as one work."""
        return self.of(PRACTICES, "report")

    def partner(self, partner: str) -> str:
        """A partner's organisation."""
        return self.of(record("partner", partner), "organization")

    def page(self, address: str) -> str:
        """A page of the site."""
        return self.addresses.absolute(address)

    def of(self, address: str, meant: str) -> str:
        """What a page is about: its address with a word for it."""
        return f"{self.addresses.absolute(address)}#{meant}"
