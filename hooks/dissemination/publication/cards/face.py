"""A face of cards: the widths of its glyphs, and their pictures."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageDraw, ImageFont

from dissemination.publication.cards.text_run import TextRun

FACES: Final = Path(__file__).parent / "faces"
FINENESS: Final = 4  # positions of a glyph in a pixel, across and down
# What a shaper makes of letters, in the private characters of the faces; the longest first.
_LIGATURES: Final = {
    "ffi": "\ue000",
    "ffl": "\ue001",
    "ff(?=[bhkþ])": "\ue005",
    "ff": "\ue002",
    "fi": "\ue003",
    "fl": "\ue004",
    "f(?=[bhkþ])": "\ue006",
}
_JOINED: Final = re.compile("|".join(f"({letters})" for letters in _LIGATURES))
_PRIVATE: Final = tuple(_LIGATURES.values())
# What looks otherwise in some surroundings: ß beside capitals, and Greek capitals with an accent
# beside capitals or alone; and spaces that are not one by one between words.
_SHAPED: Final = re.compile(
    r"^ | $|  |[ΆΈΉΊΌΎΏ](?:[Α-ΫΆ-Ώ\s·;]|$)|[Α-ΫΆ-Ώ][ΆΈΉΊΌΎΏ]|ß[A-ZÀ-ÞŁŚŠŻŽ]|[A-ZÀ-ÞŁŚŠŻŽ]ß"
)
_OF_LANGUAGES: Final = {
    "ca": re.compile("·"),
    "nl": re.compile("[íÍ][jJ]"),
    **dict.fromkeys(("az", "crh", "kk", "tr", "tt"), re.compile("fi")),
}
_ROMANIAN: Final = str.maketrans("ŞşŢţ", "ȘșȚț")  # a comma is meant


class Face:
    """A face by the name of its file; `units` and `cap_height` are of the face itself."""

    def __init__(self, name: str) -> None:
        self._file = FACES / f"{name}.ttf"
        metrics: Any = json.loads((FACES / f"{name}.json").read_text("utf-8"))
        self.units: int = metrics["units"]
        self.cap_height: int = metrics["cap_height"]
        self._advances = {
            character: int(advance)
            for advance, characters in metrics["advances"].items()
            for character in characters
        }
        self._rows: dict[str, dict[str, str]] = metrics["kerning"]
        self._kerning: dict[str, dict[str, int]] = {}
        self._glyphs: dict[tuple[str, int, int, int], tuple[Image.Image, int, int]] = {}
        self._fonts: dict[int, ImageFont.FreeTypeFont] = {}

    def run(self, text: str, language: str) -> TextRun | None:
        """A text in this face; None if it has other characters, or some that a shaper changes."""
        of_language = _OF_LANGUAGES.get(language)
        if _SHAPED.search(text) or (of_language and of_language.search(text)):
            return None
        if language == "ro":
            text = text.translate(_ROMANIAN)
        glyphs = _JOINED.sub(lambda match: _PRIVATE[(match.lastindex or 1) - 1], text)
        if not self._advances.keys() >= set(glyphs):
            return None
        starts, ends, pen = [], [], 0
        for first, second in zip(glyphs, f"{glyphs[1:]} ", strict=True):
            starts.append(pen)
            ends.append(pen + self._advances[first])
            pen = ends[-1] + self._kerned(first).get(second, 0)
        return TextRun(glyphs, tuple(starts), tuple(ends))

    def _kerned(self, first: str) -> dict[str, int]:
        row = self._kerning.get(first)
        if row is None:
            rows = self._rows.get(first, {}).items()
            row = {second: int(offset) for offset, seconds in rows for second in seconds}
            self._kerning[first] = row
        return row

    def draw(self, layer: Image.Image, glyphs: str, at: list[int], top: int, size: int) -> None:
        """Draw glyphs on a layer of coverage; `at` is where each begins and `top` the line on which
        they stand, both in parts of a pixel (`FINENESS`), and `size` is in pixels."""
        down, y = divmod(top, FINENESS)
        for glyph, start in zip(glyphs, at, strict=True):
            across, x = divmod(start, FINENESS)
            mask, left, above = self._glyph(glyph, size, x, y)
            layer.paste(255, (across + left, down + above), mask)

    def _glyph(self, glyph: str, size: int, x: int, y: int) -> tuple[Image.Image, int, int]:
        key = (glyph, size, x, y)
        if key not in self._glyphs:
            self._glyphs[key] = self._drawn(glyph, size, x, y)
        return self._glyphs[key]

    def _drawn(self, glyph: str, size: int, x: int, y: int) -> tuple[Image.Image, int, int]:
        """The coverage of a glyph that begins at a part of a pixel, and where its picture lies:
        drawn large and reduced, since Pillow draws at whole pixels alone."""
        font = self._font(size * FINENESS)
        bounds = font.getbbox(glyph, anchor="ls")
        left, top = (int(bounds[0]) + x) // FINENESS, (int(bounds[1]) + y) // FINENESS
        right, bottom = -(-(int(bounds[2]) + x) // FINENESS), -(-(int(bounds[3]) + y) // FINENESS)
        extent = (max(right - left, 1) * FINENESS, max(bottom - top, 1) * FINENESS)
        large = Image.new("L", extent)
        origin = (x - left * FINENESS, y - top * FINENESS)
        ImageDraw.Draw(large).text(origin, glyph, 255, font, anchor="ls")
        return large.reduce(FINENESS), left, top

    def _font(self, size: int) -> ImageFont.FreeTypeFont:
        if size not in self._fonts:
            # The basic layout, since the other needs a library that not every machine has.
            self._fonts[size] = ImageFont.truetype(
                str(self._file), size, layout_engine=ImageFont.Layout.BASIC
            )
        return self._fonts[size]


@cache
def face(name: str) -> Face:
    """The face of a name, `title`, `bold` or `regular`; read once, with the glyphs it has drawn."""
    return Face(name)
