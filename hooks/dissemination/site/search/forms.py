"""Forms: the words of a site that are one word, inflected or spelt otherwise.

Which forms belong together stands in the index, so that the browser needs no stemmer: those that
have one stem in the language of their text (Snowball), and `munchen` with `muenchen`. For a form
that no text has, there are the endings that take each other's place among the forms of the site:
who types `clustering` where only `clusters` stands is helped by `ing` and `s`.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import permutations
from types import ModuleType
from typing import Final, Protocol

from dissemination.cache import Cache
from dissemination.folding import fold

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

# The forms of each stem, by the language of their texts.
Forms = dict[str, dict[str, list[str]]]
Group = tuple[str, ...]
Grown = tuple[Group, Group]  # a group, and what it was before


class Stemmer(Protocol):
    """A stemmer of Snowball."""

    def stemWord(self, word: str) -> str:  # noqa: N802
        """The stem of a word in small letters."""


def forms_of(words: Mapping[str, Collection[str]], cache: Cache, part: str) -> Forms:
    """The forms of words, by their languages. The stems of the words of a part are kept under its
    name."""
    key = cache.key("stems", part)
    known: dict[str, dict[str, str]] = json.loads(cache.get(key) or b"{}")
    stems = {
        language: _stems(language, of_language, known.get(language, {}))
        for language, of_language in sorted(words.items())
        if language.partition("-")[0] in STEMMERS
    }
    if stems != known:
        cache.put(key, json.dumps(stems, ensure_ascii=False).encode())
    forms: Forms = {}
    for language, of_language in stems.items():
        of_stem: dict[str, set[str]] = defaultdict(set)
        for word, stem in of_language.items():
            of_stem[stem].add(fold(word))
        forms[language] = {stem: sorted(group) for stem, group in of_stem.items()}
    return forms


def _stems(language: str, words: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    return {
        word: known[word] if word in known else fold(_stemmer(language).stemWord(word))
        for word in sorted(words)
    }


def groups(forms: Forms) -> list[Group]:
    """The forms of one stem, where there are several."""
    return [tuple(group) for of in forms.values() for group in of.values() if len(group) > 1]


def widened(forms: Forms, others: Forms) -> Iterator[Grown]:
    """For each stem to which the forms of `others` add one: all of its forms, and those that it
    had."""
    for language, stems in others.items():
        before = forms.get(language, {})
        for stem, added in stems.items():
            had = before.get(stem, [])
            if len(whole := {*had, *added}) > len(had):
                yield tuple(sorted(whole)), tuple(had)


def endings(groups: Iterable[Group]) -> Counter[str]:
    """The endings that take each other's place, as `ing>s`, with the number of groups in which they
    do."""
    return Counter(pair for group in groups for pair in set(_endings(group)))


def frequent(endings: Mapping[str, int]) -> list[str]:
    """The endings of more than one group, the most frequent first."""
    several = (pair for pair, count in endings.items() if count > 1)
    return sorted(several, key=lambda pair: (-endings[pair], pair))[:ENDINGS]


def _endings(group: Group) -> Iterator[str]:
    for one, other in permutations(group, 2):
        stem = _shared(one, other)
        if stem >= SHORTEST and max(len(one), len(other)) - stem <= LONGEST:
            yield f"{one[stem:]}>{other[stem:]}"


def _shared(one: str, other: str) -> int:
    """The number of letters with which both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


@cache
def _stemmer(language: str) -> Stemmer:
    """The stemmer of a language, in Python alone: one in C, where a machine has it, may be of
    another version, and the index would differ."""
    name = STEMMERS[language.partition("-")[0]]
    module = import_module(f"{_snowball()}.{name}_stemmer")
    stemmer: Stemmer = getattr(module, f"{name.title()}Stemmer")()
    return stemmer


@cache
def _snowball() -> str:
    """The name of a package with the modules of Snowball: its own imports the stemmers of all
    languages, which takes longer than all else here."""
    package = ModuleType(f"{__name__}_snowball")
    spec = find_spec("snowballstemmer")
    assert spec
    assert spec.submodule_search_locations
    package.__path__ = list(spec.submodule_search_locations)
    sys.modules[package.__name__] = package
    return package.__name__
