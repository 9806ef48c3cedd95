"""Social cards: what stands beside a link to a page where people share it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Final

from PIL import Image

from dissemination.kept import Kept
from dissemination.publication.look import Look
from dissemination.publication.typesetting import Typesetter

SIZE: Final = (1200, 630)
COLOURS: Final = 64


@dataclass(frozen=True)
class Cards:
    """The cards of a build, each drawn once for what it says."""

    look: Look
    kept: Kept

    def drawn(self, said: Mapping[str, str]) -> bytes:
        """A card as PNG of 1200 by 630 pixels. `said` has `kind`, `title`, `line`, `acronym` and
        `language`, all of them plain text."""
        given = json.dumps(dict(said), sort_keys=True, ensure_ascii=False)
        key = self.kept.key("card", given, self._look)
        return self.kept.made(key, lambda: _small(self._typesetter.png(given)))

    def legible(self, text: str) -> str:
        """A text without what no face has, such as emoji; nothing at all if that is most of it."""
        if all(_is_common(letter) for letter in text):
            return text
        left = "".join(letter for letter in text if _is_common(letter) or self._has(letter))
        return " ".join(left.split()) if 2 * _letters(left) > _letters(text) else ""

    def _has(self, letter: str) -> bool:
        """Whether there is a face with a letter; one that joins others has no look of its own."""
        key = self.kept.key("letter", letter)
        return bool(self.kept.made(key, lambda: b"1" if self._typesetter.has(letter) else b""))

    @cached_property
    def _look(self) -> list[tuple[str, bytes]]:
        return sorted(self.look.files.items())

    @cached_property
    def _typesetter(self) -> Typesetter:
        return Typesetter("card", self.look.files)


def _is_common(letter: str) -> bool:
    """Latin, Greek and Cyrillic, with what stands between words."""
    return letter < "\u0530" or "\u1e00" <= letter < "\u2000" or letter in "–—‘’“”„…•€"


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)


def _small(png: bytes) -> bytes:
    """A drawing of few colours in few bytes."""
    with Image.open(BytesIO(png)) as image:
        few = image.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
    file = BytesIO()
    few.save(file, "PNG")
    return file.getvalue()
