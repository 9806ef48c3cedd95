"""Files to take along, made as programs make them: PDFs, office documents and archives."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CORE: Final = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{}</dc:creator>'
    "<cp:lastModifiedBy>{}</cp:lastModifiedBy></cp:coreProperties>"
)
_PARTS: Final = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/x.xml"}
_ODF: Final = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}


def pdf(pages: int = 1, author: str = "", comment: str = "", password: str = "") -> bytes:
    """A PDF of empty pages."""
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    if author:
        document.docinfo["/Author"] = author
    if comment:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text)
        note.Contents = pikepdf.String(comment)
        document.pages[0].Annots = pikepdf.Array([document.make_indirect(note)])
    file = BytesIO()
    encryption = pikepdf.Encryption(owner="o", user=password) if password else None
    document.save(file, deterministic_id=not password, encryption=encryption or False)
    return file.getvalue()


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name, content)
    return file.getvalue()


def office(
    ending: str = "docx",
    author: str = "",
    editor: str = "",
    document: str = f'<w:document xmlns:w="{W}"/>',
    **parts: str | bytes,
) -> bytes:
    """A document of Word, Excel or PowerPoint."""
    core = {"docProps/core.xml": _CORE.format(author, editor)} if author or editor else {}
    return archive({"[Content_Types].xml": "<Types/>", _PARTS[ending]: document, **core, **parts})


def odf(ending: str = "odt", author: str = "", content: str = "<x/>") -> bytes:
    """A document of LibreOffice."""
    meta = f'<m xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{author}</dc:creator></m>'
    kind = f"application/vnd.oasis.opendocument.{_ODF[ending]}"
    return archive({"mimetype": kind, "meta.xml": meta, "content.xml": content})
