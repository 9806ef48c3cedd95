"""What is searched: entries of which it is known what they depend on before they are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from dissemination.cache import digest
from dissemination.site.search.search_entry import SearchEntry


class Searched(Protocol):
    """An entry by its address and the name of its kind; `key` is the digest of all that it depends
    on."""

    @property
    def address(self) -> str:
        """Where it leads, below the public root."""

    @property
    def kind(self) -> str:
        """One of the kinds of answers."""

    @property
    def key(self) -> str:
        """The digest of all that it depends on."""

    def answer(self) -> SearchEntry:
        """The entry as answers show it."""

    def whole(self) -> SearchEntry:
        """The entry with all words by which it is found."""


@dataclass(frozen=True)
class SearchedEntry:
    """An entry that is made already."""

    entry: SearchEntry
    address: str
    kind: str
    key: str

    @classmethod
    def of(cls, entry: SearchEntry) -> SearchedEntry:
        """It with its digest."""
        return cls(entry, entry.address, entry.kind, digest(entry))

    def answer(self) -> SearchEntry:
        """The entry."""
        return self.entry

    def whole(self) -> SearchEntry:
        """The entry."""
        return self.entry
