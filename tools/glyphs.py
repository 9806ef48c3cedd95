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
MODULE: Final = '''\
"""Code points that can be printed, as hexadecimal ranges; written by tools/glyphs.py."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

RANGES: Final = {ranges}

# The combining marks of a script, by the letters and marks of that script that they can follow.
MARKS: Final[Mapping[str, str]] = {{
{marks}}}
'''
ANY: Final = "axæαЖ"  # letters on which a mark of no script of its own is asked for
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

    def of_marks(self, marks: list[str], bases: str) -> Iterator[str]:
        """Those of the combining marks that can be printed on every one of the bases."""
        yield from (mark for mark in marks if all(self.have(base + mark) for base in bases))


def blocks() -> Iterator[list[str]]:
    """All characters that are text, by blocks."""
    for start in range(0, sys.maxunicode, BLOCK):
        block = [chr(code) for code in range(start, start + BLOCK)]
        yield [each for each in block if unicodedata.category(each) not in {"Cc", "Cs", "Co", "Cn"}]


def script(character: str) -> str:
    """The first word of a character's name, by which it belongs to a script: `HEBREW`, or
    `COMBINING` for a mark that goes on letters of any."""
    return unicodedata.name(character).partition(" ")[0]


def printable(fonts: Fonts) -> tuple[list[str], dict[str, list[str]]]:
    """All characters that can be printed, without the marks of a script; and those, by the
    characters that they can follow."""
    letters: list[str] = []
    marks: dict[str, list[str]] = {}
    for block in blocks():
        of_block = [each for each in block if not unicodedata.category(each).startswith("M")]
        if len(of_block) < BLOCK or any(fonts.have(each) for each in of_block[::32]):
            letters += fonts.of(of_block)
            for mark in sorted(set(block).difference(of_block)):
                marks.setdefault(script(mark), []).append(mark)
    letters += fonts.of_marks(marks.pop("COMBINING"), ANY)
    return letters, dict(of_scripts(fonts, letters, marks))


def of_scripts(
    fonts: Fonts, letters: list[str], marks: dict[str, list[str]]
) -> Iterator[tuple[str, list[str]]]:
    """The marks of each script that can be printed on all letters of it, by what they can
    follow."""
    for name, of_script in sorted(marks.items()):
        bases = [each for each in letters if each.isalpha() and script(each) == name]
        if bases and (possible := list(fonts.of_marks(of_script, "".join(bases)))):
            yield "".join(bases + possible), possible


def ranges(characters: Iterable[str]) -> str:
    """Characters as ranges of their numbers: `20-7e 2116`."""
    runs: list[list[int]] = []
    for code in sorted(map(ord, characters)):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return " ".join(f"{first:x}-{last:x}" if last > first else f"{first:x}" for first, last in runs)


def main() -> None:
    """Write the ranges."""
    letters, marks = printable(Fonts())
    rows = (f"    {quoted(bases)}: {quoted(each)},\n" for bases, each in marks.items())
    module = MODULE.format(ranges=quoted(letters), marks="".join(rows))
    RANGES.write_text(module, "utf-8", newline="\n")


def quoted(characters: Iterable[str]) -> str:
    """The ranges of characters as a text of Python, in lines."""
    lines = textwrap.wrap(ranges(characters), 98, break_on_hyphens=False)
    return f'"{lines[0]}"' if len(" ".join(lines)) < 60 else "\n".join(['"""', *lines, '"""'])


if __name__ == "__main__":
    main()
