"""The formats of files that readers can take along, by the endings of their names, and what to do
with those that are not offered."""

from __future__ import annotations

from typing import Final, NamedTuple

from dissemination.model.picture_format import ending_of

FOLDER: Final = "data/files"  # of files that belong to no item


class FileFormat(NamedTuple):
    """A format of files: its name as readers know it, its media type (IANA), and of one that is a
    zip of parts, how the names of its own parts begin, or what its part `mimetype` says."""

    name: str
    type: str
    parts: str = ""


_OOXML: Final = "application/vnd.openxmlformats-officedocument"
_ODF: Final = "application/vnd.oasis.opendocument"
FORMATS: Final = {
    "pdf": FileFormat("PDF", "application/pdf"),
    "docx": FileFormat("Word", f"{_OOXML}.wordprocessingml.document", "word/"),
    "xlsx": FileFormat("Excel", f"{_OOXML}.spreadsheetml.sheet", "xl/"),
    "pptx": FileFormat("PowerPoint", f"{_OOXML}.presentationml.presentation", "ppt/"),
    "odt": FileFormat("ODT", f"{_ODF}.text", f"{_ODF}.text"),
    "ods": FileFormat("ODS", f"{_ODF}.spreadsheet", f"{_ODF}.spreadsheet"),
    "odp": FileFormat("ODP", f"{_ODF}.presentation", f"{_ODF}.presentation"),
    "csv": FileFormat("CSV", "text/csv"),
    "zip": FileFormat("ZIP", "application/zip"),
}
OOXML: Final = ("docx", "xlsx", "pptx")
ODF: Final = ("odt", "ods", "odp")


class NotOffered(NamedTuple):
    """A format that is not offered, in words, and what to do with such a file."""

    words: str
    advice: str


_AS: Final = "open it, save it as PDF or as {}, and put that here"
PROGRAM: Final = NotOffered(
    "a program", "put it where software is published, such as Zenodo or GitHub, and link to it"
)
_NOT_OFFERED: Final = {
    NotOffered("an old document of Word", _AS.format(".docx")): "doc dot wps",
    NotOffered("an old table of Excel", _AS.format(".xlsx")): "xls xlt xlsb",
    NotOffered("an old presentation of PowerPoint", _AS.format(".pptx")): "ppt pps pot ppsx",
    NotOffered("a document with macros, which are programs", _AS.format(".docx")): (
        "docm dotm xlsm xltm pptm ppsm potm"
    ),
    NotOffered("a template", _AS.format(".docx")): "dotx xltx potx ott ots otp",
    NotOffered("a document in a format that few programs open", _AS.format(".docx")): (
        "rtf pages numbers key pub mpp one sxw sxc sxi odg xps oxps vsd vsdx"
    ),
    NotOffered("an archive that not every computer opens", "pack it as .zip, and put that here"): (
        "7z rar tar gz tgz bz2 xz zst"
    ),
    NotOffered("a message", "save what it tells as PDF, and put that here"): "eml msg",
    NotOffered("a recording", "put it where it can be heard, and link to it"): (
        "mp3 m4a wav ogg oga flac aac wma"
    ),
    NotOffered("a book", "save it as PDF, and put that here"): "epub mobi azw3",
    PROGRAM: "exe msi msix com scr bat cmd ps1 vbs jar apk app dmg pkg deb rpm appimage",
}
NOT_OFFERED: Final = {
    ending: form for form, endings in _NOT_OFFERED.items() for ending in endings.split()
}


def is_offered(name: str) -> bool:
    """Whether a file of this name is of a format that readers can take along."""
    return ending_of(name) in FORMATS


def format_of(name: str) -> FileFormat:
    """The format that the name of such a file says it has. Raises KeyError for others."""
    return FORMATS[ending_of(name)]
