"""The library: all records and items of a project at one moment, with lookups and back links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property, partial, update_wrapper
from typing import Any, Concatenate, Final, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from dissemination.library import data_pictures, instants
from dissemination.library.attachment import Attachment
from dissemination.library.bodies import Bodies
from dissemination.library.collection import Collection
from dissemination.library.link_targets import PageAnchor
from dissemination.library.questions import MOMENT, TODAY, Questions
from dissemination.library.sections import is_there
from dissemination.library.shared_picture import SharedPicture, own_pictures
from dissemination.library.weight import Weight
from dissemination.locale.locale import Locale
from dissemination.model.attached_file import AttachedFile
from dissemination.model.background import Background
from dissemination.model.change import Change
from dissemination.model.check import Check
from dissemination.model.dates import When
from dissemination.model.deliverable import Deliverable
from dissemination.model.document import Document
from dissemination.model.entry import Entry
from dissemination.model.event import Event, Phase
from dissemination.model.funder import Funder
from dissemination.model.indicator import Indicator
from dissemination.model.kind import Kind
from dissemination.model.kinds import COLLECTIONS, ITEMS, SECTIONS
from dissemination.model.label import Label
from dissemination.model.milestone import Milestone
from dissemination.model.news import News
from dissemination.model.objective import Objective
from dissemination.model.partner import Network, Partner
from dissemination.model.person import Person
from dissemination.model.position import Position
from dissemination.model.practice import Practice
from dissemination.model.project import Project
from dissemination.model.record import KindName
from dissemination.model.references import references
from dissemination.model.registration import RegistrationState
from dissemination.model.research_output import ResearchOutput
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
    own order; equal dates are ordered by id, so that nothing depends on the disk. `notices`
    are the items of which only a notice is left, `pictures` the size in pixels at
    which each picture is published, by its path (None where it has none), `attachments` the files
    to take along by theirs, `file_sizes` the bytes of a picture's file, and `weigh` gives those
    that are published. `page_anchors` are the links to headings of pages of docs/, which only a
    build can check, `digest` is that of all data; `share` gives the pictures that go with items
    elsewhere, `advice` are likely mistakes that stop nothing, `held_back` tells what readers cannot
    see yet. `at` is its moment, until `until` no other moment gives anything else, and `questions`
    are those that outputs asked about items and the moment: records of data are the same for all.
    """

    at: datetime
    until: datetime
    project: Project
    settings: Settings
    partners: Mapping[str, Partner]
    people: Mapping[str, Person]
    networks: Mapping[str, Network]
    funders: Mapping[str, Funder]
    work_packages: Mapping[str, WorkPackage]
    objectives: Mapping[str, Objective]
    milestones: Mapping[str, Milestone]
    deliverables: Mapping[str, Deliverable]
    training: Mapping[str, TrainingAction]
    results: Mapping[str, Result]
    indicators: Mapping[str, Indicator]
    labels: Mapping[str, Label]
    documents: Mapping[str, Document]
    research_outputs: Mapping[str, ResearchOutput]
    services: Mapping[str, Service]
    background: Mapping[str, Background]
    terms: Mapping[str, Term]
    sources: Mapping[str, Source]
    timeline_entries: Mapping[str, TimelineEntry]
    changes: Mapping[str, Change]
    checks: Mapping[str, Check]
    positions: Mapping[str, Position]
    news: Collection[Entry[News]]
    events: Collection[Entry[Event]]
    practices: Collection[Entry[Practice]]
    notices: Collection[Entry[Any]]
    pictures: Mapping[str, tuple[int, int] | None]
    attachments: Mapping[str, Attachment]
    file_sizes: Mapping[str, int]
    weigh: Callable[[Library], Mapping[str, Weight]] = field(repr=False)
    page_anchors: tuple[PageAnchor, ...]
    digest: str
    questions: Questions
    share: Callable[[Library], Mapping[str, SharedPicture]] = field(
        default=own_pictures, repr=False
    )
    advice: tuple[Problem, ...] = ()
    held_back: tuple[Problem, ...] = ()

    @cached_property
    def locale(self) -> Locale:
        """Words and formats of the site's language."""
        return Locale(self.settings.language)

    @cached_property
    def bodies(self) -> Bodies:
        """The texts of items as HTML."""
        return Bodies(self.pictures, self.locale)

    @property
    def zone(self) -> ZoneInfo:
        """The project's time zone."""
        return self.settings.zone

    @property
    def moment(self) -> datetime:
        """Its moment."""
        self.questions.note(MOMENT)
        return self.at

    @property
    def today(self) -> date:
        """The day of the moment in the project's zone."""
        self.questions.note(TODAY)
        return self.at.astimezone(self.zone).date()

    @property
    def midnight(self) -> datetime:
        """When that day began, in the project's zone."""
        return datetime.combine(self.today, time(), self.zone)

    @property
    def searched(self) -> When | None:
        """The month of the last search for sources, where every fact has outside ones: what is not
        known then is said. A project that writes about itself does not say what it leaves out."""
        return self.settings.searched if self.settings.sourced else None

    @property
    def coordinator(self) -> Partner | None:
        """The coordinating partner; None if it is unknown."""
        return self.partners.get(self.project.coordinator.value or "")

    @property
    def coordinators(self) -> list[Partner]:
        """The partners that coordinate the project, the coordinator first."""
        return [self.partners[key] for key in self.project.coordinators]

    @cached_property
    def entries(self) -> Collection[Entry[Any]]:
        """Every public item by the path of its file."""
        entries = {
            entry.path: entry for kind in ITEMS.values() for entry in self._apart(kind).values()
        }
        return Collection("entries", entries, self.questions)

    @property
    def withdrawn(self) -> tuple[Entry[Any], ...]:
        """The items that were withdrawn."""
        return tuple(entry for entry in self.notices.values() if entry.item.withdrawn)

    @property
    def expired(self) -> tuple[Entry[Any], ...]:
        """The items whose last day is over."""
        return tuple(entry for entry in self.notices.values() if not entry.item.withdrawn)

    def records(self, kind: Kind) -> list[Any]:
        """The records of a kind in their order; items as entries, the one group of a group."""
        collection = getattr(self, kind.collection)
        return [collection] if kind.is_group else [*collection.values()]

    @property
    def absent_pages(self) -> list[str]:
        """The addresses of the pages of docs/ that are no part of the site."""
        return [page for page in SECTIONS if not self.has_page(page)]

    def has_page(self, page: str) -> bool:
        """Whether the page at an address below the root is part of the site, if it is one of docs/:
        those of kinds of which there is nothing are not."""
        return is_there(page, self.settings, lambda kind: bool(getattr(self, kind.collection)))

    def lookup(self, kind: KindName, record_id: str) -> Any:
        """The record, entry or part of a record of a kind with this id; None if readers cannot see
        it."""
        return self._by_id[kind].get(record_id)

    def ids(self, kind: KindName) -> list[str]:
        """The ids of the records of a kind and of their parts, in their order."""
        return [*self._by_id[kind]]

    def _apart(self, kind: Kind) -> Mapping[str, Any]:
        """The records of a kind that is no group, by their ids; nothing is noted."""
        collection: Mapping[str, Any] = getattr(self, kind.collection)
        return collection.apart if isinstance(collection, Collection) else collection

    @cached_property
    def _by_id(self) -> dict[KindName, Mapping[str, Any]]:
        """Records and entries by their ids, with their parts that have ids, by the kinds' names."""
        return {
            kind.name: dict(self._with_parts(kind))
            if kind.parts
            else getattr(self, kind.collection)
            for kind in COLLECTIONS
        }

    def _with_parts(self, kind: Kind) -> Iterator[tuple[str, Any]]:
        for key, record in getattr(self, kind.collection).items():
            yield key, record
            for part in getattr(record, kind.parts):
                yield part.id, part

    @cached_property
    def weights(self) -> Mapping[str, Weight]:
        """The weight of each picture as it is published, by its path."""
        return self.weigh(self)

    @cached_property
    def data_pictures(self) -> Mapping[str, str]:
        """The public address of each picture of data that a record names, by its path."""
        return data_pictures.addresses(self)

    @cached_property
    def shared_pictures(self) -> Mapping[str, SharedPicture]:
        """The picture that goes with each item which has one at its top, by the item's path; none
        of an item whose picture others do not show, where only a build can draw another."""
        with self.questions.noting():  # an output that shows one depends on its item
            return self.share(self)

    def version(self, entry: Entry[Any]) -> tuple[object, ...]:
        """A value that distinguishes an item from every other, and from itself before a change of
        it, of its pictures or of the data, or of whether one can register for it."""
        item = entry.item
        if not isinstance(item, Event) or not item.registration:
            return self.digest, *self.own_version(entry)
        state = item.registration_state(self.at, self.settings)
        return self.digest, *self.own_version(entry), state

    def own_version(self, entry: Entry[Any]) -> tuple[object, ...]:
        """The same without the data."""
        beside, shared = self._beside.get(entry.folder), self.shared_pictures.get(entry.path)
        return entry.path, entry.digest, beside, shared, self.attached_to(entry)

    def attached_to(self, entry: Entry[Any]) -> tuple[Attachment, ...]:
        """The files to take along that lie beside an item."""
        return self._attached.get(entry.folder, ())

    @cached_property
    def _attached(self) -> dict[str, tuple[Attachment, ...]]:
        """The files to take along in each folder."""
        attached: dict[str, tuple[Attachment, ...]] = {}
        for path, attachment in self.attachments.items():
            folder = path.rpartition("/")[0]
            attached[folder] = (*attached.get(folder, ()), attachment)
        return attached

    def files_of(self, entry: Entry[Any]) -> list[tuple[AttachedFile, Attachment]]:
        """The files that the front matter of an item names, as it does and as they are
        published."""
        return [(file, self.attachments[entry.target(file.file)]) for file in entry.item.files]

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
        if not (known := self._published.get(entry.path)):
            known = self._published[entry.path] = instants.published(entry.item, self.settings)
        return known

    @cached_property
    def _published(self) -> dict[str, datetime]:
        return {}

    def phase(self, entry: Entry[Event]) -> Phase:
        """Whether an event is upcoming, running or past at the library's moment, or unknown."""
        return phase_of(self, entry.path)

    def registration(self, entry: Entry[Event]) -> RegistrationState:
        """Whether one can register for an event at the library's moment."""
        return registration_of(self, entry.path) if entry.item.registration else "none"

    def span(self, entry: Entry[Event]) -> tuple[datetime, datetime] | None:
        """The first instant of an event and the one after its last, None if its day is unknown."""
        return entry.item.span(self.settings)

    def events_in(self, *phases: Phase) -> list[Entry[Event]]:
        """The events in these phases: upcoming ones soonest first, others newest first."""
        return events_in(self, *phases)

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
            for key, value in self._apart(kind).items():
                record = value.item if isinstance(value, Entry) else value
                for _, referred, record_id in references(record):
                    index.setdefault((referred, record_id), {})[kind.collection, key] = None
        return index

    def referring(self, kind: KindName, record_id: str, collection: str) -> list[Any]:
        """The records that refer to a record: those of one collection (`news`, `labels` …), in
        their order."""
        return referring(self, kind, record_id, collection)

    def is_referred_to(self, kind: KindName, record_id: str) -> bool:
        """Whether any record refers to a record; nothing is noted."""
        return (kind, record_id) in self._referring

    def referring_apart(self, kind: KindName, record_id: str, collection: str) -> list[Any]:
        """The same, for those who answer questions: nothing is noted."""
        keys = self._referring.get((kind, record_id))
        if not keys:  # as most
            return []
        records: Mapping[str, Any] = getattr(self, collection)
        records = records.apart if isinstance(records, Collection) else records
        return [records[key] for name, key in keys if name == collection]


