"""The closed part of the index: the words of most entries, in files by their letters.

It is made of all its entries at once, and of these only if one of its files is wanted; what the
rest of the index asks of it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from json import loads
from typing import Any

from dissemination.cache import Cache
from dissemination.output import Output
from dissemination.site.search.forms import Forms, endings, forms_of, groups
from dissemination.site.search.json_bytes import json_bytes
from dissemination.site.search.part_words import PartWords
from dissemination.site.search.spelling import SpellingFiles, spelling_files
from dissemination.site.search.word_files import WordFiles


@dataclass(frozen=True)
class ClosedPart:
    """A part with the digest of its entries, whose words `read` gives."""

    key: str
    cache: Cache
    read: Callable[[], PartWords] = field(repr=False)

    def outputs(self) -> Iterator[Output]:
        """Its files."""
        for what in ("forms", "endings"):
            self.cache.retain(self._place(what))
        for letters in self.letters:
            make = partial(self._word_file, letters)
            yield Output(_word_address(letters), make, self.key)
        for name in self.spelling:
            make = partial(self._spelling_file, name)
            yield Output(f"search/spelling/{name}.json", make, self.key)

    @cached_property
    def letters(self) -> list[str]:
        """The letters with which the words of each file begin."""
        letters: list[str] = self._kept("letters", lambda: sorted(self._words.files))
        return letters

    @cached_property
    def spelling(self) -> list[str]:
        """The names of the files of spelling."""
        names: list[str] = self._kept("spelling", lambda: [*self._spelling])
        return names

    @cached_property
    def forms(self) -> Forms:
        """The forms of its words."""
        forms: Forms = self._kept("forms", self._forms)
        return forms

    @cached_property
    def endings(self) -> dict[str, int]:
        """Its endings that take each other's place, each with the number of its groups."""
        counts: dict[str, int] = self._kept("endings", lambda: endings(groups(self.forms)))
        return counts

    def _kept(self, what: str, make: Callable[[], Any]) -> Any:
        """What the cache has of the part, else what is made of its words, and then kept."""
        return loads(self.cache.get_or_create(self._place(what), lambda: json_bytes(make())))

    def _place(self, what: str) -> str:
        return self.cache.key("search-closed", what, self.key)

    def _word_file(self, letters: str) -> bytes:
        return self._words.file(letters)

    def _spelling_file(self, name: str) -> bytes:
        return json_bytes(self._spelling[name])

    def _forms(self) -> Forms:
        return forms_of(self._part.inflected, self.cache, "closed")

    @cached_property
    def _part(self) -> PartWords:
        return self.read()

    @cached_property
    def _words(self) -> WordFiles:
        return WordFiles.of(self._part, [*groups(self.forms), *self._part.spellings])

    @cached_property
    def _spelling(self) -> SpellingFiles:
        return spelling_files(self._part.tokens, self._part.titles)


def _word_address(letters: str) -> str:
    """The address of the words that begin with letters, in ASCII and no name that Windows
    reserves."""
    return f"search/words/{'-'.join(f'{ord(letter):x}' for letter in letters)}.json"
