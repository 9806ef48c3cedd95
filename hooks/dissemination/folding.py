"""Texts without capitals and accents, as they are compared with what people type."""

from __future__ import annotations

import unicodedata
from typing import Final

# Letters that are no accented form of another in Unicode, but that people type as one.
_LETTERS: Final = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
    | {"ς": "σ", "ħ": "h", "ŋ": "n", "ŧ": "t"}
)
# The two voice marks of Japanese are no accents.
_MARKS: Final = {"\u3099", "\u309a"}


def fold(text: str) -> str:
    """A text without accents and capitals: `Příliš` is `prilis`, `Straße` is `strasse`."""
    return text.lower() if text.isascii() else bare(lower(text))


def lower(text: str) -> str:
    """A text in small letters and in the plain characters for which its own stand."""
    return unicodedata.normalize("NFKC", text).lower()


def bare(text: str) -> str:
    """A text in small letters without accents."""
    apart = unicodedata.normalize("NFKD", text)
    letters = (letter for letter in apart if letter in _MARKS or not _is_mark(letter))
    return unicodedata.normalize("NFC", "".join(letters)).translate(_LETTERS)


def _is_mark(letter: str) -> bool:
    """Whether it is an accent, or a sign without a shape, such as a soft hyphen."""
    category = unicodedata.category(letter)
    return category[0] == "M" or category == "Cf"
