"""Forms: the words of a site that are one word, inflected or spelt otherwise.

Which forms belong together stands in the index, so that the browser needs no stemmer: those that
have one stem in the language of their text (Snowball), and `munchen` with `muenchen`. For a form
that no text has, there are the endings that take each other's place among the forms of the site:
who types `clustering` where only `clusters` stands is helped by `ing` and `s`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from itertools import permutations
from typing import Final, Protocol

from dissemination.site.search.tokens import fold, inflected, spellings

# The stemmers of Snowball by language. Slovak, Croatian and Bosnian have none: that of the nearest
# language knows most of their endings. A language without one is compared by whole words and by
# how they begin.
STEMMERS: Final = {
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hu": "hungarian",
    "hy": "armenian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "tr": "turkish",
} | {"sk": "czech", "bs": "serbian", "hr": "serbian"}
SHORTEST: Final = 3  # letters that the forms of a word have in common
LONGEST: Final = 5  # letters of an ending
ENDINGS: Final = 120

Groups = list[tuple[str, ...]]


class Stemmer(Protocol):
    """A stemmer of Snowball."""

    def stemWord(self, word: str) -> str:  # noqa: N802
        """The stem of a word in small letters."""


def inflections(words: Mapping[str, Iterable[str]]) -> Groups:
    """The tokens that are forms of one word, from raw words by the language of their texts."""
    forms: dict[tuple[str, str], set[str]] = defaultdict(set)
    for language, raw_words in words.items():
        stemmer = _stemmer(language)
        if stemmer:
            for word in {word for raw in raw_words for word in inflected(raw)}:
                forms[language, fold(stemmer.stemWord(word))].add(fold(word))
    return sorted({tuple(sorted(group)) for group in forms.values() if len(group) > 1})


def other_spellings(words: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """The tokens of raw words that people write otherwise: each as (written out, token)."""
    raw_words = {raw for of_language in words.values() for raw in of_language}
    return sorted({pair for raw in raw_words for pair in spellings(raw)})


def endings(groups: Groups) -> list[str]:
    """The endings of inflections that take each other's place, as `ing>s`, the most frequent
    first."""
    counts = Counter(pair for group in groups for pair in set(_endings(group)))
    frequent = (pair for pair, count in counts.items() if count > 1)
    return sorted(frequent, key=lambda pair: (-counts[pair], pair))[:ENDINGS]


def _endings(group: tuple[str, ...]) -> Iterator[str]:
    for one, other in permutations(group, 2):
        stem = _shared(one, other)
        if stem >= SHORTEST and max(len(one), len(other)) - stem <= LONGEST:
            yield f"{one[stem:]}>{other[stem:]}"


def _shared(one: str, other: str) -> int:
    """The number of letters with which both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


@lru_cache
def _stemmer(language: str) -> Stemmer | None:
    """The stemmer of a language, in Python alone: one in C, where a machine has it, may be of
    another version, and the index would differ."""
    name = STEMMERS.get(language.partition("-")[0])
    if not name:
        return None
    module = import_module(f"snowballstemmer.{name}_stemmer")
    stemmer: Stemmer = getattr(module, f"{name.title()}Stemmer")()
    return stemmer
