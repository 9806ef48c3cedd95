"""Social cards: the pictures (`og:image`) that go with links to pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Final

from PIL import Image

from dissemination.cache import Cache
from dissemination.glyphs import coverage
from dissemination.publication.theme_tokens import ThemeTokens
from dissemination.publication.typesetting import Typesetter

SIZE: Final = (1200, 630)
COLOURS: Final = 64
MOST: Final = 60_000  # bytes


@dataclass(frozen=True)
class Cards:
    """The cards of a build, cached by their texts and the theme; `size` is in pixels."""

    tokens: ThemeTokens
    cache: Cache
    size: tuple[int, int] = SIZE

    def legible(self, text: str) -> str:
        """A text without the characters that no font has; empty if those are half or more of it."""
        return coverage.legible(text)

    def drawn(self, texts: Mapping[str, str]) -> bytes:
        """A card as PNG of 1200 by 630 pixels. `texts` has `kind`, `title`, `line`, `acronym` and
        `language`, all of them plain text."""
        serialized = json.dumps(dict(texts), sort_keys=True, ensure_ascii=False)
        key = self.cache.key("card", serialized, self._theme_files)
        return self.cache.get_or_create(key, lambda: _reduced(self._typesetter.png(serialized)))

    @cached_property
    def _theme_files(self) -> list[tuple[str, bytes]]:
        return sorted(self.tokens.files.items())

    @cached_property
    def _typesetter(self) -> Typesetter:
        return Typesetter("card", self.tokens.files)


def _reduced(png: bytes) -> bytes:
    """A PNG of at most `MOST` bytes as it is, a larger one with 64 colours."""
    if len(png) <= MOST:
        return png
    with Image.open(BytesIO(png)) as image:
        reduced = image.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
    file = BytesIO()
    reduced.save(file, "PNG")
    return file.getvalue()
