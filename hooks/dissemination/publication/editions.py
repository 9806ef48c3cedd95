"""The PDF and EPUB editions of the publication, from the same chapters, cached."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Final

import pikepdf

from dissemination import urls as address_book
from dissemination.cache import Cache
from dissemination.glyphs.coverage import without_signs
from dissemination.library.library import Library
from dissemination.output import Download
from dissemination.publication.book import book, edition_day, title_page
from dissemination.publication.document.figures import print_figures
from dissemination.publication.document.internal_links import (
    Published,
    internal_href,
    picture_files,
)
from dissemination.publication.document.work import Work, work
from dissemination.publication.epub import epub
from dissemination.publication.theme_tokens import ThemeTokens
from dissemination.publication.typeset_xml import document
from dissemination.publication.typesetting import TAGGED_PDF, png
from dissemination.urls import Addresses

COVER_PIXELS: Final = 2


def editions(
    library: Library,
    addresses: Addresses,
    tokens: ThemeTokens,
    published: Published,
    cache: Cache,
) -> tuple[Download, ...]:
    """The PDF and the EPUB edition; none for a project without practices. `published` gives
    the bytes of a picture; unchanged editions come from the cache. Raises ContentError with the
    practices that cannot be typeset."""
    figures = print_figures(library, tokens.colours)
    whole = work(library, addresses, internal_href(library, addresses), figures.draw)
    if not whole.practices:
        return ()
    about, day, acronym = (
        title_page(whole, library),
        edition_day(library),
        library.project.acronym,
    )
    files = {**figures.files, **picture_files(library, published)}
    key = (
        document(whole, about),
        sorted(tokens.files.items()),
        sorted(files.items()),
        str(day),
    )
    pdf = cache.get_or_create(cache.key("pdf", *key), lambda: book(whole, library, tokens, files))
    electronic = cache.get_or_create(
        cache.key("epub", *key), lambda: _epub(whole, library, about, tokens, files)
    )
    title, language = whole.publication.title, whole.language
    tagged = library.locale.gettext(TAGGED_PDF)
    at = address_book.edition
    return (
        Download(at(acronym, "pdf"), title, tagged, language, pdf, pages(pdf), day),
        Download(at(acronym, "epub"), title, "EPUB 3", language, electronic, day=day),
    )


def _epub(
    whole: Work,
    library: Library,
    about: dict[str, str],
    tokens: ThemeTokens,
    files: Mapping[str, bytes],
) -> bytes:
    shown = {name: without_signs(text) for name, text in about.items()}
    cover = png("front", {**tokens.files, "values.json": json.dumps(shown).encode()}, COVER_PIXELS)
    settings = library.settings
    identifier = f"tag:{settings.authority},{settings.since.isoformat()}:publication"
    beside = {**files, "cover.png": cover, "emblem.svg": tokens.emblem}
    return epub(whole, about, identifier, beside, edition_day(library))


def pages(pdf: bytes) -> int:
    """The number of pages of a PDF."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)
