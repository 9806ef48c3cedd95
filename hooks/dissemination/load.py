"""From a project's folder to its library: read, checked, then resolved."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Any

from dissemination.checks.attachments import named
from dissemination.checks.catalogue import advice, alone, notices, problems
from dissemination.checks.history.earlier import earlier
from dissemination.checks.history.snapshot import Snapshot
from dissemination.checks.kept_reading import KeptReading
from dissemination.checks.links import page_anchors
from dissemination.checks.loaded_project import LoadedProject
from dissemination.checks.pictures import used
from dissemination.library.attachment import Attachment
from dissemination.library.collection import Collection
from dissemination.library.instants import public_from, published
from dissemination.library.library import Library, event_order
from dissemination.library.questions import Questions
from dissemination.library.shared_picture import SharedPicture, own_pictures
from dissemination.library.weight import Weight
from dissemination.locale.locale import Locale
from dissemination.model.entry import Entry
from dissemination.model.event import Event
from dissemination.model.kinds import RECORDS
from dissemination.model.project import Project
from dissemination.model.record import KindName
from dissemination.model.settings import Settings
from dissemination.model.without import without
from dissemination.problems import ContentError
from dissemination.source.reading import Reading, read_project

Weigh = Callable[[Library], Mapping[str, Weight]]
Share = Callable[[Library], Mapping[str, SharedPicture]]


def as_they_lie(library: Library) -> Mapping[str, Weight]:
    """The weights of pictures that are published unchanged from the project's folder."""
    return {path: Weight(size) for path, size in library.file_sizes.items()}


def load(
    root: Path,
    moment: datetime,
    weigh: Weigh = as_they_lie,
    site_url: str = "",
    published: Snapshot | None = None,
    share: Share = own_pictures,
    kept: KeptReading | None = None,
) -> Library:
    """The checked library of a project's folder at an aware moment; `weigh` gives the bytes of its
    pictures as they are published, `share` the pictures that go with items elsewhere, links to
    `site_url` are those to the site itself, and the state is compared with that which was
    `published`, if it is given. Items that are as they were are not read where they are `kept`.

    Raises ContentError with every problem of every file, and UnavailableError.
    """
    kept = kept or KeptReading()
    with without_search_for_garbage():
        project = loaded(root, moment, site_url, published, kept)
        if not project.reading.is_whole:
            kept.save()
            raise ContentError(project.reading.problems)
        all_problems = [*project.reading.problems, *problems(project)]
        kept.save()
        if all_problems:
            raise ContentError(all_problems)
        return _resolved(project, weigh, share)


