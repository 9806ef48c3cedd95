"""The library: all records and items of a project at one moment, with lookups and back links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property, wraps
from typing import Any, TypeVar
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo

from dissemination.library import instants
from dissemination.library.link_targets import PageAnchor
from dissemination.library.shared_picture import SharedPicture, own_pictures
from dissemination.locale.locale import Locale
from dissemination.model.background import Background
from dissemination.model.change import Change
from dissemination.model.check import Check
from dissemination.model.document import Document
from dissemination.model.entry import Entry
from dissemination.model.event import Event, Phase
from dissemination.model.kind import Kind
from dissemination.model.kinds import COLLECTIONS, ITEMS
from dissemination.model.label import Label
from dissemination.model.milestone import Milestone
from dissemination.model.news import News
from dissemination.model.objective import Objective
from dissemination.model.partner import Network, Partner
from dissemination.model.position import Position
from dissemination.model.practice import Practice
from dissemination.model.project import Project
from dissemination.model.record import KindName
from dissemination.model.references import references
from dissemination.model.result import Result
from dissemination.model.service import Service
from dissemination.model.settings import Choice, Settings
from dissemination.model.source import Source
from dissemination.model.term import Term
from dissemination.model.timeline_entry import TimelineEntry
from dissemination.model.training import TrainingAction
from dissemination.model.work_package import WorkPackage
from dissemination.problems import Problem


@dataclass(frozen=True, eq=False, repr=False)  # only itself, and too long to print
class Library:
    """All that is public of a project at a moment, resolved: every reference in it has its record.

    Records are in the order of their files, partners in that of their names, the coordinator before
    all others. News and events are newest first, practices in their
    own order; equal dates are ordered by id, so that nothing depends on the disk. `withdrawn` and
    `expired` hold the items of which only a notice is left, `pictures` the size in pixels at
    which each picture is published, by its path (None where it has none), `file_sizes` the bytes
    of its file, and `weigh` gives those that are published. `page_anchors` are the links to
    headings of pages of docs/, which only a build can check, `digest` is that of all data;
    `share` gives the pictures that go with items elsewhere, `advice` are likely mistakes that stop
    nothing, `held_back` tells what readers cannot see yet.
    """

    moment: datetime
    project: Project
    settings: Settings
    partners: Mapping[str, Partner]
    networks: Mapping[str, Network]
    work_packages: Mapping[str, WorkPackage]
    objectives: Mapping[str, Objective]
    milestones: Mapping[str, Milestone]
    training: Mapping[str, TrainingAction]
    results: Mapping[str, Result]
    labels: Mapping[str, Label]
    documents: Mapping[str, Document]
    services: Mapping[str, Service]
    background: Mapping[str, Background]
    terms: Mapping[str, Term]
    sources: Mapping[str, Source]
    timeline_entries: Mapping[str, TimelineEntry]
    changes: Mapping[str, Change]
    checks: Mapping[str, Check]
    positions: Mapping[str, Position]
    news: Mapping[str, Entry[News]]
    events: Mapping[str, Entry[Event]]
    practices: Mapping[str, Entry[Practice]]
    withdrawn: tuple[Entry[Any], ...]
    expired: tuple[Entry[Any], ...]
    pictures: Mapping[str, tuple[int, int] | None]
    file_sizes: Mapping[str, int]
    weigh: Callable[[Library], Mapping[str, int]] = field(repr=False)
    page_anchors: tuple[PageAnchor, ...]
    digest: str
    share: Callable[[Library], Mapping[str, SharedPicture]] = field(
        default=own_pictures, repr=False
    )
    advice: tuple[Problem, ...] = ()
    held_back: tuple[Problem, ...] = ()

    @cached_property
    def locale(self) -> Locale:
        """Words and formats of the site's language."""
        return Locale(self.settings.language)

    @property
    def zone(self) -> ZoneInfo:
        """The project's time zone."""
        return self.settings.zone

    @property
    def today(self) -> date:
        """The day of the moment in the project's zone."""
        return self.moment.astimezone(self.zone).date()

    @property
    def midnight(self) -> datetime:
        """When that day began, in the project's zone."""
        return datetime.combine(self.today, time(), self.zone)

    @property
    def coordinator(self) -> Partner | None:
        """The coordinating partner; None if it is unknown."""
        return self.partners.get(self.project.coordinator.value or "")

    @cached_property
    def entries(self) -> dict[str, Entry[Any]]:
        """Every public item by the path of its file."""
        return {entry.path: entry for kind in ITEMS.values() for entry in self.records(kind)}

    def records(self, kind: Kind) -> list[Any]:
        """The records of a kind in their order; items as entries, the one group of a group."""
        collection = getattr(self, kind.collection)
        return [collection] if kind.is_group else [*collection.values()]

    def lookup(self, kind: KindName, record_id: str) -> Any:
        """The record, entry or part of a record of a kind with this id; None if readers cannot see
        it."""
        return self._by_id[kind].get(record_id)

    def ids(self, kind: KindName) -> list[str]:
        """The ids of the records of a kind and of their parts, in their order."""
        return [*self._by_id[kind]]

    @cached_property
    def _by_id(self) -> dict[KindName, dict[str, Any]]:
        """Records and entries by their ids, with their parts that have ids, by the kinds' names."""
        return {kind.name: dict(self._with_parts(kind)) for kind in COLLECTIONS}

    def _with_parts(self, kind: Kind) -> Iterator[tuple[str, Any]]:
        for key, record in getattr(self, kind.collection).items():
            yield key, record
            for part in getattr(record, kind.parts) if kind.parts else ():
                yield part.id, part

    @cached_property
    def weights(self) -> Mapping[str, int]:
        """The bytes of each picture as it is published, by its path."""
        return self.weigh(self)

    @cached_property
    def shared_pictures(self) -> Mapping[str, SharedPicture]:
        """The picture that goes with each item which has one at its top, by the item's path; none
        of an item whose picture others do not show, where only a build can draw another."""
        return self.share(self)

    def version(self, entry: Entry[Any]) -> tuple[object, ...]:
        """A value that distinguishes an item from every other, and from itself before a change of
        it, of its pictures or of the data."""
        beside, shared = self._beside.get(entry.folder), self.shared_pictures.get(entry.path)
        return self.digest, entry.path, entry.digest, beside, shared

    @cached_property
    def _beside(self) -> dict[str, list[object]]:
        """The pictures in each folder, with their sizes in pixels and bytes."""
        pictures: dict[str, list[object]] = {}
        for path, pixels in self.pictures.items():
            folder, _, name = path.rpartition("/")
            pictures.setdefault(folder, []).append((name, pixels, self.weights[path]))
        return pictures

    def choice(self, choices: Iterable[Choice], choice_id: str) -> Choice:
        """The entry of a closed list of the settings."""
        return next(choice for choice in choices if choice.id == choice_id)

    def published(self, entry: Entry[Any]) -> datetime:
        """When an item was published; a bare day counts at the project's hour."""
        return instants.published(entry.item, self.settings)

    def phase(self, entry: Entry[Event]) -> Phase:
        """Whether an event is upcoming, running or past at the library's moment, or unknown."""
        return entry.item.phase(self.moment, self.settings)

    def span(self, entry: Entry[Event]) -> tuple[datetime, datetime] | None:
        """The first instant of an event and the one after its last, None if its day is unknown."""
        return entry.item.span(self.settings)

    def events_in(self, *phases: Phase) -> list[Entry[Event]]:
        """The events in these phases: upcoming ones soonest first, others newest first."""
        events = [event for event in self.events.values() if self.phase(event) in phases]
        return events[::-1] if phases == ("upcoming",) else events

    def warnings(self) -> list[str]:
        """What stops no build, a line each: settings that are due before the site is public, and
        likely mistakes."""
        missing = [name for name in ("publisher", "contact") if not getattr(self.settings, name)]
        warnings = [f"no {name} is set; the notices of the site say so" for name in missing]
        if self.settings.authority.endswith(".example"):
            warnings.append(
                f"authority is {self.settings.authority}, a name that nobody owns; "
                "set your own before the first publication, and never change it after"
            )
        settings = [f"data/site.yml: {warning}" for warning in warnings]
        return [*settings, *map(str, self.advice)]

    @cached_property
    def _referring(self) -> dict[tuple[KindName, str], dict[tuple[str, str], None]]:
        index: dict[tuple[KindName, str], dict[tuple[str, str], None]] = {}
        for kind in COLLECTIONS:
            for key, value in getattr(self, kind.collection).items():
                record = value.item if isinstance(value, Entry) else value
                for _, referred, record_id in references(record):
                    index.setdefault((referred, record_id), {})[kind.collection, key] = None
        return index

    def referring(self, kind: KindName, record_id: str, collection: str) -> list[Any]:
        """The records that refer to a record: those of one collection (`news`, `labels` …), in
        their order."""
        keys = self._referring.get((kind, record_id), {})
        return [getattr(self, collection)[key] for name, key in keys if name == collection]


T = TypeVar("T")


def once(question: Callable[[Library], T]) -> Callable[[Library], T]:
    """A decorator: computes a function of a library once for each library, since many pages ask for
    it. The value is freed with the library and must not be changed."""
    answers: WeakKeyDictionary[Library, T] = WeakKeyDictionary()

    @wraps(question)
    def answer(library: Library) -> T:
        if library not in answers:
            answers[library] = question(library)
        return answers[library]

    return answer


def event_order(entry: Entry[Event], settings: Settings) -> datetime:
    """The instant by which an event is sorted: its first one, else that of its publication."""
    span = entry.item.span(settings)
    return span[0] if span else entry.item.published.at(settings.zone, time())
