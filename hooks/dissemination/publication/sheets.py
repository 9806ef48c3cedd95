"""One page of A4 about the project or a practice, typeset from XML by `typst/sheet.typ`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from io import BytesIO
from typing import Final

from lxml import etree, html
from lxml.etree import SubElement

from dissemination.cache import Cache, digest
from dissemination.glyphs.coverage import without_signs
from dissemination.library.library import Library
from dissemination.output import Output, is_measured
from dissemination.publication.document.citation import authors
from dissemination.publication.document.grants import PrintedGrant, logo_files, printed_grants
from dissemination.publication.document.internal_links import Published
from dissemination.publication.theme_tokens import ThemeTokens
from dissemination.publication.typeset_xml import tidy
from dissemination.publication.typesetting import Document, TypesettingError, only, typeset
from dissemination.urls import Addresses

PIECE: Final = 16  # letters of a word that is too long for its column
_LONG: Final = re.compile(r"\S{40,}")
LEFT_OUT: Final = ("img", "figure", "section[@class='footnotes']", "sup[@class='footnote-ref']")


@dataclass(frozen=True)
class Section:
    """A section of a sheet: its title, and HTML whose last blocks are left out where there is no
    room. `label` stands below the title; a section that is `beside` is in the narrow column."""

    title: str
    html: str
    label: str = ""
    language: str = ""
    is_editorial: bool = False
    beside: bool = False


@dataclass(frozen=True)
class Funding:
    """The statements at the foot of every sheet, and their logos by the names of their files."""

    grants: tuple[PrintedGrant, ...]
    logos: Mapping[str, bytes]

    @classmethod
    def of(cls, library: Library, published: Published) -> Funding:
        """Those of a library; `published` gives the bytes of a picture."""
        return cls(printed_grants(library), logo_files(library, published))


@dataclass(frozen=True)
class Sheet:
    """A sheet as XML, with the address of the page to which its QR code leads, and its day."""

    xml: bytes
    page: str
    tokens: ThemeTokens
    day: date
    logos: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def key(self) -> str:
        """The digest of all that its bytes depend on but for code and versions."""
        files = sorted({**self.tokens.files, **self.logos}.items())
        return digest(self.xml, self.page, files, str(self.day))

    def kept_as(self, cache: Cache) -> str:
        """The key under which a cache has its bytes."""
        return cache.key("sheet", self.key)

    @property
    def document(self) -> Document:
        """What is typeset."""
        own = {"sheet.xml": self.xml, "code.svg": _code(self.page)}
        files = {**self.tokens.files, **self.logos, **own}
        return Document.pdf("sheet", files, self.day)

    def output(self, address: str, cache: Cache) -> Output:
        """The file at an address."""

        def make() -> bytes:
            return cache.get_or_create(self.kept_as(cache), lambda: only(typeset([self.document])))

        return Output(address, make, self.key)


def sheet_attributes(
    library: Library, addresses: Addresses, page: str, day: date
) -> dict[str, str]:
    """The attributes that every sheet has for its head, foot and metadata; `page` is the address,
    below the public root, of its QR code."""
    project, settings = library.project, library.settings
    address, _ = addresses.absolute(page), library.locale.gettext
    shown = address.partition("//")[2].rstrip("/")
    return {
        "acronym": project.acronym,
        "author": ", ".join(authors(library)),
        "day": day.isoformat(),
        "lang": settings.language,
        "page": address,
        "more": _("More at %(address)s", address=shown),
        "code": _("QR code of the page %(address)s", address=address),
        "statement": settings.publication.statement if settings.publication else "",
        "licence": _("Texts: %(licence)s.", licence=settings.licence.name),
    }


def sheet(
    attributes: Mapping[str, str],
    sections: Sequence[Section],
    tokens: ThemeTokens,
    day: date,
    funding: Funding,
) -> Sheet:
    """A sheet; `attributes` are those of `sheet_attributes` with `title`, `lead`, their `language`,
    `description` and `kicker`."""
    attributes = {name: without_signs(text) for name, text in attributes.items()}
    sections = [
        replace(s, title=without_signs(s.title), html=without_signs(s.html)) for s in sections
    ]
    xml = _document(attributes, sections, funding.grants)
    return Sheet(xml, attributes["page"], tokens, day, funding.logos)


def outputs(
    sheets: Mapping[str, Sheet], cache: Cache
) -> tuple[dict[str, Output], dict[str, TypesettingError]]:
    """The files of sheets by their addresses, and why the others cannot be typeset. Those of which
    nothing is known are typeset now, many in a process."""
    files = {address: each.output(address, cache) for address, each in sheets.items()}
    unknown = [
        address
        for address, file in files.items()
        if not is_measured(file, cache) and cache.get(sheets[address].kept_as(cache)) is None
    ]
    errors = {}
    documents = [sheets[address].document for address in unknown]
    for address, content in zip(unknown, typeset(documents) if documents else (), strict=True):
        if isinstance(content, TypesettingError):
            errors[address] = content
            del files[address]
        else:
            cache.put(sheets[address].kept_as(cache), content)
    return files, errors


def clipped(text: str, most: int) -> str:
    """A text, if it has more than `most` characters cut after a word and with an ellipsis."""
    if len(text) <= most:
        return text
    short = text[:most]
    return f"{short.rpartition(' ')[0] or short}…"


def breakable(text: str | None) -> str:
    """A text in which words of 40 and more characters have a zero-width space after each 16."""
    pieces = partial(re.compile(f"\\S{{{PIECE}}}(?=\\S)").sub, "\\g<0>\u200b")
    return _LONG.sub(lambda word: pieces(word[0]), text or "")


def _document(
    attributes: Mapping[str, str], sections: Sequence[Section], grants: Sequence[PrintedGrant]
) -> bytes:
    root = etree.Element("sheet", dict(attributes))
    root.set("heading", breakable(attributes["title"]))
    root.set("lead", breakable(attributes["lead"]))
    for grant in grants:
        grant.add_to(root)
    for section in sections:
        element = SubElement(root, "aside" if section.beside else "section", title=section.title)
        element.set("label", section.label)
        element.set("lang", section.language)
        element.set("editorial", "yes" if section.is_editorial else "")
        whole = html.fragment_fromstring(section.html, create_parent="div")
        for left_out in whole.xpath("|".join(f".//{path}" for path in LEFT_OUT)):
            left_out.drop_tree()
        for inner in whole.iter():
            inner.text, inner.tail = breakable(inner.text), breakable(inner.tail)
        tidy(whole)
        element.extend(list(whole))
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _code(address: str) -> bytes:
    file = BytesIO()
    options = {"dark": "#000", "light": "#fff", "xmldecl": False}
    import segno  # for a new sheet alone

    segno.make_qr(address, error="m").save(file, kind="svg", border=2, scale=4, **options)
    return file.getvalue()
