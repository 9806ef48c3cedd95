"""The back links of a source: what on the site cites it."""

from __future__ import annotations

from typing import Any

from dissemination.library.library import Library, question
from dissemination.model.kinds import COLLECTIONS
from dissemination.model.references import references


def cited_by(library: Library, source: str) -> list[Any]:
    """The project, if one of its facts cites the source, then the records and items that cite it,
    in the order of the site."""
    records = [
        record
        for kind in COLLECTIONS
        if kind.name != "change"  # a change touches a source, and cites none
        for record in library.referring("source", source, kind.collection)
    ]
    return [library.project, *records] if source in _project_sources(library) else records


@question
def _project_sources(library: Library) -> frozenset[str]:
    """The sources that facts about the project cite."""
    return frozenset(source for _, kind, source in references(library.project) if kind == "source")