@contextmanager
def without_search_for_garbage() -> Iterator[None]:
    """While it lasts, the interpreter does not look for circles of objects that nobody needs: what
    is read is needed, and to look through it again and again takes a third of the time."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


def loaded(
    root: Path,
    moment: datetime,
    site_url: str = "",
    published: Snapshot | None = None,
    kept: KeptReading | None = None,
) -> LoadedProject:
    """Everything of a project's folder as it was read, beside the `published` state, if that is
    given and another one; items that are as they were are not read where they are `kept`. Raises
    UnavailableError."""
    kept = kept or KeptReading()
    reading = read_project(root, kept)
    before = earlier(reading, published) if published and reading.is_whole else None
    return LoadedProject(reading, moment, site_url, before, lambda all_: kept.alone(all_, alone))


def _resolved(project: LoadedProject, weigh: Weigh, share: Share) -> Library:
    reading, hidden, moment = project.reading, project.hidden, project.moment
    settings: Settings = reading.groups["site"].record
    today = moment.astimezone(settings.zone).date()
    left_out = project.left_out
    entries = [file.entry for name in sorted(reading.entries) for file in reading.entries[name]]
    entries = [_entry(entry, left_out) for entry in entries if entry.kind not in left_out]
    visible = [entry for entry in entries if entry.path not in hidden]
    gone = [entry for entry in entries if entry.item.withdrawn and not entry.item.draft]
    gone += [entry for entry in visible if entry.item.has_expired(today)]
    questions = Questions()
    return Library(
        at=moment,
        until=_until(project, entries, settings),
        project=without(reading.groups["project"].record, left_out),
        settings=_settings_on(settings, today),
        **_in_order(
            _records(reading, left_out), reading.groups["project"].record, settings.language
        ),
        **_items([e for e in visible if not e.item.has_expired(today)], settings, questions),
        notices=Collection("notices", {entry.path: entry for entry in gone}, questions),
        page_anchors=tuple(page_anchors(project)),
        pictures=(pictures := _published_pictures(project)),
        weigh=weigh,
        attachments=_published_attachments(project),
        file_sizes={path: reading.file(path).stat().st_size for path in pictures},
        digest=_digest(reading),
        questions=questions,
        share=share,
        advice=tuple(sorted(set(advice(project)))),
        held_back=tuple(sorted(notices(project))),
    )


def _published_pictures(project: LoadedProject) -> dict[str, tuple[int, int] | None]:
    """The sizes in pixels of the pictures of data, and of those of content that a text shows."""
    shown = used(project, without=project.hidden)
    sizes = project.reading.pictures.items()
    return {path: size for path, size in sizes if path in shown or path.startswith("data/")}


def _published_attachments(project: LoadedProject) -> dict[str, Attachment]:
    """The files to take along that something public names, by their paths."""
    found = project.reading.attachments
    return {
        path: Attachment(path, found[path].bytes, found[path].pages)
        for path in sorted(named(project))
    }


def _settings_on(settings: Settings, today: date) -> Settings:
    """The settings without the editions of the publication that are still to come."""
    if not (publication := settings.publication):
        return settings
    editions = tuple(edition for edition in publication.editions if edition.day <= today)
    publication = publication.model_copy(update={"editions": editions})
    return settings.model_copy(update={"publication": publication})


def _digest(reading: Reading) -> str:
    """The digest of all files of data/ that are read as text, and of what pages say of those to
    take along."""
    files = [
        (path, found.bytes, found.pages)
        for path, found in sorted(reading.attachments.items())
        if path.startswith("data/")
    ]
    told = [*sorted(reading.texts.items()), *files]
    return blake2b(repr(told).encode(), digest_size=20).hexdigest()


def _records(reading: Reading, left_out: frozenset[KindName]) -> dict[str, Any]:
    """The records of each collection by their ids, in the order of their files; those of the kinds
    that are `left_out` are not there, and no reference to them."""
    return {
        kind.collection: {
            located.record.id: without(located.record, left_out)
            for located in reading.records.get(name, [])
            if kind.name not in left_out
        }
        for name, kind in RECORDS.items()
    }


def _entry(entry: Entry[Any], left_out: frozenset[KindName]) -> Entry[Any]:
    """An item without references to kinds that are left out."""
    if not left_out or (item := without(entry.item, left_out)) is entry.item:
        return entry
    whole = (entry.body, entry.body_line, entry.digest)
    return Entry(entry.kind, entry.slug, entry.path, item, *whole)


def _in_order(records: dict[str, Any], project: Project, language: str) -> dict[str, Any]:
    """The records with the partners as readers look for them: the coordinator before all others,
    then those who coordinate too, and the others by their names."""
    named = Locale(language).alphabetical(records["partners"].values(), lambda p: p.name)
    first = project.coordinators[:1]
    partners = sorted(named, key=lambda p: (p.id not in first, p.role != "coordinator"))
    return records | {"partners": {partner.id: partner for partner in partners}}


def _items(entries: list[Entry[Any]], settings: Settings, questions: Questions) -> dict[str, Any]:
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
    return {
        name: Collection(name, {entry.item.id: entry for entry in items}, questions)
        for name, items in collections.items()
    }


def _until(project: LoadedProject, entries: list[Entry[Any]], settings: Settings) -> datetime:
    """The instant until which the same files give the same library as at a project's moment: before
    the next midnight, and the next hour at which a bare day counts, no day begins or ends, and
    items, events and reports have instants of their own."""
    moment = project.moment
    today = moment.astimezone(settings.zone).date()
    days = (today, today + timedelta(days=1))
    instants = [datetime.combine(days[1], time(), settings.zone)]
    instants += [datetime.combine(day, settings.bare_day_at, settings.zone) for day in days]
    for entry in entries:
        if entry.item.published.day >= today:  # those of earlier days are over
            instants += (public_from(entry.item, settings), published(entry.item, settings))
        if isinstance(entry.item, Event):
            instants += entry.item.span(settings) or ()
            instants += filter(None, [entry.item.registration_closes(settings)])
    for report in (located.record for located in project.reports):
        if report.published:
            instants += (public_from(report, settings), published(report, settings))
    return min(instant for instant in instants if instant > moment)
