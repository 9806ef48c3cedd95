"""The files of the search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dissemination.library.library import Library
from dissemination.site.search.index import index_files
from dissemination.site.search.items import items, pages
from dissemination.site.search.records import records
from dissemination.site.search.search_entry import SearchEntry


def search_files(
    library: Library, texts: Mapping[str, str], docs: Iterable[SearchEntry]
) -> dict[str, bytes]:
    """The index by the addresses of its files: `texts` are the plain bodies of items by the
    addresses of their pages, `docs` the entries of the pages of docs/."""
    entries = (*pages(library, docs), *records(library), *items(library, texts))
    return index_files(entries, library.settings.language)
