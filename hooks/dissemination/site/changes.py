"""The changes and corrections that readers are told of, newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from dissemination import urls
from dissemination.library import citing
from dissemination.library.library import Library, once
from dissemination.library.names import name
from dissemination.model.change import DATA_FILES, Change
from dissemination.model.record import KindName
from dissemination.source.entries import Entry

# The kind of the records in each file of data/; the other two hold none.
KINDS: Final[dict[str, KindName]] = {
    "accessibility": "check",
    "background": "background",
    "documents": "document",
    "glossary": "term",
    "labels": "label",
    "milestones": "milestone",
    "networks": "network",
    "objectives": "objective",
    "partners": "partner",
    "positions": "position",
    "results": "result",
    "services": "service",
    "sources": "source",
    "timeline": "timeline entry",
    "training": "training action",
    "work-packages": "work package",
}


@dataclass(frozen=True)
class Touched:
    """Something that a change touches: its name, the language of that if it is another one, and
    its address."""

    name: str
    address: str
    language: str | None = None


@dataclass(frozen=True)
class ToldChange:
    """A change as the list tells it; `anchor` is its id on the page, if it is a record."""

    day: date
    sort: str
    text: str
    touched: tuple[Touched, ...]
    anchor: str = ""


@once
def told_changes(library: Library) -> list[ToldChange]:
    """Recorded changes, and the corrections of items, milestones and results."""
    told = [
        *(_recorded(library, change) for change in library.changes.values()),
        *(_item(a) for a in library.entries.values() if a.item.updated and a.item.correction),
        *_outcomes(library, "milestones", library.milestones.values()),
        *_outcomes(library, "results", library.results.values()),
    ]
    return sorted(told, key=lambda change: (change.day, change.text), reverse=True)


def _recorded(library: Library, change: Change) -> ToldChange:
    touched = [
        *(Touched(file.replace("-", " ").capitalize(), _page_of(file)) for file in change.data),
        *(Touched(f"/{urls.page(path)}", urls.page(path)) for path in change.pages),
        *(found for file in DATA_FILES for found in _records(library, file, change.records(file))),
    ]
    anchor = urls.anchor(change.id)
    return ToldChange(change.date, change.sort, change.text, tuple(touched), anchor)


def _page_of(file: str) -> str:
    """The page that shows the records of a file of data/."""
    if file in KINDS:
        return urls.collection(KINDS[file])
    return urls.PROJECT if file == "project" else urls.HOME


def _records(library: Library, file: str, ids: Iterable[str]) -> Iterator[Touched]:
    """The single records of a file; those of objectives may be specific ones."""
    if file == "objectives":
        found: Iterable[Any] = citing.objectives(library, ids)
    else:
        found = [getattr(library, file.replace("-", "_"))[key] for key in ids]
    for record in found:
        yield Touched(name(library, record), urls.record(KINDS[file], record.id))


def _item(entry: Entry[Any]) -> ToldChange:
    item, address = entry.item, urls.item(entry.kind, entry.slug)
    touched = Touched(item.title, address, item.language)
    return ToldChange(item.updated.day, "correction", item.correction, (touched,))


def _outcomes(library: Library, file: str, records: Iterable[Any]) -> Iterator[ToldChange]:
    for record in records:
        if record.updated and record.correction:
            touched = tuple(_records(library, file, [record.id]))
            yield ToldChange(record.updated.day, "correction", record.correction, touched)
