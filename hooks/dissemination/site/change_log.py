"""The log of changes and corrections, newest first."""

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
from dissemination.model.entry import Entry
from dissemination.model.record import Kind

# The kind of the records in each file of data/; the other two hold none.
KINDS: Final[dict[str, Kind]] = {
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
class LoggedChange:
    """A change as a page lists it; `anchor` is its id on the page, if it is a record."""

    day: date
    sort: str
    text: str
    touched: tuple[Touched, ...]
    anchor: str = ""


@once
def change_log(library: Library) -> list[LoggedChange]:
    """Recorded changes, and the corrections of items, milestones and results."""
    logged = [
        *(_recorded(library, change) for change in library.changes.values()),
        *(_item(e) for e in library.entries.values() if e.item.updated and e.item.correction),
        *_outcomes(library, "milestones", library.milestones.values()),
        *_outcomes(library, "results", library.results.values()),
    ]
    return sorted(logged, key=lambda change: (change.day, change.text), reverse=True)


def _recorded(library: Library, change: Change) -> LoggedChange:
    touched = [
        *(Touched(file.replace("-", " ").capitalize(), _page_of(file)) for file in change.data),
        *(Touched(f"/{urls.page(path)}", urls.page(path)) for path in change.pages),
        *(each for file in DATA_FILES for each in _records(library, file, change.records(file))),
    ]
    anchor = urls.anchor(change.id)
    return LoggedChange(change.date, change.sort, change.text, tuple(touched), anchor)


def _page_of(file: str) -> str:
    """The page that shows the records of a file of data/."""
    if file in KINDS:
        return urls.collection(KINDS[file])
    return urls.PROJECT if file == "project" else urls.HOME


def _records(library: Library, file: str, ids: Iterable[str]) -> Iterator[Touched]:
    """The single records of a file; those of objectives may be specific ones."""
    if file == "objectives":
        records: Iterable[Any] = citing.objectives(library, ids)
    else:
        records = [getattr(library, file.replace("-", "_"))[key] for key in ids]
    for record in records:
        yield Touched(name(library, record), urls.record(KINDS[file], record.id))


def _item(entry: Entry[Any]) -> LoggedChange:
    item, address = entry.item, urls.item(entry.kind, entry.slug)
    touched = Touched(item.title, address, item.language)
    return LoggedChange(item.updated.day, "correction", item.correction, (touched,))


def _outcomes(library: Library, file: str, records: Iterable[Any]) -> Iterator[LoggedChange]:
    for record in records:
        if record.updated and record.correction:
            touched = tuple(_records(library, file, [record.id]))
            yield LoggedChange(record.updated.day, "correction", record.correction, touched)
