"""Items as they were published beside themselves today: an item is known by its id, whatever its
file is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dissemination.checks.history.addresses import public_entries, with_page
from dissemination.checks.loaded_project import EntryFile, LoadedProject
from dissemination.source.entries import LocatedEntry


@dataclass(frozen=True)
class Pair:
    """An item that had a page when it was published, and its file today, None where it has none.

    `was_public` and `is_public` say whether lists, feeds and calendars show it, `has_page` whether
    at least a notice is left. `left_out` are fields of then that cannot be read any more.
    """

    was: LocatedEntry[Any]
    now: EntryFile | None
    was_public: bool
    is_public: bool
    has_page: bool
    left_out: frozenset[str] = frozenset()

    @property
    def both(self) -> LocatedEntry[Any] | None:
        """The item of today, where it is without problems."""
        return self.now if isinstance(self.now, LocatedEntry) else None


def pairs(project: LoadedProject) -> Iterator[Pair]:
    """The items whose files are not as they were when they were published, and had a page then;
    none without an earlier state, or while the settings have problems."""
    earlier, published = project.earlier, project.published
    if not earlier or not published or not project.settings:
        return
    files = _Files(project, published)
    was_public, is_public, has_page = (
        frozenset(entry.path for entry in entries)
        for entries in (public_entries(published), public_entries(project), with_page(project))
    )
    changed = earlier.changed - project.reading.refused  # what these hold is not known
    for was in with_page(published):
        if was.path in changed:
            now = files.of(was)
            path = now.path if now else ""
            yield Pair(
                was,
                now,
                was.path in was_public,
                path in is_public,
                path in has_page,
                earlier.left_out.get((was.path, was.item.id), frozenset()),
            )


class _Files:
    """Today's files of items, by what may be left of an earlier one."""

    def __init__(self, project: LoadedProject, published: LoadedProject) -> None:
        self._ids = {(file.kind, _id(file)): file for file in project.entry_files}
        self._paths = {file.path: file for file in project.entry_files}
        self._former_ids = {(file.kind, _id(file)) for file in published.entry_files}
        self._new = [
            entry
            for entry in project.entries
            if (entry.kind, entry.item.id) not in self._former_ids
            and entry.path not in published.files
        ]

    def of(self, was: LocatedEntry[Any]) -> EntryFile | None:
        """The file that has the item's id; else that in its place, or a new one that is like it,
        which then has another id."""
        if file := self._ids.get((was.kind, was.item.id)):
            return file
        file = self._paths.get(was.path)
        if file and (_id(file) is None or (file.kind, _id(file)) not in self._former_ids):
            return file
        return next((entry for entry in self._new if _is_alike(entry, was)), None)


def _id(file: EntryFile) -> str | None:
    return file.front_matter.id if file.front_matter else None


def _is_alike(entry: LocatedEntry[Any], was: LocatedEntry[Any]) -> bool:
    """Whether two items of one kind have one text, or one title and day of publication."""
    if entry.kind != was.kind:
        return False
    is_of_one_day = entry.item.published == was.item.published
    has_text = entry.body.strip() == was.body.strip() != ""
    return has_text or (is_of_one_day and entry.item.title == was.item.title)
