"""Typesetting by typst, with the fonts of this folder and nothing else of the machine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import typst

HERE: Final = Path(__file__).parent
FONTS: Final = HERE / "fonts"
TEMPLATES: Final = HERE / "typst"
# PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) in one file.
STANDARDS: Final[list[typst.PDFStandard]] = ["ua-1", "a-2a"]
TAGGED_PDF: Final = "PDF, tagged (PDF/UA, PDF/A)"  # the same for readers
# A stream whose last byte is by chance a carriage return: validators take it for a part of the line
# end that follows, and the stream for shorter than it says. Templates that heed `nudge` move what
# they set by a hundredth of a point then.
MISREAD: Final = b"\r\nendstream"
MOST_NUDGES: Final = 20


class TypesettingError(Exception):
    """Raised where typst refuses a document; the text is the first line of what it says."""


def pdf(template: str, files: Mapping[str, bytes], day: date) -> bytes:
    """A document as PDF, dated to a day at midnight (UTC).

    `template` is a file of `typst/` without its ending, which reads `files` by their names. Raises
    TypesettingError.
    """
    midnight = (day - date(1970, 1, 1)).days * 86_400
    made = b""
    for nudge in range(MOST_NUDGES):
        before, nudged = made, {"nudge": str(nudge)}
        made = _made(
            template, files, pdf_standards=STANDARDS, timestamp=midnight, sys_inputs=nudged
        )
        if MISREAD not in made or made == before:
            break
    return made


def png(template: str, files: Mapping[str, bytes], pixels: float = 1) -> bytes:
    """The only page of a document as PNG, so many pixels for each point. Raises
    TypesettingError."""
    return _made(template, files, format="png", ppi=72 * pixels)


class Typesetter:
    """One template for many drawings: faces and files are read once."""

    def __init__(self, template: str, files: Mapping[str, bytes]) -> None:
        self._files: Any = _everything(template, files)
        self._compiler = typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)

    def png(self, given: str) -> bytes:
        """The only page as PNG, a pixel for each point; the template reads `given` as JSON."""
        made = self._compiler.compile(
            self._files, format="png", ppi=72, sys_inputs={"given": given}
        )
        assert isinstance(made, bytes)
        return made

    def has(self, letter: str) -> bool:
        """Whether one of the faces has a letter, asked with the template `letter`: PDF/A refuses
        what none has."""
        try:
            self._compiler.compile(
                self._files, sys_inputs={"given": letter}, pdf_standards=["a-2b"]
            )
        except typst.TypstError:
            return False
        return True


def _everything(template: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    own = {path.name: path.read_bytes() for path in sorted(TEMPLATES.glob("*.typ"))}
    return {**own, **files, "main": own[f"{template}.typ"]}


def _made(template: str, files: Mapping[str, bytes], **options: Any) -> bytes:
    # In a folder, for typst takes files that it is given in memory for text, pictures too.
    with TemporaryDirectory() as name:
        for path, content in _everything(template, files).items():
            target = Path(name, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        faces: Any = {"font_paths": [str(FONTS)], "ignore_system_fonts": True}
        try:
            made = typst.compile(str(Path(name, f"{template}.typ")), root=name, **faces, **options)
        except typst.TypstError as error:
            raise TypesettingError(str(error.message).partition("\n")[0]) from error
    return bytes(made)
