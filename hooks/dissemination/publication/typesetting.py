"""Typesetting by typst, with the fonts of this folder and none of the machine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import typst

from dissemination.locale.catalogue import N_
from dissemination.publication.stream_ends import with_clear_ends

HERE: Final = Path(__file__).parent
FONTS: Final = HERE / "fonts"
TEMPLATES: Final = HERE / "typst"
# PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) in one file.
STANDARDS: Final[list[typst.PDFStandard]] = ["ua-1", "a-2a"]
TAGGED_PDF: Final = N_("PDF, tagged (PDF/UA, PDF/A)")  # as pages name the format


class TypesettingError(Exception):
    """Raised where typst refuses a document; the text is the first line of its message."""


def pdf(template: str, files: Mapping[str, bytes], day: date) -> bytes:
    """A document as PDF, dated to a day at midnight (UTC).

    `template` is a file of `typst/` without its ending, which reads `files` by their names. Raises
    TypesettingError.
    """
    midnight = (day - date(1970, 1, 1)).days * 86_400
    content = _compile(template, files, pdf_standards=STANDARDS, timestamp=midnight)
    return with_clear_ends(content)


def png(template: str, files: Mapping[str, bytes], pixels: float = 1) -> bytes:
    """The only page of a document as PNG, `pixels` for each point. Raises TypesettingError."""
    return _compile(template, files, format="png", ppi=72 * pixels)


class Typesetter:
    """A template that is compiled many times; fonts and files are read once."""

    def __init__(self, template: str, files: Mapping[str, bytes]) -> None:
        self._files: Any = _all_files(template, files)
        self._compiler = typst.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)

    def png(self, values: str) -> bytes:
        """The only page as PNG, a pixel for each point; the template reads `values` as JSON."""
        content = self._compiler.compile(
            self._files, format="png", ppi=72, sys_inputs={"values": values}
        )
        assert isinstance(content, bytes)
        return content


def _all_files(template: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    own = {path.name: path.read_bytes() for path in sorted(TEMPLATES.glob("*.typ"))}
    return {**own, **files, "main": own[f"{template}.typ"]}


def _compile(template: str, files: Mapping[str, bytes], **options: Any) -> bytes:
    # In a folder, since typst reads files in memory as text, pictures too.
    with TemporaryDirectory() as name:
        for path, content in _all_files(template, files).items():
            target = Path(name, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        fonts: Any = {"font_paths": [str(FONTS)], "ignore_system_fonts": True}
        try:
            content = typst.compile(
                str(Path(name, f"{template}.typ")), root=name, **fonts, **options
            )
        except typst.TypstError as error:
            raise TypesettingError(str(error.message).partition("\n")[0]) from error
    if not isinstance(content, bytes):
        raise TypesettingError("it takes more than one page")
    return content
