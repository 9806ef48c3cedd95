"""Where registries know the project: its ids, from the one place where they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dissemination.library.library import Library
from dissemination.urls import registries


@dataclass(frozen=True)
class Identifier:
    """An id of the project or of its grant: who gave it, as people call that, the id, and the page
    of the registry, if there is one. Those of the grant are `of_grant`."""

    scheme: str
    value: str
    url: str | None = None
    of_grant: bool = False


def identifiers(library: Library) -> tuple[Identifier, ...]:
    """The ids of the project, the number of its grant first."""
    return tuple(_identifiers(library))


def in_registries(library: Library) -> tuple[Identifier, ...]:
    """Those that registries gave, each with its page."""
    return tuple(each for each in identifiers(library) if each.url)


def _identifiers(library: Library) -> Iterator[Identifier]:
    if number := library.project.funding.number:
        scheme = library.locale.gettext("Grant agreement number")
        yield Identifier(scheme, number, of_grant=True)
    if not (ids := library.project.identifiers):
        return
    if ids.grant_doi:
        scheme = library.locale.gettext("DOI of the grant")
        yield Identifier(scheme, ids.grant_doi, registries.doi(ids.grant_doi), of_grant=True)
    if ids.cordis:
        yield Identifier("CORDIS", ids.cordis, registries.cordis(ids.cordis))
    if ids.openaire:
        yield Identifier("OpenAIRE", ids.openaire, registries.openaire(ids.openaire))
    if ids.raid:
        yield Identifier("RAiD", ids.raid, registries.raid(ids.raid))
    if ids.wikidata:
        yield Identifier("Wikidata", ids.wikidata, registries.wikidata(ids.wikidata))
