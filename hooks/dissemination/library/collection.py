"""The items of a kind, which note what an output asks of them."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import TypeVar, overload

from dissemination.library.questions import ALL, ANY, ONE, Questions

EntryT = TypeVar("EntryT")
OtherT = TypeVar("OtherT")


class Collection(Mapping[str, EntryT]):
    """Items by their ids, or by their paths. Whoever looks one up depends on this one, or on its
    absence; whoever goes through them, on all; whoever takes them `apart`, on none."""

    def __init__(self, name: str, entries: Mapping[str, EntryT], questions: Questions) -> None:
        self.apart = entries
        self._name = name
        self._questions = questions

    def __getitem__(self, key: str) -> EntryT:
        self._questions.note(ONE, self._name, key)
        return self.apart[key]

    @overload
    def get(self, key: str, /) -> EntryT | None: ...
    @overload
    def get(self, key: str, default: EntryT | OtherT, /) -> EntryT | OtherT: ...
    def get(self, key: str, default: EntryT | OtherT | None = None, /) -> EntryT | OtherT | None:
        """The item of a key, else the default."""
        self._questions.note(ONE, self._name, key)
        return self.apart.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._questions.note(ONE, self._name, str(key))
        return key in self.apart

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def __bool__(self) -> bool:
        self._questions.note(ANY, self._name)
        return bool(self.apart)

    def keys(self) -> KeysView[str]:
        """All keys."""
        return self._whole().keys()

    def values(self) -> ValuesView[EntryT]:
        """All items."""
        return self._whole().values()

    def items(self) -> ItemsView[str, EntryT]:
        """All keys with their items."""
        return self._whole().items()

    def _whole(self) -> Mapping[str, EntryT]:
        self._questions.note(ALL, self._name)
        return self.apart
