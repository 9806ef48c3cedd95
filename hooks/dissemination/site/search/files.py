"""The files of the search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dissemination.library.library import Library
from dissemination.site.search.index import index_files
from dissemination.site.search.items import docs_page_entries, item_entries
from dissemination.site.search.records import record_entries
from dissemination.site.search.search_entry import SearchEntry


def search_files(
    library: Library, texts: Mapping[str, str], docs: Iterable[SearchEntry]
) -> dict[str, bytes]:
    """The index by the addresses of its files: `texts` are the plain bodies of items by the
    addresses of their pages, `docs` the entries of the pages of docs/."""
    entries = (
        *docs_page_entries(library, docs),
        *record_entries(library),
        *item_entries(library, texts),
    )
    return index_files(entries, library.settings.language)
