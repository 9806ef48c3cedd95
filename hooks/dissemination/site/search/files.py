"""The files of the search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any, Final

from dissemination.cache import Cache
from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.output import Output
from dissemination.site.search.index import Index
from dissemination.site.search.items import docs_page_entries, searched_items
from dissemination.site.search.records import record_entries
from dissemination.site.search.search_entry import SearchEntry
from dissemination.site.search.searched import Searched, SearchedEntry

STEP: Final = 24  # items and lists before the open part is closed; each is some 1 kB compressed


def search_files(
    library: Library,
    text_of: Callable[[Entry[Any]], str],
    docs: Sequence[SearchEntry],
    generated: Sequence[SearchEntry],
    cache: Cache,
) -> Iterator[Output]:
    """The files of the index: `text_of` gives the plain body of an item whose words are not kept,
    `docs` are the entries of the pages of docs/, and `generated` those of lists and chapters. A
    list stands behind the first of its items, so that it moves no other."""
    undated = [
        *docs_page_entries(library, docs),
        *(entry for entry in generated if not entry.since),
        *record_entries(library),
    ]
    dated: list[tuple[datetime, Searched]] = [
        *searched_items(library, text_of),
        *((entry.since, SearchedEntry.of(entry)) for entry in generated if entry.since),
    ]
    dated.sort(key=itemgetter(0))
    entries = [*map(SearchedEntry.of, undated), *(entry for _, entry in dated)]
    closed = len(undated) + len(dated) // STEP * STEP
    yield from Index(entries, closed, library.settings.language, cache).outputs()
