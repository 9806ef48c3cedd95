"""The files of open data of a library."""

from __future__ import annotations

from dissemination.cache import Cache
from dissemination.library.library import Library
from dissemination.open_data import OpenData
from dissemination.urls import Addresses


def open_data(library: Library, addresses: Addresses) -> dict[str, bytes]:
    """Every file by its address, with nothing kept."""
    outputs = OpenData(library, addresses, Cache()).outputs()
    return {output.address: output.make() for output in outputs}
