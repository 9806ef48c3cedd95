"""Tokens: words without accents, capitals and plural endings, as the search compares them.

`docs/assets/search.js` folds what a reader types in the same way; `tests/site/test_search.py` holds
the two against each other.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Letters that are no accented form of another in Unicode, but that people type as one.
_LETTERS: Final = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
    | {"ς": "σ"}
)
_WORD: Final = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """A text without accents and capitals: `Příliš` is `prilis`, `Straße` is `strasse`."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    bare = "".join(letter for letter in apart if unicodedata.category(letter)[0] != "M")
    return bare.lower().translate(_LETTERS)


def tokenize(text: str, plural: bool) -> list[str]:
    """The tokens of a text in their order; with `plural`, English plurals as their singular."""
    tokens = _WORD.findall(fold(text))
    return [singular(token) for token in tokens] if plural else tokens


@lru_cache(maxsize=50_000)
def singular(word: str) -> str:
    """An English word without the ending of a plural: `labels` is `label`, `studies` `study`."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return f"{word[:-3]}y" if word.endswith("ies") and len(word) > 4 else word[:-1]
