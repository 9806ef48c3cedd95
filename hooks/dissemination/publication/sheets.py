"""One page of A4 about the project or a practice, typeset from XML by `typst/sheet.typ`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from io import BytesIO
from typing import Final

import segno
from lxml import etree, html
from lxml.etree import SubElement

from dissemination.cache import Cache
from dissemination.glyphs.coverage import without_signs
from dissemination.library.library import Library
from dissemination.locale.emblem import beside_emblem
from dissemination.publication.document.citation import authors
from dissemination.publication.theme_tokens import ThemeTokens
from dissemination.publication.typesetting import pdf
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
        "emblem": _("Emblem of the European Union"),
        "funding": project.funding.statement,
        "funding-lang": project.funding.statement_language,
        "beside": beside_emblem(project.funding.profile, library.locale),
        "statement": settings.publication.statement,
        "licence": _("Texts: %(licence)s.", licence=settings.licence.name),
    }


def typeset(
    attributes: Mapping[str, str],
    sections: Sequence[Section],
    tokens: ThemeTokens,
    cache: Cache,
    day: date,
) -> bytes:
    """A sheet as PDF, cached. `attributes` are those of `sheet_attributes` with `title`, `lead`,
    their `language`, `description` and `kicker`. Raises TypesettingError."""
    attributes = {name: without_signs(text) for name, text in attributes.items()}
    sections = [
        replace(s, title=without_signs(s.title), html=without_signs(s.html)) for s in sections
    ]
    document = _document(attributes, sections)
    files = {**tokens.files, "sheet.xml": document, "code.svg": _code(attributes["page"])}
    key = cache.key("sheet", sorted(files.items()), str(day))
    return cache.get_or_create(key, lambda: pdf("sheet", files, day))


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


def _document(attributes: Mapping[str, str], sections: Sequence[Section]) -> bytes:
    root = etree.Element("sheet", dict(attributes))
    root.set("heading", breakable(attributes["title"]))
    root.set("lead", breakable(attributes["lead"]))
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
        element.extend(list(whole))
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _code(address: str) -> bytes:
    file = BytesIO()
    options = {"dark": "#000", "light": "#fff", "xmldecl": False}
    segno.make_qr(address, error="m").save(file, kind="svg", border=2, scale=4, **options)
    return file.getvalue()
