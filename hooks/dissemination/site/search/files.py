"""The files of the search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter

from dissemination.library.library import Library
from dissemination.site.search.index import index_files
from dissemination.site.search.items import docs_page_entries, item_entries
from dissemination.site.search.records import record_entries
from dissemination.site.search.search_entry import SearchEntry


def search_files(
    library: Library,
    texts: Mapping[str, str],
    docs: Sequence[SearchEntry],
    generated: Sequence[SearchEntry],
) -> dict[str, bytes]:
    """The index by the addresses of its files: `texts` are the plain bodies of items by the
    addresses of their pages, `docs` the entries of the pages of docs/, and `generated` those of
    lists and chapters. A list stands behind the first of its items, so that it moves no other."""
    entries = [
        *docs_page_entries(library, docs),
        *(entry for entry in generated if not entry.since),
        *record_entries(library),
    ]
    dated = [*item_entries(library, texts), *(entry for entry in generated if entry.since)]
    entries += sorted(dated, key=attrgetter("since"))
    return index_files(entries, library.settings.language)
