"""The characters that the fonts of this folder have; others cannot be typeset."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dissemination.cache import Cache
from dissemination.publication.theme_tokens import ThemeTokens
from dissemination.publication.typesetting import Typesetter


@dataclass(frozen=True)
class GlyphCoverage:
    """The coverage of the fonts, asked of typst and cached by character."""

    tokens: ThemeTokens
    cache: Cache

    def legible(self, text: str) -> str:
        """A text without the characters that no font has; empty if those are half or more of its
        letters and digits."""
        if all(_is_common(letter) for letter in text):
            return text
        left = "".join(letter for letter in text if _is_common(letter) or self._has(letter))
        return " ".join(left.split()) if 2 * _letters(left) > _letters(text) else ""

    def _has(self, letter: str) -> bool:
        """Whether a font has a character."""
        key = self.cache.key("letter", letter)
        return bool(
            self.cache.get_or_create(key, lambda: b"1" if self._typesetter.has(letter) else b"")
        )

    def without_signs(self, text: str) -> str:
        """A text without the signs (such as emoji) that no font has; letters and digits stay."""
        return "".join(
            sign for sign in text if _is_common(sign) or sign.isalnum() or self._has(sign)
        )

    @cached_property
    def _typesetter(self) -> Typesetter:
        return Typesetter("letter", self.tokens.files)


def _is_common(letter: str) -> bool:
    """Whether a character is Latin, Greek, Cyrillic or common punctuation, which the fonts have."""
    return letter < "\u0530" or "\u1e00" <= letter < "\u2000" or letter in "–—‘’“”„…•€"


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)