T = TypeVar("T")
Arguments = ParamSpec("Arguments")
FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {}  # those that are questions, by their names


def question(
    function: Callable[Concatenate[Library, Arguments], T],
) -> Callable[Concatenate[Library, Arguments], T]:
    """A decorator: a function of a library and of texts is computed once for each library and these
    arguments, and an output that calls it depends on what it returns, which must not be changed."""
    name = f"{function.__module__}:{function.__name__}"
    FUNCTIONS[name] = function

    def ask(library: Library, /, *arguments: Arguments.args, **named: Arguments.kwargs) -> T:
        if named:
            raise TypeError("a question has no named arguments")
        make = partial(function, library, *arguments)
        return library.questions.ask(make, name, *map(str, arguments))

    update_wrapper(ask, function)
    return ask


@question
def phase_of(library: Library, path: str) -> Phase:
    """Whether the event in the file at a path is upcoming, running or past, or unknown."""
    event: Event = library.entries.apart[path].item
    return event.phase(library.at, library.settings)


@question
def registration_of(library: Library, path: str) -> RegistrationState:
    """Whether one can register for the event in the file at a path."""
    event: Event = library.entries.apart[path].item
    return event.registration_state(library.at, library.settings)


@question
def events_in(library: Library, *phases: str) -> list[Entry[Event]]:
    """The events in these phases: upcoming ones soonest first, others newest first."""
    events = library.events.apart.values()
    in_phases = [event for event in events if library.phase(event) in phases]
    return in_phases[::-1] if phases == ("upcoming",) else in_phases


@question
def referring(library: Library, kind: KindName, record_id: str, collection: str) -> list[Any]:
    """The records of a collection that refer to a record, in their order."""
    return library.referring_apart(kind, record_id, collection)


def event_order(entry: Entry[Event], settings: Settings) -> datetime:
    """The instant by which an event is sorted: its first one, else that of its publication."""
    span = entry.item.span(settings)
    return span[0] if span else entry.item.published.at(settings.zone, time())
