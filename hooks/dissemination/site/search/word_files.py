"""Words with their entries and their forms, in files by the letters with which they begin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from dissemination.site.search.forms import Group
from dissemination.site.search.json_bytes import json_bytes
from dissemination.site.search.part_words import PartWords

LARGEST: Final = 12_000  # characters of a file of words, if it can be parted
HEAVY: Final = 3_000  # characters of a word that has a file of its own

Line = tuple[str, bytes]


@dataclass(frozen=True)
class WordFiles:
    """The words of each file with their lines, by the letters with which they begin, and the groups
    of forms to which each word belongs."""

    files: Mapping[str, list[Line]]
    groups: Mapping[str, list[Group]]

    @classmethod
    def of(cls, part: PartWords, groups: Iterable[Group]) -> WordFiles:
        """Those of the words of a part."""
        lines = [(word, _line(word, part)) for word in sorted(part.tokens)]
        return cls(_parted(lines), _of_words(groups))

    def file(self, letters: str) -> bytes:
        """The file of the words that begin with these letters."""
        lines = self.files[letters]
        groups = {group for word, _ in lines for group in self.groups.get(word, ())}
        forms = json_bytes([" ".join(group) for group in sorted(groups)])
        return b'{"words":{%b},"forms":%b}' % (b",".join(line for _, line in lines), forms)


def _of_words(groups: Iterable[Group]) -> dict[str, list[Group]]:
    of_word: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for word in group:
            of_word[word].append(group)
    return of_word


def _line(word: str, part: PartWords) -> bytes:
    return b"%b:%b" % (json_bytes(word), json_bytes(part.postings(word)))


def _parted(lines: list[Line]) -> dict[str, list[Line]]:
    """Words with their lines by the letters with which they begin: those of more than `LARGEST`
    characters are parted by the next letter, if there is more than one word."""
    files = {f"{word}.": [(word, line)] for word, line in lines if len(line) > HEAVY}
    waiting = [("", [line for line in lines if len(line[1]) <= HEAVY])]
    while waiting:
        letters, lines = waiting.pop()
        if letters and (sum(len(line) for _, line in lines) <= LARGEST or len(lines) == 1):
            files[letters] = lines
            continue
        parts: dict[str, list[Line]] = {}
        for word, line in lines:
            parts.setdefault(word[: len(letters) + 1], []).append((word, line))
        whole = parts.pop(letters, None)  # the word that is these letters and no more
        if whole:
            files[letters] = whole
        waiting += parts.items()
    return files
