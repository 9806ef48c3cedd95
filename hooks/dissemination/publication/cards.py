"""Social cards: what stands beside a link to a page where people share it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Final

from PIL import Image

from dissemination.cache import Cache
from dissemination.publication.glyph_coverage import GlyphCoverage
from dissemination.publication.theme_tokens import ThemeTokens
from dissemination.publication.typesetting import Typesetter

SIZE: Final = (1200, 630)
COLOURS: Final = 64
MOST: Final = 60_000  # bytes


@dataclass(frozen=True)
class Cards:
    """The cards of a build, each drawn once for its texts."""

    tokens: ThemeTokens
    cache: Cache
    size: tuple[int, int] = SIZE

    def legible(self, text: str) -> str:
        """A text without what no face has, such as emoji; nothing at all if that is most of it."""
        return GlyphCoverage(self.tokens, self.cache).legible(text)

    def drawn(self, texts: Mapping[str, str]) -> bytes:
        """A card as PNG of 1200 by 630 pixels. `texts` has `kind`, `title`, `line`, `acronym` and
        `language`, all of them plain text."""
        given = json.dumps(dict(texts), sort_keys=True, ensure_ascii=False)
        key = self.cache.key("card", given, self._look)
        return self.cache.get_or_create(key, lambda: _small(self._typesetter.png(given)))

    @cached_property
    def _look(self) -> list[tuple[str, bytes]]:
        return sorted(self.tokens.files.items())

    @cached_property
    def _typesetter(self) -> Typesetter:
        return Typesetter("card", self.tokens.files)


def _small(png: bytes) -> bytes:
    """A drawing as it is, or in few colours if it has many bytes: that takes twice the time."""
    if len(png) <= MOST:
        return png
    with Image.open(BytesIO(png)) as image:
        few = image.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
    file = BytesIO()
    few.save(file, "PNG")
    return file.getvalue()
