"""References by id: each leads to a record that exists and that readers can see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from dissemination.checks.fields import data_of, references_of
from dissemination.checks.loaded_project import LoadedProject
from dissemination.model.kinds import BY_NAME, CHOICES
from dissemination.model.record import KindName
from dissemination.model.references import ids
from dissemination.problems import Message, Names, Problem, nearest
from dissemination.source.records import Invalid, Located
from dissemination.source.tree import Location

UNKNOWN_ID: Final = Message('unknown {kind} "{value}"; {nearest}', code="unknown-id")
NAME_FOR_ID: Final = Message(
    'the {kind} "{value}" is named by its id here; write {id}', code="name-for-id"
)
NO_PARTNER: Final = Message(
    'only a partner of data/partners.yml can lead it, and "{value}" is none; {nearest}',
    code="led-by-no-partner",
)
HIDDEN_ID: Final = Message(
    'readers cannot see the {kind} "{value}": it is a draft, was withdrawn, '
    "or its day is still to come",
    code="hidden-id",
)
_NONE: Final[set[str]] = set()

LEADERS: Final = frozenset({"leader", "lead"})  # fields that name the partner that leads something
# The fields by which a record may be called in place of its id.
CALLED: Final = ("title", "name", "short", "term", "number")


def unknown_references(project: LoadedProject) -> Iterator[Problem]:
    """References to records that do not exist, or that readers cannot see."""
    ids = _RecordIds(project)
    items = (file.front_matter for file in project.entry_files if file.front_matter)
    for node in (*project.records, *items):
        yield from ids.problems(node)


class _RecordIds:
    """The ids of every kind, those of records with problems included, and by what else their
    records may be called."""

    def __init__(self, project: LoadedProject) -> None:
        self._project = project
        self._hidden = project.hidden
        self._incomplete = set(project.reading.incomplete)
        self._ids: dict[KindName, set[str]] = dict(project.reading.ids)
        self._called: dict[KindName, dict[str, str]] = {}
        self._names_of: dict[KindName, Names] = {}
        self._hidden_ids: dict[KindName, set[str]] = {}
        for entry in project.entries if self._hidden else ():
            if entry.path in self._hidden and entry.kind not in project.left_out:
                self._hidden_ids.setdefault(entry.kind, set()).add(entry.item.id)
        if project.settings:
            for kind, field in CHOICES.items():
                choices = getattr(project.settings.record, field)
                self._ids[kind] = {choice.id for choice in choices}
        else:
            self._incomplete |= CHOICES.keys()

    def problems(self, node: Located[Any] | Invalid) -> Iterator[Problem]:
        """References of one record that lead nowhere."""
        if isinstance(node, Located) and not node.tree.reported and self._has_all(node):
            return
        for location, kind, value in references_of(node):
            ids = self._ids.get(kind, set())
            if value not in ids and kind not in self._incomplete:
                yield self._unknown(node, location, kind, value)
            elif value in self._hidden_ids_of(kind) and node.path not in self._hidden:
                yield node.problem(HIDDEN_ID, *location, kind=kind, value=value)

    def _has_all(self, node: Located[Any]) -> bool:
        """Whether every reference of a record leads to one that readers can see."""
        for kind, own in ids(node.record):
            if not self._ids.get(kind, _NONE).issuperset(own):
                return False
            if self._hidden_ids and not self._hidden_ids_of(kind).isdisjoint(own):
                return False
        return True

    def _hidden_ids_of(self, kind: KindName) -> set[str]:
        return self._hidden_ids.get(kind, _NONE)

    def _unknown(
        self, node: Located[Any] | Invalid, location: Location, kind: KindName, value: str
    ) -> Problem:
        """The problem of a reference that is no id; the id where a name stands in its place."""
        if kind not in self._called:
            self._called[kind] = dict(self._names_and_ids(kind))
            self._names_of[kind] = Names(self._called[kind])
        called, values = self._called[kind], {"kind": kind, "value": value}
        if own_id := called.get(value.casefold()):
            return node.problem(NAME_FOR_ID, *location, **values, id=own_id)
        if near := self._names_of[kind].closest(value):
            end = f'did you mean "{called[near]}"?'
        else:
            end = nearest(value, self._ids.get(kind, ()))
        if LEADERS.intersection(map(str, location)):
            return node.problem(NO_PARTNER, *location, value=value, nearest=end)
        return node.problem(UNKNOWN_ID, *location, **values, nearest=end)

    def _names_and_ids(self, kind: KindName) -> Iterator[tuple[str, str]]:
        """Everything by which the records of a kind may be called, each with the id; the ids come
        last, so that they go before names."""
        ids = self._ids.get(kind, set())
        for data, slug in self._written(kind):
            own_id = str(data.get("id", "")).strip()
            if own_id in ids:
                titles = (_text(data.get(field)) for field in CALLED)
                yield from ((name.casefold(), own_id) for name in (*titles, slug) if name)
        yield from ((own_id.casefold(), own_id) for own_id in sorted(ids))

    def _written(self, kind: KindName) -> Iterator[tuple[dict[str, Any], str]]:
        """What the files have for the records of a kind, each with the slug of its file."""
        if kind in CHOICES and self._project.settings:
            choices = data_of(self._project.settings).get(CHOICES[kind], [])
            yield from ((choice, "") for choice in choices if isinstance(choice, dict))
        for file in self._project.entry_files:
            if file.kind == kind and file.front_matter:
                yield data_of(file.front_matter), file.slug
        path = BY_NAME[kind].path if kind in BY_NAME else ""
        for node in self._project.records:
            data = data_of(node)
            if isinstance(data, dict) and node.path == path:
                yield data, ""


def _text(value: Any) -> str:
    """A title, or the value of one that is a fact."""
    text = value.get("value") if isinstance(value, dict) else value
    return text.strip() if isinstance(text, str) else ""
