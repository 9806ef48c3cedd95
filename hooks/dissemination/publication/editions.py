"""The PDF and EPUB editions of the publication, from the same chapters, cached."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from typing import Final

from dissemination import urls as address_book
from dissemination.cache import Cache, digest
from dissemination.glyphs.coverage import without_signs
from dissemination.library.library import Library
from dissemination.output import Download, Output, checksum, measured
from dissemination.publication.book import book, edition_day, title_page
from dissemination.publication.document.figures import print_figures
from dissemination.publication.document.grants import logo_files
from dissemination.publication.document.internal_links import (
    Published,
    internal_href,
    picture_files,
)
from dissemination.publication.document.work import work
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
    """The PDF and the EPUB edition; none without practices or a publication. `published` gives
    the bytes of a picture. An edition is made where nothing is known of it, or when it is
    written and the cache does not have it. Raises ContentError with the practices that cannot be
    typeset."""
    if not (library.practices and (publication := library.settings.publication)):
        return ()
    figures = print_figures(library, tokens.colours)
    whole = work(library, addresses, internal_href(library, addresses), figures.draw)
    about, day = title_page(whole, library), edition_day(library)
    logos = logo_files(library, published)
    files = {**figures.files, **picture_files(library, published), **logos}
    pictures = sorted((name, checksum(content)) for name, content in files.items())
    theme = sorted(tokens.files.items())

    def edition(form: str, ending: str, make: Callable[[], bytes], *shown: object) -> Download:
        key = digest(pictures, theme, str(day), *shown)
        kept = partial(cache.get_or_create, cache.key(ending, key), make)
        output = Output(address_book.edition(library.project.acronym, ending), kept, key)
        measures = measured(output, cache, pages)
        return Download(output, publication.title, form, whole.language, measures, day)

    tagged, identifier = library.locale.gettext(TAGGED_PDF), _identifier(library)

    def electronic() -> bytes:
        from dissemination.publication.epub.package import epub  # for a new edition alone

        cover = _cover(about, tokens, cache)
        beside = {**files, "cover.png": cover, "emblem.svg": tokens.emblem}
        return epub(whole, about, identifier, beside, day)

    return (
        edition(
            *(tagged, "pdf", lambda: book(whole, library, tokens, files)), document(whole, about)
        ),
        edition("EPUB 3", "epub", electronic, whole.texts, sorted(about.items()), identifier),
    )


def _identifier(library: Library) -> str:
    """The permanent id of the publication."""
    settings = library.settings
    return f"tag:{settings.authority},{settings.since.isoformat()}:publication"


def _cover(about: Mapping[str, str], tokens: ThemeTokens, cache: Cache) -> bytes:
    shown = {name: without_signs(text) for name, text in about.items()}
    files = {**tokens.files, "values.json": json.dumps(shown).encode()}
    key = cache.key("cover", sorted(files.items()))
    return cache.get_or_create(key, lambda: png("front", files, COVER_PIXELS))


def pages(edition: bytes) -> int | None:
    """The number of pages of a PDF, None of an EPUB."""
    if not edition.startswith(b"%PDF"):
        return None
    import pikepdf  # which only a new edition needs

    with pikepdf.open(BytesIO(edition)) as opened:
        return len(opened.pages)
