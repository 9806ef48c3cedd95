"""The sitemap (sitemaps.org 0.9), and the file that tells robots where it is."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from typing import Final

from dissemination import urls
from dissemination.model.dates import Moment
from dissemination.site.partials import Partials
from dissemination.urls import Addresses

ROBOTS: Final = "robots.txt"
ZIPPED_SITEMAP: Final = f"{urls.SITEMAP}.gz"
_ROBOTS: Final = "User-agent: *\nDisallow:\n\nSitemap: {}\n"


def sitemap(partials: Partials, pages: Iterable[tuple[str, Moment | None]]) -> bytes:
    """The sitemap of pages, each as its address below the root and when it last changed."""
    entries = [(partials.addresses.absolute(address), changed) for address, changed in pages]
    return partials.environment.get_template("sitemap.xml").render(pages=entries).encode()


def zipped(document: bytes) -> bytes:
    """A document packed by gzip, without an instant in its head."""
    return gzip.compress(document, mtime=0)


def robots(addresses: Addresses) -> bytes:
    """robots.txt (RFC 9309): everything may be read, and the sitemap is named."""
    return _ROBOTS.format(addresses.absolute(urls.SITEMAP)).encode()
