"""References by id: each leads to a record that exists and that readers can see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from dissemination.checks.fields import references_of
from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.kinds import CHOICES
from dissemination.model.record import KindName
from dissemination.problems import Message, Names, Problem
from dissemination.source.records import Invalid, Located

UNKNOWN_ID: Final = Message('unknown {kind} "{value}"; {nearest}', code="unknown-id")
HIDDEN_ID: Final = Message(
    'readers cannot see the {kind} "{value}": it is a draft, was withdrawn, '
    "or its day is still to come",
    code="hidden-id",
)


def unknown_references(project: LoadedProject) -> Iterator[Problem]:
    """References to records that do not exist, or that readers cannot see."""
    ids = _RecordIds(project)
    items = (file.front_matter for file in project.entry_files if file.front_matter)
    for node in (*project.records, *items):
        yield from ids.problems(node)


class _RecordIds:
    """The ids of every kind, those of records with problems included."""

    def __init__(self, project: LoadedProject) -> None:
        self._hidden = project.hidden
        self._incomplete = set(project.reading.incomplete)
        self._names_of: dict[KindName, Names] = {}
        self._ids: dict[KindName, set[str]] = dict(project.reading.ids)
        self._hidden_ids = {
            (entry.kind, entry.item.id) for entry in project.entries if entry.path in self._hidden
        }
        if project.settings:
            for kind, field in CHOICES.items():
                choices = getattr(project.settings.record, field)
                self._ids[kind] = {choice.id for choice in choices}
        else:
            self._incomplete |= CHOICES.keys()

    def _names(self, kind: KindName) -> Names:
        """The ids of a kind, among which the nearest is looked for."""
        if kind not in self._names_of:
            self._names_of[kind] = Names(self._ids.get(kind, ()))
        return self._names_of[kind]

    def problems(self, node: Located[Any] | Invalid) -> Iterator[Problem]:
        """References of one record that lead nowhere."""
        for location, kind, value in references_of(node):
            ids = self._ids.get(kind, set())
            if value not in ids and kind not in self._incomplete:
                near = self._names(kind).nearest(value)
                yield node.problem(UNKNOWN_ID, *location, kind=kind, value=value, nearest=near)
            elif (kind, value) in self._hidden_ids and node.path not in self._hidden:
                yield node.problem(HIDDEN_ID, *location, kind=kind, value=value)
