"""Feeds and calendars as tests look at them: every file by its address, made at once."""

from __future__ import annotations

from dissemination import calendars as of_calendars
from dissemination import feeds as of_feeds
from dissemination.cache import Cache
from dissemination.library.library import Library
from dissemination.urls import Addresses


def feeds(library: Library, addresses: Addresses, cache: Cache | None = None) -> dict[str, bytes]:
    outputs = of_feeds.feeds(library, addresses, cache)
    return {output.address: output.make() for output in outputs}


def calendars(
    library: Library, addresses: Addresses, cache: Cache | None = None
) -> dict[str, bytes]:
    outputs = of_calendars.calendars(library, addresses, cache)
    return {output.address: output.make() for output in outputs}
