"""One page of A4 about one thing, typeset from an XML document with `sheet.typ`."""

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
from dissemination.library.library import Library
from dissemination.model.funding import PROFILES
from dissemination.publication.glyph_coverage import GlyphCoverage
from dissemination.publication.theme_tokens import ThemeTokens
from dissemination.publication.typesetting import pdf
from dissemination.urls import Addresses

PIECE: Final = 16  # letters of a word that is too long for its column
_LONG: Final = re.compile(r"\S{40,}")
LEFT_OUT: Final = ("img", "figure", "section[@class='footnotes']", "sup[@class='footnote-ref']")


@dataclass(frozen=True)
class Section:
    """A part of a sheet: its title, and HTML of which the last blocks are left out where there is
    no room. `label` stands below the title; what is `beside` stands in the narrow column."""

    title: str
    html: str
    label: str = ""
    language: str = ""
    is_editorial: bool = False
    beside: bool = False


def about(library: Library, addresses: Addresses, page: str, day: date) -> dict[str, str]:
    """What every sheet says at its head and foot, and of itself: `page` is the address that its QR
    code leads to."""
    project, settings = library.project, library.settings
    return {
        "acronym": project.acronym,
        "author": ", ".join(settings.publication.authors)
        or f"Site of the project {project.acronym}",
        "day": day.isoformat(),
        "lang": settings.language,
        "page": addresses.absolute(page),
        "shown": addresses.absolute(page).partition("//")[2].rstrip("/"),
        "funding": project.funding.statement,
        "funding-lang": project.funding.statement_language,
        "beside": PROFILES[project.funding.profile].beside_emblem,
        "statement": settings.publication.statement,
        "licence": f"Texts: {settings.licence.name}",
    }


def typeset(
    given: Mapping[str, str],
    sections: Sequence[Section],
    tokens: ThemeTokens,
    cache: Cache,
    day: date,
) -> bytes:
    """A sheet as PDF. Raises TypesettingError."""
    signs = GlyphCoverage(tokens, cache).without_signs
    given = {name: signs(text) for name, text in given.items()}
    sections = [replace(each, title=signs(each.title), html=signs(each.html)) for each in sections]
    document = _document(given, sections)
    files = {**tokens.files, "sheet.xml": document, "code.svg": _code(given["page"])}
    key = cache.key("sheet", sorted(files.items()), str(day))
    return cache.get_or_create(key, lambda: pdf("sheet", files, day))


def clipped(text: str, most: int) -> str:
    """A line of at most so many letters, cut behind a word."""
    if len(text) <= most:
        return text
    short = text[:most]
    return f"{short.rpartition(' ')[0] or short}…"


def breakable(text: str | None) -> str:
    """A text whose longest words have places to break, so that none runs off the page."""
    pieces = partial(re.compile(f"\\S{{{PIECE}}}(?=\\S)").sub, "\\g<0>\u200b")
    return _LONG.sub(lambda word: pieces(word[0]), text or "")


def _document(given: Mapping[str, str], sections: Sequence[Section]) -> bytes:
    root = etree.Element("sheet", dict(given))
    root.set("heading", breakable(given["title"]))
    root.set("lead", breakable(given["lead"]))
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
