"""From a project's folder to its library: everything is read, everything checked, then resolved."""

from __future__ import annotations

from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from dissemination.library.checks import page_anchors, problems
from dissemination.library.instants import published
from dissemination.library.library import Library, event_order
from dissemination.model.kinds import RECORDS
from dissemination.model.settings import Settings
from dissemination.problems import ContentError
from dissemination.source.entries import Entry
from dissemination.source.picture_files import size
from dissemination.source.reading import PICTURES, Reading, reading


def library(root: Path, moment: datetime) -> Library:
    """The checked library of a project's folder at an aware moment.

    Raises ContentError with every problem of every file.
    """
    found = reading(root)
    hidden = frozenset(
        entry.path
        for items in found.entries.values()
        for entry in items
        if not _is_public(entry, found, moment)
    )
    if wrong := [*found.problems, *problems(found, hidden, moment)]:
        raise ContentError(wrong)
    return _resolved(found, hidden, moment)


def _is_public(entry: Entry[Any], found: Reading, moment: datetime) -> bool:
    """Whether readers can see the page of an item. That of an expired one stays as a notice, so
    that no link to it becomes a problem on the day on which it expires."""
    if entry.item.draft or entry.item.withdrawn:
        return False
    site = found.groups.get("site")
    return site is None or published(entry.item, site.record) <= moment


def _resolved(found: Reading, hidden: frozenset[str], moment: datetime) -> Library:
    settings = found.groups["site"].record
    today = moment.astimezone(settings.zone).date()
    everything = [a for folder in sorted(found.entries) for a in found.entries[folder]]
    seen = [a for a in everything if a.path not in hidden]
    pictures = _pictures(found)
    return Library(
        moment=moment,
        project=found.groups["project"].record,
        settings=settings,
        **_records(found),
        **_items([a for a in seen if not a.item.has_expired(today)], settings),
        withdrawn=tuple(a for a in everything if a.item.withdrawn and not a.item.draft),
        expired=tuple(a for a in seen if a.item.has_expired(today)),
        page_anchors=tuple(page_anchors(found)),
        pictures={path: size(found.root / path) for path in pictures},
        weights={path: (found.root / path).stat().st_size for path in pictures},
        digest=_digest(found),
    )


def _digest(found: Reading) -> str:
    """The digest of all files of data/ that are read as text."""
    whole = blake2b(digest_size=20)
    for path in sorted(found.files):
        if path.startswith("data/") and path.endswith(".yml"):
            whole.update(repr((path, (found.root / path).read_bytes())).encode())
    return whole.hexdigest()


def _records(found: Reading) -> dict[str, Any]:
    """The records of each collection by their ids, in the order of their files."""
    return {
        kind.collection: {
            located.record.id: located.record for located in found.records.get(name, [])
        }
        for name, kind in RECORDS.items()
    }


def _items(entries: list[Entry[Any]], settings: Settings) -> dict[str, Any]:
    """The items of each collection by their ids: news and events newest first, practices in the
    order of their areas; equal ones in the order of their ids."""
    entries = sorted(entries, key=lambda a: a.item.id)
    areas = [choice.id for choice in settings.areas]
    news = [a for a in entries if a.kind == "news"]
    events = [a for a in entries if a.kind == "event"]
    practices = [a for a in entries if a.kind == "practice"]
    news.sort(key=lambda a: published(a.item, settings), reverse=True)
    events.sort(key=lambda a: event_order(a, settings), reverse=True)
    practices.sort(key=lambda a: (areas.index(a.item.area), a.item.order))
    collections = {"news": news, "events": events, "practices": practices}
    return {name: {a.item.id: a for a in collection} for name, collection in collections.items()}


def _pictures(found: Reading) -> list[str]:
    """The paths of the pictures of public items and of partners."""
    tops = ("content/", "data/")
    return sorted(
        p for p in found.files if p.startswith(tops) and p.split(".")[-1].lower() in PICTURES
    )
