"""Tokens: what the search compares, in the index as in what a reader types.

A token has no accents and no capitals. What is joined is found parted, and the other way round: of
`WP-3` and `wp3` there are the tokens `wp`, `3` and `wp3`, of `50,000` also `50000`. Of scripts that
set no spaces between words there are pairs of letters. `theme/assets/search.js` folds and parts
what a reader types in the same way; `tests/site/test_search_words.py` holds the two against each
other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from dissemination.folding import bare, fold, lower

# How people write letters that their keyboard lacks.
_WRITTEN_OUT: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "đ": "dj"} | {
    "ð": "dh",
    "ij": "y",
}
_SPECIAL: Final = re.compile("|".join(_WRITTEN_OUT))
# Thai, Lao, Burmese, Khmer, Japanese, Chinese.
DENSE: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_DENSE: Final = re.compile(f"[{DENSE}]")
_WORD: Final = re.compile(r"[^\W_]+")
_LINKED: Final = re.compile(r"[^\W_]+(?:[-‐–&.·_][^\W_]+)*")  # words with no space between
_PIECE: Final = re.compile(f"[{DENSE}]+|[0-9]+|[^0-9{DENSE}]+")
_LETTERS_ALONE: Final = re.compile(r"[^\W\d_]+")
_GROUPED: Final = re.compile(r"[0-9]+(?:[.,'’\s][0-9]{3})+(?![0-9])")
_FIRST_GROUP: Final = re.compile(r"[0-9]{1,3}(?![0-9])")
MOST_LINKED: Final = 4  # words that are joined to one


def written_out(text: str) -> str:
    """A text as it is typed without the letters `ä`, `å` and so on: `Århus` is `aarhus`."""
    return bare(_SPECIAL.sub(lambda letter: _WRITTEN_OUT[letter[0]], lower(text)))


def raw_words(text: str) -> list[str]:
    """The words of a text as they stand between spaces, and its numbers in groups of three digits
    as one word each: `50 000` as `50000`."""
    numbers = filter(_FIRST_GROUP.match, _GROUPED.findall(text))
    return [*text.split(), *(re.sub(r"[^0-9]", "", number) for number in numbers)]


@lru_cache(maxsize=200_000)
def tokens(raw: str) -> tuple[str, ...]:
    """The tokens of a raw word, some of them parts of others."""
    return tuple(_tokens(fold(raw)))


@lru_cache(maxsize=200_000)
def spellings(raw: str) -> tuple[tuple[str, str], ...]:
    """The tokens of a raw word that people write otherwise, each as (written out, token)."""
    small = raw.lower()
    if small.isascii() and not _SPECIAL.search(small):
        return ()
    pairs = zip(_tokens(written_out(raw)), tokens(raw), strict=True)
    return tuple(pair for pair in pairs if pair[0] != pair[1])


def inflected(raw: str) -> list[str]:
    """The words of a raw word that have inflected forms: letters alone, with their accents."""
    return [word for word in _LETTERS_ALONE.findall(lower(raw)) if not _DENSE.search(word)]


def is_dense(token: str) -> bool:
    """Whether a token is of a script that sets no spaces between words."""
    return bool(_DENSE.search(token))


def _tokens(folded: str) -> Iterator[str]:
    for linked in _LINKED.findall(folded):
        words = _WORD.findall(linked)
        for word in words:
            pieces = _PIECE.findall(word)
            for piece in pieces:
                yield from _pairs(piece) if is_dense(piece) else (piece,)
            if len(pieces) > 1 and not is_dense(word):
                yield word
        if _is_one_word(words):
            yield "".join(words)


def _pairs(run: str) -> Iterator[str]:
    """Each letter with the one after it, and the last one alone."""
    return (run[at : at + 2] for at in range(len(run)))


def _is_one_word(words: list[str]) -> bool:
    """Whether words with no space between are looked for as one, too: not the parts of a number."""
    return (
        1 < len(words) <= MOST_LINKED
        and not any(is_dense(word) for word in words)
        and not any(left[-1].isdigit() and right[0].isdigit() for left, right in pairwise(words))
    )
