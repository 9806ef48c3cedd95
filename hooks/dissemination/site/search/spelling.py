"""Spelling: the words among which the search looks for one that was typed with a slip.

A slip is one letter too many, too few, another one, or two that changed places. It leaves the first
letter as it was, or the last one; so each word stands in a file of its first letter and in one of
its last. A file that grows too large is parted by the length of its words, which a slip changes by
one at most. The words of titles come first in a file, and among what is offered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from dissemination.site.search.tokens import is_dense

LARGEST: Final = 8_000  # characters of a file that is not parted
LENGTHS: Final = range(3, 25)  # letters of a word that may have a slip

SpellingFiles = dict[str, tuple[str, str]]


def spelling_files(words: Iterable[str], in_titles: Collection[str]) -> SpellingFiles:
    """By the names of files their words, those of titles and others, each with spaces between."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in sorted(word for word in words if _is_spelt(word)):
        groups[f"first-{ord(word[0]):x}"].append(word)
        groups[f"last-{ord(word[-1]):x}"].append(word)
    files = (file for name, group in groups.items() for file in _parted(name, group))
    return {
        name: (
            " ".join(word for word in group if word in in_titles),
            " ".join(word for word in group if word not in in_titles),
        )
        for name, group in sorted(files)
    }


def _is_spelt(word: str) -> bool:
    return word.isalpha() and len(word) in LENGTHS and not is_dense(word)


def _parted(name: str, words: list[str]) -> Iterator[tuple[str, list[str]]]:
    if sum(map(len, words)) <= LARGEST:
        yield name, words
        return
    lengths: dict[int, list[str]] = defaultdict(list)
    for word in words:
        lengths[len(word)].append(word)
    for length, of_length in lengths.items():
        yield f"{name}-{length}", of_length
