"""References by id: each leads to a record that exists and that readers can see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from dissemination.model.fields import Location
from dissemination.model.kinds import CHOICES
from dissemination.model.record import KindName
from dissemination.model.references import prose, prose_in, references, references_in
from dissemination.problems import Message, Problem, nearest
from dissemination.source.entries import Entry
from dissemination.source.reading import Reading
from dissemination.source.records import Invalid, Located

UNKNOWN_ID: Final = Message('unknown {kind} "{found}"; {nearest}')
HIDDEN_ID: Final = Message(
    'readers cannot see the {kind} "{found}": it is a draft, was withdrawn, '
    "or its day is still to come"
)


class Known:
    """The ids of every kind, those of records with problems included."""

    def __init__(self, reading: Reading, entries: list[Entry[Any]], hidden: frozenset[str]) -> None:
        """`hidden` are the paths of items that readers cannot see."""
        self._hidden = hidden
        self._unsure = set(reading.unsure)
        self._ids = {kind: set(found) for kind, found in reading.ids.items()}
        self._hidden_ids = {(a.kind, a.item.id) for a in entries if a.path in hidden}
        if "site" in reading.groups:
            settings = reading.groups["site"].record
            for kind, field in CHOICES.items():
                self._ids[kind] = {choice.id for choice in getattr(settings, field)}
        else:
            self._unsure |= CHOICES.keys()

    def problems(self, located: Located[Any] | Invalid) -> Iterator[Problem]:
        """References to records that do not exist, or that readers cannot see."""
        for loc, kind, value in _references(located):
            known = self._ids.get(kind, set())
            if value not in known and kind not in self._unsure:
                near = nearest(value, known)
                yield located.problem(UNKNOWN_ID, *loc, kind=kind, found=value, nearest=near)
            elif (kind, value) in self._hidden_ids and located.path not in self._hidden:
                yield located.problem(HIDDEN_ID, *loc, kind=kind, found=value)


def _references(located: Located[Any] | Invalid) -> Iterator[tuple[Location, KindName, str]]:
    """The references of a record that have no problem yet."""
    if isinstance(located, Located):
        yield from references(located.record)
    else:
        for loc, kind, value in references_in(located.model, located.data):
            if not located.tree.is_told(located.loc + loc):
                yield loc, kind, value.strip()


def prose_of(located: Located[Any] | Invalid) -> Iterator[tuple[Location, str]]:
    """The Markdown texts of a record that have no problem yet."""
    if isinstance(located, Located):
        yield from prose(located.record)
    else:
        for loc, text in prose_in(located.model, located.data):
            if not located.tree.is_told(located.loc + loc):
                yield loc, text.strip()
