"""Typesetting by typst, with the fonts of this folder and none of the machine.

Typst keeps all that it has set in the memory of its process, so documents are set in processes of
their own (`typst_process.py`), several one after the other.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from dissemination.locale.catalogue import N_
from dissemination.publication.stream_ends import with_clear_ends

HERE: Final = Path(__file__).parent
FONTS: Final = HERE / "fonts"
TEMPLATES: Final = HERE / "typst"
PROCESS: Final = HERE / "typst_process.py"
AT_ONCE: Final = 16  # documents of a process, each of which adds up to 12 MB to its memory
# PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) in one file.
STANDARDS: Final = ("ua-1", "a-2a")
TAGGED_PDF: Final = N_("PDF, tagged (PDF/UA, PDF/A)")  # as pages name the format


class TypesettingError(Exception):
    """Raised where typst refuses a document; the text is the first line of its message."""


@dataclass(frozen=True)
class Document:
    """A document: `template` is a file of `typst/` without its ending, which reads `files` by their
    names; `options` are those of `typst.compile`."""

    template: str
    files: Mapping[str, bytes] = field(repr=False)
    options: Mapping[str, object]

    @classmethod
    def pdf(cls, template: str, files: Mapping[str, bytes], day: date) -> Document:
        """A document that becomes a PDF, dated to a day at midnight (UTC)."""
        midnight = (day - date(1970, 1, 1)).days * 86_400
        return cls(template, files, {"pdf_standards": STANDARDS, "timestamp": midnight})

    def laid_out(self, folder: Path) -> dict[str, object]:
        """The order to set the document, after its files were written to a folder."""
        for path, content in _all_files(self.template, self.files).items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return {"root": str(folder), "options": self.options}


def pdf(template: str, files: Mapping[str, bytes], day: date) -> bytes:
    """A document as PDF, dated to a day at midnight (UTC). Raises TypesettingError."""
    return only(typeset([Document.pdf(template, files, day)]))


def png(template: str, files: Mapping[str, bytes], pixels: float = 1) -> bytes:
    """The only page of a document as PNG, `pixels` for each point. Raises TypesettingError."""
    return only(typeset([Document(template, files, {"format": "png", "ppi": 72 * pixels})]))


def typeset(documents: Iterable[Document]) -> Iterator[bytes | TypesettingError]:
    """The output of each document, or why it has none; as many processes at once as there are
    cores."""
    ordered = [*documents]
    chunks = [ordered[at : at + AT_ONCE] for at in range(0, len(ordered), AT_ONCE)]
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        yield from chain.from_iterable(threads.map(_in_a_process, chunks))


def only(outputs: Iterable[bytes | TypesettingError]) -> bytes:
    """The output of the only document. Raises TypesettingError where it has none."""
    [output] = outputs
    if isinstance(output, TypesettingError):
        raise output
    return output


def _in_a_process(documents: Sequence[Document]) -> list[bytes | TypesettingError]:
    # In folders, since typst reads files in memory as text, pictures too.
    with TemporaryDirectory() as name:
        folders = [Path(name, str(number)) for number in range(len(documents))]
        orders = [each.laid_out(folder) for each, folder in zip(documents, folders, strict=True)]
        refusals = _refusals(orders)
        return [
            refusal or _output(folder) for refusal, folder in zip(refusals, folders, strict=True)
        ]


def _refusals(orders: Sequence[Mapping[str, object]]) -> list[TypesettingError | None]:
    """What typst says against each document, after a process has set the others."""
    run = subprocess.run(
        [sys.executable, "-P", str(PROCESS)],
        input=json.dumps({"fonts": str(FONTS), "documents": orders}).encode(),
        capture_output=True,
        check=False,
    )
    texts = [json.loads(line) for line in run.stdout.splitlines()]
    stopped = TypesettingError(f"typst stopped with {run.returncode}")
    refusals = [TypesettingError(text) if text else None for text in texts]
    return [*refusals, *[stopped] * (len(orders) - len(refusals))]


def _output(folder: Path) -> bytes:
    output = (folder / "output").read_bytes()
    return with_clear_ends(output) if output.startswith(b"%PDF") else output


class Typesetter:
    """A template that is compiled many times in this process; fonts and files are read once."""

    def __init__(self, template: str, files: Mapping[str, bytes]) -> None:
        self._files: Any = _all_files(template, files)
        import typst  # which a build without new pictures does not need

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
