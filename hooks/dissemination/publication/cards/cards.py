"""Social cards: the pictures (`og:image`) that go with links to pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Final

from PIL import Image

from dissemination.cache import Cache, digest
from dissemination.glyphs import coverage
from dissemination.publication.cards.background import Background
from dissemination.publication.cards.layout import UnsettableError, acronym_line, lines
from dissemination.publication.theme_tokens import ThemeTokens
from dissemination.publication.typesetting import Typesetter

SIZE: Final = (1200, 630)
COLOURS: Final = 64
MOST: Final = 60_000  # bytes
NO_TEXTS: Final = dict.fromkeys(("kind", "title", "line", "acronym"), "") | {"language": "en"}


@dataclass(frozen=True)
class Cards:
    """The cards of a build, cached by their texts and the theme; `size` is in pixels."""

    tokens: ThemeTokens
    cache: Cache
    size: tuple[int, int] = SIZE

    @cached_property
    def key(self) -> str:
        """The digest of what all cards have in common: the theme."""
        return digest(sorted(self.tokens.files.items()))

    def legible(self, text: str) -> str:
        """A text without the characters that no font has; empty if those are half or more of it."""
        return coverage.legible(text)

    def drawn(self, texts: Mapping[str, str]) -> bytes:
        """A card as PNG of 1200 by 630 pixels. `texts` has `kind`, `title`, `line`, `acronym` and
        `language`, all of them plain text."""
        key = self.cache.key("card", _serialized(texts), self.key)
        return self.cache.get_or_create(key, lambda: self._card(texts))

    def _card(self, texts: Mapping[str, str]) -> bytes:
        try:
            return self._background(texts["acronym"]).card(list(lines(texts)))
        except UnsettableError:
            return _reduced(self._typesetter.png(_serialized(texts)))

    def _background(self, acronym: str) -> Background:
        """The background with an acronym. Raises UnsettableError."""
        if acronym not in self._backgrounds:
            content, setting = self._empty_card, list(acronym_line(acronym))
            self._backgrounds[acronym] = Background(content, self.tokens.colours, setting)
        return self._backgrounds[acronym]

    @cached_property
    def _backgrounds(self) -> dict[str, Background]:
        return {}

    @cached_property
    def _empty_card(self) -> bytes:
        key = self.cache.key("card-background", self.key)
        return self.cache.get_or_create(key, lambda: self._typesetter.png(_serialized(NO_TEXTS)))

    @cached_property
    def _typesetter(self) -> Typesetter:
        return Typesetter("card", self.tokens.files)


def _serialized(texts: Mapping[str, str]) -> str:
    return json.dumps(dict(texts), sort_keys=True, ensure_ascii=False)


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
