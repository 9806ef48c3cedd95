"""The entries of lists of items, and of the publication's chapters that are no practice.

What stands on them has entries of its own, so that they are found by their names alone, and behind
what else has the same words.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from dissemination.library.library import Library
from dissemination.model.entry import Entry
from dissemination.site.search.search_entry import SearchEntry

WORTH: Final = 0.4
MONTH: Final = 0.3  # below that of its year


def list_entry(address: str, title: str, since: datetime) -> SearchEntry:
    """The entry of a list that is there since an instant."""
    return SearchEntry(address, "list", title, worth=WORTH, since=since)


def month_entry(address: str, title: str, since: datetime, details: str) -> SearchEntry:
    """The entry of a month that is there since an instant; `details` say what is on it."""
    return SearchEntry(address, "list", title, details=details, worth=MONTH, since=since)


def first_published(library: Library, entries: Iterable[Entry[Any]]) -> datetime:
    """When the first of some items was published, and so a list of them came to be."""
    return min(map(library.published, entries))


def chapter_entry(address: str, title: str, publication: str) -> SearchEntry:
    """The entry of a chapter of the publication of this title."""
    return SearchEntry(address, "page", title, meta=publication, worth=WORTH)
