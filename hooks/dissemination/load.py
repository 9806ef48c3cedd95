"""From a project's folder to its library: read, checked, then resolved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from dissemination.checks.catalogue import advice, notices, problems
from dissemination.checks.history.earlier import earlier
from dissemination.checks.history.snapshot import Snapshot
from dissemination.checks.links import page_anchors
from dissemination.checks.loaded_project import LoadedProject
from dissemination.checks.pictures import used
from dissemination.library.instants import published
from dissemination.library.library import Library, event_order
from dissemination.library.shared_picture import SharedPicture, own_pictures
from dissemination.locale.locale import Locale
from dissemination.model.entry import Entry
from dissemination.model.kinds import RECORDS
from dissemination.model.settings import Settings
from dissemination.problems import ContentError
from dissemination.source.reading import Reading, read_project

Weigh = Callable[[Library], Mapping[str, int]]
Share = Callable[[Library], Mapping[str, SharedPicture]]


def as_they_lie(library: Library) -> Mapping[str, int]:
    """The bytes of pictures that are published unchanged from the project's folder."""
    return library.file_sizes


def load(
    root: Path,
    moment: datetime,
    weigh: Weigh = as_they_lie,
    site_url: str = "",
    published: Snapshot | None = None,
    share: Share = own_pictures,
) -> Library:
    """The checked library of a project's folder at an aware moment; `weigh` gives the bytes of its
    pictures as they are published, `share` the pictures that go with items elsewhere, links to
    `site_url` are those to the site itself, and the state is compared with that which was
    `published`, if it is given.

    Raises ContentError with every problem of every file, and UnavailableError.
    """
    project = loaded(root, moment, site_url, published)
    if not project.reading.is_whole:
        raise ContentError(project.reading.problems)
    if all_problems := [*project.reading.problems, *problems(project)]:
        raise ContentError(all_problems)
    return _resolved(project, weigh, share)


def loaded(
    root: Path, moment: datetime, site_url: str = "", published: Snapshot | None = None
) -> LoadedProject:
    """Everything of a project's folder as it was read, beside the `published` state, if that is
    given and another one. Raises UnavailableError."""
    reading = read_project(root)
    before = earlier(reading, published) if published and reading.is_whole else None
    return LoadedProject(reading, moment, site_url, before)


def _resolved(project: LoadedProject, weigh: Weigh, share: Share) -> Library:
    reading, hidden, moment = project.reading, project.hidden, project.moment
    settings = reading.groups["site"].record
    today = moment.astimezone(settings.zone).date()
    entries = [file.entry for name in sorted(reading.entries) for file in reading.entries[name]]
    visible = [entry for entry in entries if entry.path not in hidden]
    return Library(
        moment=moment,
        project=reading.groups["project"].record,
        settings=_settings_on(settings, today),
        **_in_order(_records(reading), settings.language),
        **_items([entry for entry in visible if not entry.item.has_expired(today)], settings),
        withdrawn=tuple(e for e in entries if e.item.withdrawn and not e.item.draft),
        expired=tuple(entry for entry in visible if entry.item.has_expired(today)),
        page_anchors=tuple(page_anchors(project)),
        pictures=(pictures := _published_pictures(project)),
        weigh=weigh,
        file_sizes={path: reading.file(path).stat().st_size for path in pictures},
        digest=_digest(reading),
        share=share,
        advice=tuple(sorted(set(advice(project)))),
        held_back=tuple(sorted(notices(project))),
    )


def _published_pictures(project: LoadedProject) -> dict[str, tuple[int, int] | None]:
    """The sizes in pixels of the pictures of data, and of those of content that a text shows."""
    shown = used(project, without=project.hidden)
    sizes = project.reading.pictures.items()
    return {path: size for path, size in sizes if path in shown or path.startswith("data/")}


def _settings_on(settings: Settings, today: date) -> Settings:
    """The settings without the editions of the publication that are still to come."""
    publication = settings.publication
    editions = tuple(edition for edition in publication.editions if edition.day <= today)
    publication = publication.model_copy(update={"editions": editions})
    return settings.model_copy(update={"publication": publication})


def _digest(reading: Reading) -> str:
    """The digest of all files of data/ that are read as text."""
    whole = blake2b(digest_size=20)
    for path in sorted(reading.files):
        if path.startswith("data/") and path.endswith(".yml"):
            whole.update(repr((path, reading.file(path).read_bytes())).encode())
    return whole.hexdigest()


def _records(reading: Reading) -> dict[str, Any]:
    """The records of each collection by their ids, in the order of their files."""
    return {
        kind.collection: {
            located.record.id: located.record for located in reading.records.get(name, [])
        }
        for name, kind in RECORDS.items()
    }


def _in_order(records: dict[str, Any], language: str) -> dict[str, Any]:
    """The records with the partners as readers look for them: the coordinator before all others,
    and these by their names."""
    named = Locale(language).alphabetical(records["partners"].values(), lambda p: p.name)
    partners = sorted(named, key=lambda partner: partner.role != "coordinator")
    return records | {"partners": {partner.id: partner for partner in partners}}


def _items(entries: list[Entry[Any]], settings: Settings) -> dict[str, Any]:
    """The items of each collection by their ids: news and events newest first, practices in the
    order of their areas; equal ones in the order of their ids."""
    entries = sorted(entries, key=lambda entry: entry.item.id)
    areas = [choice.id for choice in settings.areas]
    news = [entry for entry in entries if entry.kind == "news"]
    events = [entry for entry in entries if entry.kind == "event"]
    practices = [entry for entry in entries if entry.kind == "practice"]
    news.sort(key=lambda entry: published(entry.item, settings), reverse=True)
    events.sort(key=lambda entry: event_order(entry, settings), reverse=True)
    practices.sort(key=lambda entry: (areas.index(entry.item.area), entry.item.order))
    collections = {"news": news, "events": events, "practices": practices}
    return {name: {entry.item.id: entry for entry in items} for name, items in collections.items()}
