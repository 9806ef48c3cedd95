"""The digests of answers to questions that outputs of an earlier build asked of a library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from hashlib import blake2b
from operator import attrgetter
from typing import Any, Final

from dissemination.library.collection import Collection
from dissemination.library.library import FUNCTIONS, Library
from dissemination.library.questions import ALL, ANY, MOMENT, ONE, SEPARATOR, TODAY
from dissemination.model.entry import Entry
from dissemination.model.item import Item
from dissemination.model.record import Model

_PLAIN: Final = frozenset(
    {str, int, float, bool, bytes, date, datetime, time, timedelta, type(None)}
)
_NO_ITEM: Final = "none"  # in place of the version of an item that is not there


class Answers:
    """The answers of a library today, each by its digest, which is the same on every machine."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._digests: dict[str, str] = {}
        self._versions: dict[str, str] = {}
        self._forms: dict[type[Any], Callable[[Any], object]] = {}
        self._collections: dict[str, Mapping[str, Any]] = {}

    def digest(self, question: str) -> str:
        """The digest of the answer to a question; empty where it cannot be asked any more."""
        if question not in self._digests:
            self._digests[question] = self._digest(question)
        return self._digests[question]

    def learn(self, digests: Mapping[str, str]) -> None:
        """Take over the digests of answers that another process found in the same library."""
        self._digests |= digests

    def _digest(self, question: str) -> str:
        name, *arguments = question.split(SEPARATOR)
        questions = self._library.questions
        for answer in questions.answered(question):
            return _digest_of(self.identity(answer))
        try:
            if name == ONE:
                return self._of_one(*arguments)
            with questions.noting():
                answer = self._answer(name, arguments)
        except LookupError:
            return ""  # what it was about is gone, so whoever asked is made anew
        return _digest_of(self.identity(answer))

    def _of_one(self, collection: str, key: str) -> str:
        """The version of an item, by its key in a collection."""
        entry = self._apart(collection).get(key)
        return self._version(entry) if entry else _NO_ITEM

    def _apart(self, name: str) -> Mapping[str, Any]:
        """The items of a collection. Raises LookupError if there is no such collection."""
        if name not in self._collections:
            collection = getattr(self._library, name, None)
            if not isinstance(collection, Collection):
                raise LookupError(name)
            self._collections[name] = collection.apart
        return self._collections[name]

    def _answer(self, name: str, arguments: list[str]) -> Any:
        library = self._library
        if name == MOMENT:
            return library.at
        if name == TODAY:
            return library.today
        if name in (ALL, ANY):
            entries = self._apart(arguments[0])
            return [*entries.values()] if name == ALL else bool(entries)
        if own := library.questions.answering.get(name):
            return own(*arguments)
        return FUNCTIONS[name](library, *arguments)

    def identity(self, value: Any) -> object:
        """A value with a complete `repr`, in place of an answer. Records of data stand as their
        ids, since all outputs depend on the data. Raises TypeError for what has no such value."""
        kind = type(value)
        if kind in _PLAIN:  # nearly all
            return value
        if not (form := self._forms.get(kind)):
            form = self._forms[kind] = self._form(value)
        return form(value)

    def _form(self, value: Any) -> Callable[[Any], object]:
        """How values of the class of this one are identified."""
        match value:
            case str():
                return str  # Markup has a repr of its own
            case Entry():
                return self._version
            case list() | tuple():
                return self._each
            case Mapping():
                return lambda each: [self._each(pair) for pair in each.items()]
            case set() | frozenset():
                return lambda each: sorted(map(repr, self._each(each)))
            case Item():
                return repr
            case Model():
                return lambda each: (type(each).__name__, getattr(each, "id", None) or repr(each))
        if is_dataclass(value) and not isinstance(value, type):
            return self._of_fields(type(value))
        raise TypeError(f"an answer has no identity: {type(value).__name__}")

    def _each(self, values: Iterable[Any]) -> list[object]:
        identity = self.identity
        return [each if type(each) in _PLAIN else identity(each) for each in values]

    def _of_fields(self, kind: type[Any]) -> Callable[[Any], object]:
        """How values of a class of data are identified: by the fields that tell two apart."""
        names = [field.name for field in fields(kind) if field.compare]
        if len(names) == 1:
            return lambda value: [kind.__name__, self.identity(getattr(value, names[0]))]
        own = attrgetter(*names)
        return lambda value: [kind.__name__, *self._each(own(value))]

    def _version(self, entry: Entry[Any]) -> str:
        """A short form of what distinguishes an item."""
        if entry.path not in self._versions:
            self._versions[entry.path] = _digest_of(self._library.own_version(entry))
        return self._versions[entry.path]


def _digest_of(identity: object) -> str:
    return blake2b(repr(identity).encode(), digest_size=16).hexdigest()
