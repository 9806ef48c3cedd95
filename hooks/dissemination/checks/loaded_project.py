"""A project for the checks: everything that was read, with positions, at one moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import chain
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from dissemination.checks.alone import Alone
from dissemination.checks.history.earlier import Earlier
from dissemination.checks.prose import Prose, examined
from dissemination.library.instants import public_from
from dissemination.library.sections import is_there
from dissemination.markdown.examination import Examination, examine
from dissemination.markdown.structure import Structure, structure_of
from dissemination.model.event import Event
from dissemination.model.kind import Kind
from dissemination.model.kinds import OPTIONAL
from dissemination.model.picture_format import UNREAD, ending_of, is_picture
from dissemination.model.practice import Practice
from dissemination.model.project import Project
from dissemination.model.record import KindName
from dissemination.model.settings import Settings
from dissemination.source.entries import InvalidEntry, LocatedEntry
from dissemination.source.reading import Reading
from dissemination.source.records import Invalid, Located

EntryFile = LocatedEntry[Any] | InvalidEntry


@dataclass(frozen=True)
class LoadedProject:
    """The reading of a project at an aware `moment`; what depends on a file with problems is None
    or left out. `site_url` is the public address of the site, empty where it is not known, and
    `earlier` the published state, None where it is equal or not known. `look_alone` gives what each
    item's file says alone, by the paths of the files."""

    reading: Reading
    moment: datetime
    site_url: str = ""
    earlier: Earlier | None = None
    look_alone: Callable[[LoadedProject], Mapping[str, Alone]] = lambda _: {}

    @cached_property
    def alone(self) -> Mapping[str, Alone]:
        """What each item's file says alone, by their paths."""
        return self.look_alone(self)

    @cached_property
    def published(self) -> LoadedProject | None:
        """The published state at the same moment."""
        return LoadedProject(self.earlier.reading, self.moment) if self.earlier else None

    @property
    def files(self) -> frozenset[str]:
        """All files of data, content and docs, as paths from the root with slashes."""
        return self.reading.files

    @cached_property
    def first_files(self) -> Mapping[str, str]:
        """Every file and every folder with the first file in it, by their paths, in their order."""
        first: dict[str, str] = {}
        for file in sorted(self.files):
            end = file.find("/")
            while end > 0:
                first.setdefault(file[:end], file)
                end = file.find("/", end + 1)
            first[file] = file
        return first

    @cached_property
    def pictures_below(self) -> Mapping[str, frozenset[str]]:
        """The pictures below each folder, also those of formats that are not read, as paths from
        it."""
        pictures: dict[str, set[str]] = {}
        for path in self.files:
            if not is_picture(path) and ending_of(path) not in UNREAD:
                continue
            for folder in list(map(str, PurePosixPath(path).parents))[:-1]:
                pictures.setdefault(folder, set()).add(path.removeprefix(f"{folder}/"))
        return {folder: frozenset(paths) for folder, paths in pictures.items()}

    @property
    def project(self) -> Located[Project] | None:
        """The record of data/project.yml."""
        return self.reading.groups.get("project")

    @property
    def settings(self) -> Located[Settings] | None:
        """The record of data/site.yml."""
        return self.reading.groups.get("site")

    @property
    def zone(self) -> ZoneInfo | None:
        """The project's time zone."""
        return self.settings.record.zone if self.settings else None

    @property
    def today(self) -> date | None:
        """The day of the moment in the project's zone."""
        return self.moment.astimezone(self.zone).date() if self.zone else None

    @cached_property
    def entries(self) -> list[LocatedEntry[Any]]:
        """The items without problems of their own."""
        return list(chain(*self.reading.entries.values()))

    @cached_property
    def entry_files(self) -> list[EntryFile]:
        """The files of all items, those with problems after the others."""
        return [*self.entries, *self.reading.invalid_entries]

    @cached_property
    def records(self) -> list[Located[Any] | Invalid]:
        """Everything of data/, what has problems after the rest."""
        return [
            *self.reading.groups.values(),
            *chain(*self.reading.records.values()),
            *self.reading.invalid_records,
        ]

    @property
    def events(self) -> list[LocatedEntry[Event]]:
        """The events without problems of their own."""
        return self.reading.entries.get("events", [])

    @property
    def practices(self) -> list[LocatedEntry[Practice]]:
        """The practices without problems of their own that are not withdrawn."""
        practices = self.reading.entries.get("practices", [])
        return [entry for entry in practices if not entry.item.withdrawn]

    def records_of(self, name: str) -> list[Located[Any]]:
        """The records without problems of data/<name>.yml."""
        return self.reading.records.get(name, [])

    @property
    def outcomes(self) -> list[Located[Any]]:
        """Milestones and results."""
        return [*self.records_of("milestones"), *self.records_of("results")]

    @property
    def reports(self) -> list[Located[Any]]:
        """The records of which feeds tell."""
        return [*self.outcomes, *self.records_of("deliverables")]

    @property
    def dated(self) -> list[Located[Any]]:
        """All that is published on a day of its own: items and reports."""
        return [*(entry.front_matter for entry in self.entries), *self.reports]

    @cached_property
    def left_out(self) -> frozenset[KindName]:
        """The names of the kinds that the settings leave out of the site."""
        names = self.settings.record.hidden if self.settings else ()
        return frozenset(OPTIONAL[name].name for name in names if name in OPTIONAL)

    def has_page(self, page: str) -> bool:
        """Whether the page at an address below the root is part of the site, as far as it is known:
        records with problems count."""
        return not self.settings or is_there(page, self.settings.record, self._has)

    def _has(self, kind: Kind) -> bool:
        """Whether readers can see a record or item of a kind."""
        if kind.name in self.left_out:
            return False
        if kind.is_item:
            return any(
                file.kind == kind.name and self._is_listed(file) for file in self.entry_files
            )
        return bool(self.reading.ids.get(kind.name)) or kind.name in self.reading.incomplete

    def _is_listed(self, file: EntryFile) -> bool:
        """Whether lists show an item, if it is without problems."""
        if isinstance(file, InvalidEntry):
            return True
        has_expired = self.today and file.item.has_expired(self.today)
        return file.path not in self.hidden and not has_expired

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The paths of the items that readers cannot see at the moment."""
        return frozenset(entry.path for entry in self.entries if not self._is_public(entry))

    def _is_public(self, entry: LocatedEntry[Any]) -> bool:
        """Whether readers can see the page of an item. That of an expired one stays as a notice,
        so that no link to it becomes a problem on the day on which it expires."""
        if entry.item.draft or entry.item.withdrawn or entry.kind in self.left_out:
            return False
        if self.settings is None or entry.item.published.day < self._yesterday:
            return True
        return public_from(entry.item, self.settings.record) <= self.moment

    @cached_property
    def _yesterday(self) -> date:
        """The day before the moment in the project's zone, or in none."""
        return (self.today or self.moment.date()) - timedelta(days=1)

    @cached_property
    def examinations(self) -> Mapping[str, Examination]:
        """The examinations of items' bodies, by the paths of their files; lines are those of the
        file."""
        return {
            file.path: examine(file.body, file.path, file.body_line)
            for file in self.entry_files
            if file.body is not None
        }

    @cached_property
    def structures(self) -> Mapping[str, Structure]:
        """The sections and tables of practices by the paths of their files; lines are those of the
        text."""
        return {entry.path: structure_of(entry.body) for entry in self.practices}

    @cached_property
    def prose(self) -> list[Prose]:
        """The Markdown texts of all data files."""
        return list(examined(self.records))
