"""Office documents: of what kind they are, and what they tell of people beside their text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from dissemination.model.file_format import FORMATS, ODF, OOXML, FileFormat
from dissemination.problems import Message
from dissemination.source.attachments import archive
from dissemination.source.attachments.findings import NOT_WHAT_IT_SAYS, AttachmentError, Findings
from dissemination.source.attachments.parts import elements

HOLDS_MACRO: Final = Message(
    "this document holds macros, which are programs; save it without them, as .docx, .xlsx or "
    ".pptx, and put that here",
    code="document-with-macros",
)
_CONTENT_TYPES: Final = "[Content_Types].xml"
_MACROS: Final = ("vbaProject.bin", "vbaData.xml")
_ODF_MACROS: Final = ("Basic/", "Scripts/")
_AUTHORS: Final = ("creator", "lastModifiedBy")
_ODF_AUTHORS: Final = ("initial-creator", "creator")
_COMMENTS: Final = ("word/comments", "xl/comments", "xl/threadedComments/", "ppt/comments/")
_COMMENT: Final = ("comment", "threadedComment", "cm")
_CHANGES: Final = ("ins", "del", "moveFrom", "moveTo")  # of WordprocessingML
_MOST_MIMETYPE: Final = 100


def is_document(file: ZipFile) -> FileFormat | None:
    """The format of the document that an archive is; None if it is none."""
    names = file.NameToInfo
    if "mimetype" in names:
        with file.open("mimetype") as content:
            own = content.read(_MOST_MIMETYPE).decode("ascii", "replace").strip()
        return next((FORMATS[end] for end in ODF if FORMATS[end].parts == own), None)
    if _CONTENT_TYPES not in names:
        return None
    forms = [FORMATS[ending] for ending in OOXML]
    return next((form for form in forms if any(n.startswith(form.parts) for n in names)), None)


def findings(file: Path, form: FileFormat, size: int) -> Findings:
    """What is found in a document of a format. Raises AttachmentError."""
    with archive.opened(file, f"{form.name} document") as document:
        own = is_document(document)
        if own != form:
            raise AttachmentError(
                NOT_WHAT_IT_SAYS,
                value=f"a file of {own.name}" if own else "a ZIP",
                expected=f"a file of {form.name}",
                advice=f"give it the ending {_ending(own or FORMATS['zip'])}",
            )
        archive.examine(document)
        if any(
            name.endswith(_MACROS) or name.startswith(_ODF_MACROS) for name in document.NameToInfo
        ):
            raise AttachmentError(HOLDS_MACRO)
        if archive.is_locked(document):
            return Findings(size, is_locked=True)
        if form in [FORMATS[ending] for ending in ODF]:
            return _of_odf(document, size)
        return _of_ooxml(document, size)


def _of_ooxml(document: ZipFile, size: int) -> Findings:
    """ECMA-376: the core properties, comments, and tracked changes of texts."""
    core = elements(document, "docProps/core.xml", _AUTHORS)
    comments = (name for name in document.NameToInfo if name.startswith(_COMMENTS))
    changes = elements(document, "word/document.xml", _CHANGES)
    return Findings(
        size,
        people=_people(core.values()),
        has_comments=any(elements(document, name, _COMMENT) for name in comments),
        has_changes=bool(changes),
    )


def _of_odf(document: ZipFile, size: int) -> Findings:
    """OpenDocument 1.3: the metadata, annotations and tracked changes."""
    meta = elements(document, "meta.xml", _ODF_AUTHORS)
    found = elements(document, "content.xml", ("annotation", "changed-region"))
    return Findings(
        size,
        people=_people(meta.values()),
        has_comments="annotation" in found,
        has_changes="changed-region" in found,
    )


def _people(texts: Iterable[list[str]]) -> tuple[str, ...]:
    """The names in these texts, each once."""
    names = (" ".join(text.split()) for each in texts for text in each)
    return tuple(dict.fromkeys(filter(None, names)))


def _ending(form: FileFormat) -> str:
    return next(f".{ending}" for ending, own in FORMATS.items() if own == form)
