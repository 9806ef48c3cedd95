"""Ask typst for which characters its own fonts and those of the publication have glyphs, and write
hooks/dissemination/glyphs/ranges.py anew; after a change of either.

    .venv/bin/python tools/glyphs.py
"""

from __future__ import annotations

import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import typst

PACKAGE: Final = Path(__file__).resolve().parent.parent / "hooks/dissemination"
FONTS: Final = PACKAGE / "publication/fonts"
RANGES: Final = PACKAGE / "glyphs/ranges.py"
TEMPLATE: Final = """\
#set document(title: "Letters")
#set text(font: ("Commissioner", "Libertinus Serif", "DejaVu Sans Mono"))
#sys.inputs.letters
"""
HEAD: Final = '''\
"""Code points that can be printed, as hexadecimal ranges; written by tools/glyphs.py."""

from __future__ import annotations

from typing import Final

RANGES: Final = """
'''
BASES: Final = "aאاა"  # a combining mark is asked for on a letter of its script
BLOCK: Final = 256


class Fonts:
    """The fonts of every PDF of the publication."""

    def __init__(self) -> None:
        self._compiler = self._new()

    def _new(self) -> typst.Compiler:
        return typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)

    def have(self, text: str) -> bool:
        """Whether a PDF/UA and PDF/A can have a text."""
        files: Any = {"main": TEMPLATE.encode()}
        standards: list[typst.PDFStandard] = ["ua-1", "a-2a"]
        try:
            self._compiler.compile(files, sys_inputs={"letters": text}, pdf_standards=standards)
        except typst.TypstError:
            return False
        except BaseException as error:  # typst panics at some marks that no font has
            if type(error).__name__ != "PanicException":
                raise
            self._compiler = self._new()
            return False
        return True

    def of(self, letters: list[str]) -> Iterator[str]:
        """Those of the letters that can be printed."""
        if letters and self.have(" ".join(letters)):
            yield from letters
        elif len(letters) > 1:
            middle = len(letters) // 2
            yield from self.of(letters[:middle])
            yield from self.of(letters[middle:])

    def of_marks(self, marks: list[str]) -> Iterator[str]:
        """Those of the combining marks that can be printed on a letter."""
        yield from (mark for mark in marks if any(self.have(base + mark) for base in BASES))


def blocks() -> Iterator[list[str]]:
    """All characters that are text, by blocks."""
    for start in range(0, sys.maxunicode, BLOCK):
        block = [chr(code) for code in range(start, start + BLOCK)]
        yield [each for each in block if unicodedata.category(each) not in {"Cc", "Cs", "Co", "Cn"}]


def printable(fonts: Fonts) -> Iterator[str]:
    """All characters that can be printed."""
    for block in blocks():
        marks = [each for each in block if unicodedata.category(each).startswith("M")]
        letters = [each for each in block if each not in marks]
        if len(letters) < BLOCK or any(fonts.have(each) for each in letters[::32]):
            yield from sorted([*fonts.of(letters), *fonts.of_marks(marks)])


def ranges(codes: Iterable[int]) -> Iterator[str]:
    """Sorted numbers as ranges: `20-7e`, `2116`."""
    runs: list[list[int]] = []
    for code in codes:
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    for first, last in runs:
        yield f"{first:x}-{last:x}" if last > first else f"{first:x}"


def main() -> None:
    """Write the ranges."""
    codes = ranges(map(ord, printable(Fonts())))
    lines = textwrap.wrap(" ".join(codes), 98, break_on_hyphens=False)
    RANGES.write_text(HEAD + "\n".join(lines) + '\n"""\n', "utf-8", newline="\n")


if __name__ == "__main__":
    main()
