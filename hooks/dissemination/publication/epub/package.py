"""The EPUB as a file: its documents, the package document that lists them, and its metadata."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import BytesIO
from mimetypes import MimeTypes
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml.etree import _Element

from dissemination.publication.document.work import Work
from dissemination.publication.epub.documents import Document, anchors, documents, page
from dissemination.publication.epub.elements import elements, written
from dissemination.publication.epub.navigation import contents, contents_of_old_readers, cover

STYLE: Final = (Path(__file__).parent / "style.css").read_bytes
MEDIA_TYPE: Final = b"application/epub+zip"
DC: Final = "http://purl.org/dc/elements/1.1/"
OPF: Final = "http://www.idpf.org/2007/opf"
CONTAINER: Final = "urn:oasis:names:tc:opendocument:xmlns:container"
_p: Final = elements(OPF, dc=DC)
_d: Final = elements(DC, dc=DC)
_c: Final = elements(CONTAINER)
_TYPES: Final = MimeTypes(filenames=())
# What the package document says of a file beside its address and type.
_PROPERTIES: Final = {
    "nav.xhtml": "nav",
    "cover.png": "cover-image",
    "text/cover.xhtml": "svg",
}
_ACCESSIBILITY: Final = {
    "accessMode": ("textual", "visual"),
    "accessModeSufficient": ("textual",),
    "accessibilityFeature": (
        *("alternativeText", "displayTransformability", "readingOrder"),
        *("structuralNavigation", "tableOfContents", "index"),
    ),
    "accessibilityHazard": ("none",),
}


def epub(
    work: Work, about: Mapping[str, str], identifier: str, files: Mapping[str, bytes], day: date
) -> bytes:
    """The work as EPUB. `about` are the texts of the title page, `identifier` is the permanent id
    of the publication, `files` are its pictures and figures by their names, with `cover.png`."""
    texts = documents(work, about)
    places = {anchor: text.name for text in texts for anchor in anchors(text)}
    contained = {
        "nav.xhtml": contents(texts, about),
        "toc.ncx": contents_of_old_readers(texts, about, identifier),
        "style.css": STYLE(),
        "text/cover.xhtml": cover(about, _pixels(files["cover.png"])),
        **{f"text/{text.name}": page(text, places, about["lang"]) for text in texts},
        **dict(sorted(files.items())),
    }
    package = _package([*contained], texts, about, identifier, day)
    return _zipped(
        {"META-INF/container.xml": _container(), "EPUB/content.opf": package}
        | {f"EPUB/{name}": content for name, content in contained.items()}
    )


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """A container (EPUB 3.3, 4.2.2) of files, all of the oldest date that it can have."""
    content = BytesIO()
    with ZipFile(content, "w") as packed:
        packed.writestr(ZipInfo("mimetype"), MEDIA_TYPE, ZIP_STORED)
        for name, each in files.items():
            packed.writestr(ZipInfo(name), each, ZIP_DEFLATED)
    return content.getvalue()


def _container() -> bytes:
    root = {"full-path": "EPUB/content.opf", "media-type": "application/oebps-package+xml"}
    return written(_c("container", {"version": "1.0"}, _c("rootfiles", {}, _c("rootfile", root))))


def _package(
    names: Sequence[str],
    texts: Sequence[Document],
    about: Mapping[str, str],
    identifier: str,
    day: date,
) -> bytes:
    """The package document (EPUB 3.3, 5) of files by their names."""
    ids = {name: f"file-{number}" for number, name in enumerate(names, 1)}
    read = ["text/cover.xhtml", "nav.xhtml", *(f"text/{text.name}" for text in texts)]
    # For programs that know EPUB 2 alone.
    old_cover = _p("meta", {"name": "cover", "content": ids["cover.png"]})
    package = _p(
        "package",
        {"version": "3.0", "unique-identifier": "identifier"},
        _p("metadata", {}, *_metadata(about, identifier, day), old_cover),
        _p("manifest", {}, *(_p("item", _listed(name, ids[name])) for name in names)),
        _p(
            "spine",
            {"toc": ids["toc.ncx"]},
            *(_p("itemref", {"idref": ids[name]}) for name in read),
        ),
    )
    package.set("{http://www.w3.org/XML/1998/namespace}lang", about["lang"])
    return written(package)


def _listed(name: str, identifier: str) -> dict[str, str]:
    """The attributes of a file in the manifest."""
    known = {".ncx": "application/x-dtbncx+xml", ".xhtml": "application/xhtml+xml"}
    ending = Path(name).suffix
    kind = known.get(ending) or _TYPES.guess_type(name)[0] or "application/octet-stream"
    properties = _PROPERTIES.get(name)
    return {
        "id": identifier,
        "href": name,
        "media-type": kind,
        **({"properties": properties} if properties else {}),
    }


def _metadata(about: Mapping[str, str], identifier: str, day: date) -> Iterator[_Element]:
    """The metadata by Dublin Core and schema.org (EPUB 3.3, 5.5; EPUB Accessibility 1.1, 2)."""
    yield _d("identifier", {"id": "identifier"}, identifier)
    titles = [("main", about["title"]), ("subtitle", about["subtitle"])]
    for kind, title in titles:
        if title:
            yield _d("title", {"id": kind}, title)
            yield _p("meta", {"refines": f"#{kind}", "property": "title-type"}, kind)
    yield _d("date", {}, day.isoformat())
    yield _d("language", {}, about["lang"])
    yield _d("creator", {"id": "author"}, about["author"])
    role = {"refines": "#author", "property": "role", "scheme": "marc:relators"}
    yield _p("meta", role, "aut")
    for subject in about["keywords"].split("; "):
        yield _d("subject", {}, subject)
    yield _d("description", {}, about["statement"])
    yield _d("rights", {}, about["licence"])
    yield _p("meta", {"property": "dcterms:modified"}, f"{day.isoformat()}T00:00:00Z")
    for name, values in _ACCESSIBILITY.items():
        for value in values:
            yield _p("meta", {"property": f"schema:{name}"}, value)
    yield _p("meta", {"property": "schema:accessibilitySummary"}, about["accessibility"])


def _pixels(png: bytes) -> tuple[int, int]:
    """The width and height of a PNG (PNG 11.2.1)."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height
