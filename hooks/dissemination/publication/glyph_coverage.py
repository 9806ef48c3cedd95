"""What the faces of this folder can show: a letter that none has cannot be typeset."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dissemination.cache import Cache
from dissemination.publication.theme_tokens import ThemeTokens
from dissemination.publication.typesetting import Typesetter


@dataclass(frozen=True)
class GlyphCoverage:
    """The faces; what was asked of them is kept."""

    tokens: ThemeTokens
    cache: Cache

    def legible(self, text: str) -> str:
        """A text without what no face has, such as emoji; nothing at all if that is most of it."""
        if all(_is_common(letter) for letter in text):
            return text
        left = "".join(letter for letter in text if _is_common(letter) or self._has(letter))
        return " ".join(left.split()) if 2 * _letters(left) > _letters(text) else ""

    def _has(self, letter: str) -> bool:
        """Whether there is a face with a letter; one that joins others has no look of its own."""
        key = self.cache.key("letter", letter)
        return bool(
            self.cache.get_or_create(key, lambda: b"1" if self._typesetter.has(letter) else b"")
        )

    def without_signs(self, text: str) -> str:
        """A text without the signs that no face has, such as emoji; its letters all stay."""
        return "".join(
            sign for sign in text if _is_common(sign) or sign.isalnum() or self._has(sign)
        )

    @cached_property
    def _typesetter(self) -> Typesetter:
        return Typesetter("letter", self.tokens.files)


def _is_common(letter: str) -> bool:
    """Latin, Greek and Cyrillic, with what stands between words."""
    return letter < "\u0530" or "\u1e00" <= letter < "\u2000" or letter in "–—‘’“”„…•€"


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)
