"""The search of the site: what can be found, and the index that a script in the browser reads."""

from __future__ import annotations

from dissemination.site.search.index import index_files
from dissemination.site.search.items import items, page, pages
from dissemination.site.search.records import records
from dissemination.site.search.search_entry import SearchEntry

__all__ = ["SearchEntry", "index_files", "items", "page", "pages", "records"]
