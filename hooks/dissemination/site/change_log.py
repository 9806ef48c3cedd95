"""The log of changes and corrections, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from dissemination import urls
from dissemination.library.library import Library, question
from dissemination.library.names import name
from dissemination.locale.changes import SORTS
from dissemination.locale.kinds import ALL
from dissemination.model.change import Change
from dissemination.model.entry import Entry
from dissemination.model.kind import Kind
from dissemination.model.kinds import BY_FILE, BY_NAME, DATA_FILES
from dissemination.model.reported import REPORTED


@dataclass(frozen=True)
class Touched:
    """A file of data/, page, record or item that a change touches: its name, its address (None if
    the site has no such page), and the language of the name if it is not the site's."""

    name: str
    address: str | None
    language: str | None = None


@dataclass(frozen=True)
class LoggedChange:
    """A change as a page lists it; `sort` is in words, `anchor` its id on the page, if it is a
    record."""

    day: date
    sort: str
    text: str
    touched: tuple[Touched, ...]
    anchor: str = ""


@question
def change_log(library: Library) -> list[LoggedChange]:
    """Recorded changes, and the corrections of items and of what else feeds report."""
    logged = [
        *(_recorded(library, change) for change in library.changes.values()),
        *(
            _item(library, e)
            for e in library.entries.values()
            if e.item.updated and e.item.correction
        ),
        *(change for kind in REPORTED for change in _reports(library, BY_NAME[kind])),
    ]
    return sorted(logged, key=lambda change: (change.day, change.text), reverse=True)


def _recorded(library: Library, change: Change) -> LoggedChange:
    touched = [
        *(_file(library, BY_FILE[file]) for file in change.data),
        *(_page(library, urls.page(path)) for path in change.pages),
        *(one for file in DATA_FILES for one in _records(library, change, BY_FILE[file])),
    ]
    anchor = urls.anchor(change.id)
    sort = _sort(library, change.sort)
    return LoggedChange(change.date, sort, change.text, tuple(touched), anchor)


def _file(library: Library, kind: Kind) -> Touched:
    """A whole file of data/, with the page that shows its records."""
    name, page = library.locale.gettext(ALL[kind.name]), urls.collection(kind.name)
    return Touched(name, page if library.has_page(page) else None)


def _page(library: Library, page: str) -> Touched:
    return Touched(f"/{page}", page if library.has_page(page) else None)


def _records(library: Library, change: Change, kind: Kind) -> Iterator[Touched]:
    """The single records of a kind that a change touches."""
    for record_id in change.records(kind):
        yield _record(library, kind, record_id)


def _record(library: Library, kind: Kind, record_id: str) -> Touched:
    record = library.lookup(kind.name, record_id)
    return Touched(name(library, record), urls.record(kind.name, record_id))


def _item(library: Library, entry: Entry[Any]) -> LoggedChange:
    item, address = entry.item, urls.item(entry.kind, entry.slug)
    touched = Touched(item.title, address, item.language)
    return LoggedChange(item.updated.day, _sort(library, "correction"), item.correction, (touched,))


def _reports(library: Library, kind: Kind) -> Iterator[LoggedChange]:
    for record in library.records(kind):
        if record.updated and record.correction:
            touched = (_record(library, kind, record.id),)
            sort = _sort(library, "correction")
            yield LoggedChange(record.updated.day, sort, record.correction, touched)


def _sort(library: Library, sort: str) -> str:
    return library.locale.gettext(SORTS[sort])
