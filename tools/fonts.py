"""Cut the fonts of the site from Commissioner, as its npm package carries it, all axes included.

    npm pack @fontsource-variable/commissioner@5.3.0 && tar xzf fontsource-variable-*.tgz
    python -m venv cutter && cutter/bin/pip install fonttools==4.63.0 brotli==1.2.0
    cutter/bin/python tools/fonts.py package

`package` is the unpacked package. The files in theme/assets/fonts/ are written anew, and their
`unicode-range` in theme/styles/fonts.css: two axes are kept (weight from 400 to 700, flare), and
the grid is made coarser, since a phone pays for each step of it. A page in English, German, French
or Spanish takes `latin` alone, and one with the other letters of the European Union's Latin
alphabets `latin` and `latin-eu`, at most 40 kB together.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib.instancer import instantiateVariableFont

THEME = Path(__file__).resolve().parent.parent / "hooks/dissemination/theme"
UNITS = 720
AXES = {"wght": (400, 700), "FLAR": (0, 100), "VOLM": 0, "slnt": 0}
FEATURES = ["kern", "mark", "ccmp", "locl", "liga", "calt"]

OFTEN = {
    *range(0x20, 0x7F),
    *map(ord, "\xa0§©«®°·»×äöüßÄÖÜáéíóúñàèçêâôîûëïåæøÅØÉÁýìòùãõµ"),
    *map(ord, "\u2009\u200b–—‘’‚“”„•…′″‹›€™−"),
}
EUROPE = set(map(ord, "čďěňřšťůžČĎĚŇŘŠŤŮŽĺľŕĹĽŔąćęłńśźżĄĆĘŁŃŚŹŻőűŐŰăâășțȘȚđĐėįųūĖĮŲŪ"))
EUROPE |= set(map(ord, "āēģīķļņĀĒĢĪĶĻŅğışİŞĞċġħĊĠĦ")) - OFTEN


def cut(source: Path, letters: set[int], name: str) -> set[int]:
    """Writes those of the letters that a source has as a font, and gives them."""
    font = TTFont(source)
    available = letters & set(font.getBestCmap())
    options = Options()
    options.layout_features, options.hinting, options.name_IDs = FEATURES, False, [0, 1, 2, 13, 14]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=available)
    subsetter.subset(font)
    axes = {axis.axisTag for axis in font["fvar"].axes}
    font = instantiateVariableFont(font, {tag: at for tag, at in AXES.items() if tag in axes})
    scale_upem(font, UNITS)
    font.flavor = "woff2"
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(THEME / f"assets/fonts/commissioner-{name}.woff2")
    return available


def ranges(letters: set[int]) -> str:
    """Letters as CSS names them: "U+20-7E, U+131"."""
    runs: list[list[int]] = []
    for letter in sorted(letters):
        if runs and runs[-1][1] == letter - 1:
            runs[-1][1] = letter
        else:
            runs.append([letter, letter])
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)


def main(package: Path) -> None:
    """Cuts all fonts, and writes down which letters each of them has."""
    latin, further, greek = (
        package / f"files/commissioner-{part}-full-normal.woff2"
        for part in ("latin", "latin-ext", "greek")
    )
    all_letters = set(range(0x20, 0x2FFF))
    style = THEME / "styles/fonts.css"
    rules = style.read_text("utf-8")
    placed: set[int] = set()
    for source, letters, name in (
        (latin, OFTEN, "latin"),
        (further, EUROPE, "latin-eu"),
        (latin, all_letters, "latin-more"),
        (further, all_letters, "latin-ext"),
        (greek, all_letters, "greek"),
    ):
        letters_of_font = cut(source, letters - placed, name)
        placed |= letters_of_font
        rule = rf"(fonts/commissioner-{name}\.woff2.*?unicode-range: )[^;]*;"
        rules, count = re.subn(
            rule, rf"\g<1>{ranges(letters_of_font)};", rules, count=1, flags=re.DOTALL
        )
        if not count:
            sys.exit(f"fonts.css has no @font-face of {name}")
    style.write_text(rules, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
