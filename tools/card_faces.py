"""Cut the faces of social cards from those of print.

    python -m venv cutter && cutter/bin/pip install fonttools==4.63.0 uharfbuzz==0.57.0
    cutter/bin/python tools/card_faces.py

Pillow draws them glyph by glyph, without a shaper. So ligatures and alternates become characters of
the private use area, and what HarfBuzz measures of pairs of characters is written beside the face:
by the first of them, the offsets in the font's units and all that follow at each. The flag of
overlapping contours, at which FreeType draws everything several times, is taken away, and a program
that does nothing keeps it from hinting of its own accord.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import uharfbuzz
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import OVERLAP_COMPOUND, USE_MY_METRICS, flagOverlapSimple
from fontTools.ttLib.tables.ttProgram import Program

PUBLICATION: Final = Path(__file__).resolve().parent.parent / "hooks/dissemination/publication"
FACES: Final = ("Title", "Bold", "Regular")
SIGNS: Final = " \xa0!\"#%&'()*+,-./:;=?@_§°·×¡¿–—‘’‚“”„†•…‹›«»€£™−"
# Glyphs that a shaper makes of letters, as characters, with those letters; the alternates are those
# before a letter with an ascender.
SHAPED: Final = {
    "\ue000": ("f_f_i", "ffi"),
    "\ue001": ("f_f_l", "ffl"),
    "\ue002": ("f_f", "ff"),
    "\ue003": ("fi", "fi"),
    "\ue004": ("fl", "fl"),
    "\ue005": ("f_f.calt", "ff"),
    "\ue006": ("f.calt", "f"),
}
ALTERNATES: Final = ("\ue005", "\ue006")
ASCENDERS: Final = "bhkþ"
JOINED: Final = "fil" + ASCENDERS  # what changes an f before it
PROGRAM: Final = ["PUSHW[ ]", "511", "SCANCTRL[ ]", "PUSHB[ ]", "4", "SCANTYPE[ ]"]
UNHINTED: Final = ["PUSHB[ ]", "1", "1", "INSTCTRL[ ]"]


class Shaper:
    """Widths of texts in a font, in its units."""

    def __init__(self, file: Path) -> None:
        self._font = uharfbuzz.Font(uharfbuzz.Face(file.read_bytes()))

    def width(self, text: str, script: str) -> int:
        """The width of a text of a script, four letters of ISO 15924."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", script, "en"
        uharfbuzz.shape(self._font, buffer)
        return sum(each.x_advance for each in buffer.glyph_positions)


def alphabet(font: TTFont, name: str) -> list[str]:
    """The characters of cards that a font has of a script by its name: letters, figures, signs."""
    characters = [chr(code) for code in sorted(font.getBestCmap())]
    return [
        each
        for each in characters
        if each in SIGNS
        or each.isdecimal()
        or (each.isalpha() and unicodedata.name(each).startswith(f"{name} "))
    ]


def offsets(font: TTFont, shaper: Shaper) -> Iterator[tuple[str, str, int]]:
    """The pairs of characters that stand closer or wider than by their own widths, and by how
    much."""
    for name, script in (("LATIN", "Latn"), ("GREEK", "Grek")):
        texts = {each: each for each in alphabet(font, name)}
        if name == "LATIN":
            texts |= {each: letters for each, (_, letters) in SHAPED.items()}
        for first, letters in texts.items():
            for second, following in texts.items():
                end = "b" if second in ALTERNATES else ""
                is_joined = letters[-1] == "f" and following[0] in JOINED
                if is_joined and not (first in ALTERNATES and following[0] in ASCENDERS):
                    continue
                width = shaper.width(letters + following + end, script)
                alone = shaper.width(following + end, script)
                if first in ALTERNATES:
                    alone += font["hmtx"][SHAPED[first][0]][0]
                else:
                    alone += shaper.width(letters, script)
                if width != alone:
                    yield first, second, width - alone


def metrics(font: TTFont, shaper: Shaper) -> str:
    """The metrics of a font as JSON: advances, and kerning by the first character of a pair, each
    with all characters that have it."""
    advances: dict[str, str] = {}
    glyphs = font.getBestCmap()
    for each in sorted({*alphabet(font, "LATIN"), *alphabet(font, "GREEK")}):
        advance = str(font["hmtx"][glyphs[ord(each)]][0])
        advances[advance] = advances.get(advance, "") + each
    for each, (glyph, _) in SHAPED.items():
        advance = str(font["hmtx"][glyph][0])
        advances[advance] = advances.get(advance, "") + each
    pairs: dict[str, dict[str, str]] = {}
    for first, second, offset in offsets(font, shaper):
        row = pairs.setdefault(first, {})
        if second not in "".join(row.values()):
            row[str(offset)] = row.get(str(offset), "") + second
    content = {
        "units": font["head"].unitsPerEm,
        "cap_height": font["OS/2"].sCapHeight,
        "advances": advances,
        "kerning": pairs,
    }
    return json.dumps(content, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def cut(name: str) -> None:
    """Writes a face and its metrics."""
    source = PUBLICATION / f"fonts/Commissioner-{name}.ttf"
    target = PUBLICATION / f"cards/faces/{name.lower()}.ttf"
    font = TTFont(source)
    target.with_suffix(".json").write_text(metrics(font, Shaper(source)), "utf-8", newline="\n")
    wanted = {ord(each) for name in ("LATIN", "GREEK") for each in alphabet(font, name)}
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap |= {ord(each): glyph for each, (glyph, _) in SHAPED.items()}
    options = Options()
    options.layout_features, options.hinting, options.name_IDs = [], False, [0, 1, 2, 13, 14]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted | set(map(ord, SHAPED)))
    subsetter.subset(font)
    smooth(font)
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(target)


def smooth(font: TTFont) -> None:
    """Takes hints, the flags of overlaps and the widths of components from a font."""
    font["prep"] = newTable("prep")
    font["prep"].program = Program()
    font["prep"].program.fromAssembly(PROGRAM + UNHINTED)
    for glyph in map(font["glyf"].__getitem__, font.getGlyphOrder()):
        if glyph.isComposite():
            for component in glyph.components:
                component.flags &= ~(OVERLAP_COMPOUND | USE_MY_METRICS)
        elif glyph.numberOfContours > 0:
            glyph.flags[0] &= ~flagOverlapSimple


if __name__ == "__main__":
    for each in FACES:
        cut(each)
