"""The background of cards, in the palette of all that is drawn on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Final

from PIL import Image

from dissemination.publication.cards.face import FINENESS
from dissemination.publication.cards.layout import Line
from dissemination.publication.cards.png import PalettePNG

INKS: Final = (("ink", "pool"), ("water-deep", "pool"), ("ink", "paper"))
STEPS: Final = 16  # from the ground to the ink
COLOURS: Final = 256 - len(INKS) * STEPS  # of the background
BAND: Final = 10  # rows


@dataclass(frozen=True)
class Background:
    """A card without texts as PNG, the colours of a theme (`#rrggbb`) by their names, and the lines
    of text that all cards have."""

    content: bytes
    colours: Mapping[str, str]
    lines: Sequence[Line] = ()

    def card(self, lines: Iterable[Line]) -> bytes:
        """A card with lines of text as PNG."""
        picture = self._indices.copy()
        rows = [self._draw(picture, line) for line in lines]
        width = picture.width
        return self._png.file(
            (first, picture.crop((0, first, width, end)).tobytes()) for first, end in _bands(rows)
        )

    def _draw(self, picture: Image.Image, line: Line) -> tuple[int, int]:
        """Draw a line, and give the first row that has some of it and that after the last."""
        above, below = line.size, line.size // 2  # room for accents, and for what hangs
        left, top = int(line.left) - below, int(line.baseline) - above
        scale = line.size / line.face.units
        width = int(line.run.width(line.start, line.end) * scale) + 2 * below
        layer = Image.new("L", (width, above + below))
        origin = line.left - left - line.run.starts[line.start] * scale
        starts = line.run.starts[line.start : line.end]
        at = [int((origin + start * scale) * FINENESS + 0.5) for start in starts]
        baseline = int((line.baseline - top) * FINENESS + 0.5)
        line.face.draw(layer, line.run.glyphs[line.start : line.end], at, baseline, line.size)
        _, first, _, end = layer.getbbox() or (0, 0, 0, 0)
        coverage = layer.tobytes()
        indices = Image.frombytes("L", layer.size, coverage.translate(self._steps[line.inks]))
        drawn = Image.frombytes("L", layer.size, coverage.translate(_DRAWN))
        picture.paste(indices, (left, top), drawn)
        return min(top + first, picture.height), min(top + end, picture.height)

    @cached_property
    def _picture(self) -> Image.Image:
        with Image.open(BytesIO(self.content)) as image:
            picture = image.convert("RGB")
        return picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)

    @cached_property
    def _indices(self) -> Image.Image:
        indices = Image.frombytes("L", self._picture.size, self._picture.tobytes())
        for line in self.lines:
            self._draw(indices, line)
        return indices

    @cached_property
    def _steps(self) -> dict[tuple[str, str], bytes]:
        """The index of the colour of each coverage, by the ink and its ground."""
        return {
            inks: bytes(COLOURS + number * STEPS + _step(level) for level in range(256))
            for number, inks in enumerate(INKS)
        }

    @cached_property
    def _png(self) -> PalettePNG:
        palette = bytes(self._picture.getpalette() or ()).ljust(3 * COLOURS, b"\0")
        for ink, ground in INKS:
            ends = [bytes.fromhex(self.colours[name][1:]) for name in (ground, ink)]
            for step in range(STEPS):
                palette += bytes(
                    (low * (STEPS - 1 - step) + high * step + STEPS // 2) // (STEPS - 1)
                    for low, high in zip(*ends, strict=True)
                )
        return PalettePNG(self._indices.size, palette, self._indices.tobytes())


def _step(level: int) -> int:
    return (level * (STEPS - 1) + 127) // 255


_DRAWN: Final = bytes(255 if _step(level) else 0 for level in range(256))


def _bands(rows: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Rows that are drawn, as bands of whole `BAND`s apart from each other, from the top; so that
    what is between them is the same for many cards."""
    bands: list[tuple[int, int]] = []
    for first, end in sorted(rows):
        first, end = first // BAND * BAND, -(-end // BAND) * BAND
        if bands and first <= bands[-1][1]:
            first, last = bands.pop()
            end = max(end, last)
        bands.append((first, end))
    return bands
