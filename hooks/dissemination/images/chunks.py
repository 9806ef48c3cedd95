"""A PNG or WebP file without what is not its pixels, which are not coded anew."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_OF_PNG: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_OF_WEBP: Final = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH"})
_TURNED_TO_SRGB: Final = frozenset({b"iCCP", b"ICCP"})  # the pixels mean nothing without it
_ALPHA: Final = 0x10  # the one flag of VP8X that is true of pixels alone


def without_notes(content: bytes) -> bytes | None:
    """A PNG or WebP of a single frame without EXIF, texts and what stands behind its end; None for
    one with a colour profile, and for another file (PNG, 5.3; RFC 9649, 2.3 to 2.7)."""
    try:
        if content.startswith(_SIGNATURE):
            return _png(content)
        if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            return _webp(content)
    except struct.error:  # cut off within a head
        pass
    return None


def _png(content: bytes) -> bytes | None:
    kept = [_SIGNATURE]
    at = len(_SIGNATURE)
    while not kept[-1].startswith(b"IEND", 4):
        length, name = struct.unpack_from(">I4s", content, at)
        if name in _TURNED_TO_SRGB:
            return None
        if name in _OF_PNG:
            kept.append(content[at : at + 12 + length])
        at += 12 + length
    return b"".join(kept)


def _webp(content: bytes) -> bytes | None:
    kept = [b"WEBP"]
    for name, data in _chunks_of_webp(content):
        if name in _TURNED_TO_SRGB:
            return None
        if name in _OF_WEBP:
            plain = bytes([data[0] & _ALPHA]) + data[1:] if name == b"VP8X" else data
            kept += [name, len(data).to_bytes(4, "little"), plain, b"\0" * (len(data) % 2)]
    body = b"".join(kept)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _chunks_of_webp(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    end = 8 + int.from_bytes(content[4:8], "little")
    at = 12
    while at + 8 <= min(end, len(content)):
        name, length = struct.unpack_from("<4sI", content, at)
        yield name, content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
