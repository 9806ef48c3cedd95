"""The words of a part of the entries: in which of them each stands, and which are forms of one."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Final

from dissemination.site.search.entry_words import LEVELS, EntryWords
from dissemination.site.search.tokens import inflected, spellings, tokens

FREQUENT: Final = 1_000  # entries of a word from which on every third level is enough
ROUGH: Final = {ord(level): LEVELS[at // 3 * 3] for at, level in enumerate(LEVELS)}
_LOWEST: Final = ord(LEVELS[0])
_BITS: Final = 4  # of a level


@dataclass
class PartWords:
    """The words of some entries that follow each other, `first` being the number of the first."""

    first: int
    _entries: dict[str, array[int]] = field(default_factory=lambda: defaultdict(_numbers))
    _title: set[str] = field(default_factory=set)
    _raw: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, first: int, count: int, newest_first: Iterable[EntryWords]) -> PartWords:
        """Those of so many entries."""
        part = cls(first)
        for before, words in enumerate(islice(newest_first, count), 1):
            part._add(first + count - before, words)
        return part

    def _add(self, number: int, words: EntryWords) -> None:
        entries, shifted = self._entries, (number << _BITS) - _LOWEST
        for token, level in zip(words.tokens.split(), words.levels.encode(), strict=True):
            entries[token].append(shifted + level)
        self._title.update(words.title.split())
        for language, raw in words.raw.items():
            self._raw[language].update(raw.split())

    @property
    def inflected(self) -> dict[str, set[str]]:
        """The words that may have other forms, by the language of their texts."""
        return {language: set().union(*map(inflected, raw)) for language, raw in self._raw.items()}

    @cached_property
    def spellings(self) -> set[tuple[str, str]]:
        """The words that people write otherwise, each as it is then written and its token."""
        return set().union(*(spellings(word) for raw in self._raw.values() for word in raw))

    @property
    def tokens(self) -> set[str]:
        """Every token, also as it is written otherwise."""
        return self._entries.keys() | {form for form, _ in self.spellings}

    @property
    def titles(self) -> set[str]:
        """The tokens of titles, also as they are written otherwise."""
        otherwise = {form for raw in self._title for form, _ in spellings(raw)}
        return otherwise.union(*map(tokens, self._title))

    def postings(self, token: str) -> str:
        """The entries in which a token stands, each as its distance from the one before (of the
        first, from the entry before the part), if it is not the next one, and the level of the
        token's weight in it: `AC3B` is the first two of the part and the fifth."""
        entries = self._entries.get(token)
        if not entries:
            return ""
        texts, last = [], self.first - 1
        for entry in reversed(entries):
            distance = (entry >> _BITS) - last
            last += distance
            level = LEVELS[entry & (1 << _BITS) - 1]
            texts.append(level if distance == 1 else f"{distance}{level}")
        text = "".join(texts)
        return text if len(texts) < FREQUENT else text.translate(ROUGH)


def _numbers() -> array[int]:
    return array("I")
