"""PDFs: their pages, and what they tell of people beside their text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from dissemination.source.attachments.findings import DAMAGED, AttachmentError, Findings

if TYPE_CHECKING:
    import pikepdf

MOST_PAGES: Final = 500  # that are looked through for comments
MOST_NOTES: Final = 200  # of a page
# Notes that a reader of the draft left (ISO 32000-2, 12.5.6); others are links and forms.
_COMMENTS: Final = frozenset(
    {"/Text", "/FreeText", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret"}
    | {"/Stamp", "/Ink"}
)


def findings(file: Path, size: int) -> Findings:
    """What is found in a PDF. Raises AttachmentError."""
    import pikepdf  # which few projects need

    try:
        with pikepdf.open(file, suppress_warnings=True) as pdf:
            author = pdf.docinfo.get("/Author") if "/Info" in pdf.trailer else None
            people = " ".join(str(author).split()) if isinstance(author, pikepdf.String) else ""
            return Findings(
                size,
                pages=len(pdf.pages),
                people=(people,) if people else (),
                has_comments=_has_comments(pdf),
                is_locked=pdf.is_encrypted,
            )
    except pikepdf.PasswordError:
        return Findings(size, is_locked=True)
    # What qpdf, and what is asked of objects of other types than they should be, raise.
    except (pikepdf.PdfError, LookupError, TypeError, ValueError, RuntimeError, OSError) as error:
        raise AttachmentError(DAMAGED, value="PDF") from error


def _has_comments(pdf: pikepdf.Pdf) -> bool:
    import pikepdf

    for number in range(min(len(pdf.pages), MOST_PAGES)):
        notes = pdf.pages[number].obj.get("/Annots")
        if not isinstance(notes, pikepdf.Array):
            continue
        for at in range(min(len(notes), MOST_NOTES)):
            note = notes[at]
            if isinstance(note, pikepdf.Dictionary) and str(note.get("/Subtype")) in _COMMENTS:
                return True
    return False
