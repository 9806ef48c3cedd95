"""When the contents of a page last changed, by the files alone: never by git or a clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time, timedelta
from typing import Any, Final

from dissemination.library.library import Library
from dissemination.model.dates import Moment
from dissemination.model.entry import Entry
from dissemination.model.kinds import BY_FILE
from dissemination.model.reported import Reported

_MIDNIGHT: Final = time()


def newest(moments: Iterable[Moment | None]) -> Moment | None:
    """The latest of these moments; a bare day sorts before the hours of the same day."""
    dates = [moment for moment in moments if moment]
    if len(dates) < 2:
        return dates[0] if dates else None
    return max(dates, key=lambda moment: (moment.day, moment.clock or _MIDNIGHT))


def on_site(library: Library, moment: Moment | None) -> Moment | None:
    """A moment at which something changed, as far as the site can have shown it: what is filled in
    from before its first day has changed on that day."""
    first = library.settings.first_day
    return Moment(first) if moment and moment.day < first else moment


def of_everything(library: Library) -> Moment | None:
    """The newest change that touches every page."""
    return newest(Moment(c.date) for c in library.changes.values() if c.everything)


def of_page(library: Library, path: str) -> Moment | None:
    """The newest change of a page of docs/ itself, by the path of its file."""
    return newest(Moment(c.date) for c in library.changes.values() if path in c.pages)


def of_data(library: Library, file: str) -> Moment | None:
    """The newest change of a file of data/ (named without `.yml`), or of any record in it."""
    kind = BY_FILE[file]
    changes = (c for c in library.changes.values() if file in c.data or c.records(kind))
    reports = (record for record in library.records(kind) if isinstance(record, Reported))
    return newest([*(Moment(change.date) for change in changes), *map(of_report, reports)])


def of_record(library: Library, file: str, record_id: str) -> Moment | None:
    """The newest change of a record, or of its whole file."""
    kind, changes = BY_FILE[file], library.changes.values()
    return newest(Moment(c.date) for c in changes if file in c.data or record_id in c.records(kind))


def of_item(entry: Entry[Any]) -> Moment:
    """When an item was last corrected, else when it was published."""
    item = entry.item
    if not item.updated:  # as most
        published: Moment = item.published
        return published
    moment = newest([item.updated, item.published])
    assert moment
    return moment


def of_items(entries: Iterable[Entry[Any]]) -> Moment | None:
    """The newest change of these items."""
    return newest(map(of_item, entries))


def of_notice(entry: Entry[Any]) -> Moment | None:
    """When an item gave way to the notice that it was withdrawn, or has expired."""
    item = entry.item
    if item.withdrawn:
        return Moment(item.withdrawn)
    return Moment(item.expires + timedelta(days=1)) if item.expires else None


def of_kind(library: Library, collection: str) -> Moment | None:
    """The newest change among all `news`, `events` or `practices`, withdrawn and expired ones
    included."""
    entries: dict[str, Entry[Any]] = getattr(library, collection)
    replaced = (*library.withdrawn, *library.expired)
    notices = (entry for entry in replaced if f"/{collection}/" in f"/{entry.path}")
    return newest([of_items(entries.values()), *map(of_notice, notices)])


def of_report(record: Reported) -> Moment | None:
    """When what feeds report was last corrected, else published."""
    return newest([record.updated, record.published])
