"""Runs: what is made of many things in their order, kept in few values of the cache.

Of each thing there are pieces of bytes, one a column. Things that follow each other are a run, and
its pieces of a column are one value. Which things end a run follows from their names alone, so that
one that is added, changed or taken away touches the run in which it stands and no other, and in
this run the pieces of all others are taken over.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final
from zlib import crc32

from dissemination.cache import Cache

LENGTH: Final = 64  # things of a run, on average


@dataclass(frozen=True)
class Runs:
    """Things by their names, which are unlike, with the digests of what their pieces depend on.
    The newest should come first. `make` gives the pieces of the nth, one for each column; `purpose`
    tells them from all else in the cache."""

    cache: Cache
    purpose: str
    columns: Sequence[str]
    names: Sequence[str]
    keys: Sequence[str]
    make: Callable[[int], Sequence[bytes]]

    def contents(self, column: str) -> Iterator[bytes]:
        """The pieces of a column in each run, joined; what is not kept is made."""
        for run in _ranges(self.names):
            yield self._content(run, column)

    def retain(self) -> None:
        """Have the cache keep what this build has no need of."""
        for run in _ranges(self.names):
            for column in self.columns:
                self.cache.retain(self._place(run, column))

    def missing(self) -> list[range]:
        """The runs of which the cache has nothing, as ranges of the numbers of their things."""
        places = ((run, self._place(run, self.columns[0])) for run in _ranges(self.names))
        return [run for run, place in places if not self.cache.has(place)]

    def renew(self, run: range) -> None:
        """Make a run, and keep it."""
        self._renewed(run)

    def _content(self, run: range, column: str) -> bytes:
        kept = _Kept.read(self.cache.get(self._place(run, column)))
        if kept.keys == [self.keys[n] for n in run]:
            return kept.content
        return self._renewed(run)[column]

    def _renewed(self, run: range) -> dict[str, bytes]:
        """The contents of a run by their columns, made of what is kept and of what is not."""
        kept = [
            _Kept.read(self.cache.get(self._place(run, column))).pieces for column in self.columns
        ]
        known = set.intersection(*map(set, kept))
        rows = [
            [pieces[self.keys[n]] for pieces in kept] if self.keys[n] in known else self.make(n)
            for n in run
        ]
        contents = {}
        for column, pieces in zip(self.columns, zip(*rows, strict=True), strict=True):
            renewed = _Kept.of([self.keys[n] for n in run], pieces)
            self.cache.put(self._place(run, column), renewed.value)
            contents[column] = renewed.content
        return contents

    def _place(self, run: range, column: str) -> str:
        """The key of the cache under which a run is kept, whatever stands in it."""
        last = self.names[run[-1]]
        return self.cache.key("run", self.purpose, column, last if _ends_a_run(last) else "")


def fill(cache: Cache, all_runs: Iterable[Runs]) -> None:
    """Have several processes make the runs of which the cache has nothing, where these are of very
    many things. Raises EndedError."""
    missing = [(runs, run) for runs in all_runs for run in runs.missing()]
    if not cache.sharing.is_for(sum(len(run) for _, run in missing)):
        return

    def make(number: int) -> bytes:
        runs, run = missing[number]
        runs.renew(run)
        return b""

    with cache.shared(len(missing), make) as workers:
        for _ in workers.results():
            pass


@dataclass(frozen=True)
class _Kept:
    """What is kept of a run: the keys of its things, the lengths of their pieces, and these."""

    keys: list[str]
    lengths: list[int]
    content: bytes

    @classmethod
    def of(cls, keys: list[str], pieces: Sequence[bytes]) -> _Kept:
        return cls(keys, list(map(len, pieces)), b"".join(pieces))

    @classmethod
    def read(cls, value: bytes | None) -> _Kept:
        if value is None:
            return cls([], [], b"")
        head, _, content = value.partition(b"\n")
        keys, lengths = json.loads(head)
        return cls(keys, lengths, content)

    @property
    def value(self) -> bytes:
        return json.dumps([self.keys, self.lengths]).encode() + b"\n" + self.content

    @property
    def pieces(self) -> dict[str, bytes]:
        ends = pairwise(accumulate(self.lengths, initial=0))
        return {
            key: self.content[begin:end] for key, (begin, end) in zip(self.keys, ends, strict=True)
        }


def _ranges(names: Sequence[str]) -> Iterator[range]:
    """The runs, as ranges of the numbers of their things."""
    begin = 0
    for number, name in enumerate(names, 1):
        if number == len(names) or _ends_a_run(name):
            yield range(begin, number)
            begin = number


def _ends_a_run(name: str) -> bool:
    return crc32(name.encode()) % LENGTH == 0
