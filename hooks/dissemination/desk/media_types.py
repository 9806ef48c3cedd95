"""The media types of the files of a site, the same on every machine."""

from __future__ import annotations

from mimetypes import MimeTypes
from typing import Final

from dissemination.model.file_format import FORMATS

_TYPES: Final = MimeTypes()  # without what the system knows
_OWN: Final = {
    **{f".{ending}": form.type for ending, form in FORMATS.items()},
    ".atom.xml": "application/atom+xml",
    ".avif": "image/avif",
    ".epub": "application/epub+zip",
    ".gz": "application/gzip",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".opml": "text/x-opml",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
_UNKNOWN: Final = "application/octet-stream"


def media_type(address: str) -> str:
    """The media type of a file by its address, with the encoding of texts."""
    own = next((own for end, own in _OWN.items() if address.lower().endswith(end)), None)
    guessed = own or _TYPES.guess_type(address)[0] or _UNKNOWN
    return f"{guessed}; charset=utf-8" if guessed.startswith("text/") else guessed
