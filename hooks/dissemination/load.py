"""From a project's folder to its library: everything is read, everything checked, then resolved."""

from __future__ import annotations

from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from dissemination.checks.catalogue import page_anchors, problems
from dissemination.checks.loaded_project import LoadedProject
from dissemination.library.instants import published
from dissemination.library.library import COLLECTION_OF, Library, event_order
from dissemination.model.entry import Entry
from dissemination.model.settings import Settings
from dissemination.problems import ContentError
from dissemination.source.picture_files import size
from dissemination.source.reading import PICTURES, RECORDS, Reading, reading


def load(root: Path, moment: datetime) -> Library:
    """The checked library of a project's folder at an aware moment.

    Raises ContentError with every problem of every file.
    """
    project = LoadedProject(reading(root), moment)
    if wrong := [*project.reading.problems, *problems(project)]:
        raise ContentError(wrong)
    return _resolved(project)


def _resolved(project: LoadedProject) -> Library:
    found, hidden, moment = project.reading, project.hidden, project.moment
    settings = found.groups["site"].record
    today = moment.astimezone(settings.zone).date()
    everything = [each.entry for name in sorted(found.entries) for each in found.entries[name]]
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
        page_anchors=tuple(page_anchors(project)),
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
    """The records of each shelf by their ids, in the order of their files."""
    return {
        COLLECTION_OF.get(name, name): {
            located.record.id: located.record for located in found.records.get(name, [])
        }
        for name in RECORDS
    }


def _items(entries: list[Entry[Any]], settings: Settings) -> dict[str, Any]:
    """The items of each shelf by their ids: news and events newest first, practices in the order
    of their areas; equal ones in the order of their ids."""
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
