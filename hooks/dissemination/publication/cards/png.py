"""PNG of a palette (ISO/IEC 15948), by Python's zlib alone, so that no version of a library of
pictures changes a byte."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

LEVEL: Final = 4  # a third larger than the best, in a tenth of its time
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_COLOUR_TYPE: Final = 3  # indices of a palette
_ZLIB: Final = b"\x78\x9c"  # RFC 1950 2.2
_BASE: Final = 65_521  # RFC 1950 8.2


class Part(NamedTuple):
    """Rows as part of a stream: deflated up to a whole byte, their checksum, and their length."""

    deflated: bytes
    checksum: int
    length: int


@dataclass(frozen=True)
class PalettePNG:
    """Pictures that differ from one in few rows; `pixels` are its indices, row by row, and
    `palette` is red, green and blue of each colour. Rows that are the same are compressed once."""

    size: tuple[int, int]
    palette: bytes
    pixels: bytes
    _parts: dict[tuple[int, int], Part] = field(default_factory=dict, init=False, repr=False)

    def file(self, bands: Iterable[tuple[int, bytes]]) -> bytes:
        """The picture with other pixels in some bands, each with its first row, from the top and
        apart from each other, as a file."""
        width, height = self.size
        parts, at = [], 0
        for first, pixels in bands:
            parts += [self._same(at, first), self._part(pixels)]
            at = first + len(pixels) // width
        parts.append(self._same(at, height))
        end = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS).flush()
        checksum = _checksum(parts).to_bytes(4, "big")
        data = b"".join([_ZLIB, *(part.deflated for part in parts), end, checksum])
        header = struct.pack(">IIBBBBB", width, height, 8, _COLOUR_TYPE, 0, 0, 0)
        chunks = ((b"IHDR", header), (b"PLTE", self.palette), (b"IDAT", data), (b"IEND", b""))
        return _SIGNATURE + b"".join(_chunk(*chunk) for chunk in chunks)

    def _same(self, first: int, end: int) -> Part:
        if (first, end) not in self._parts:
            width = self.size[0]
            self._parts[first, end] = self._part(self.pixels[first * width : end * width])
        return self._parts[first, end]

    def _part(self, pixels: bytes) -> Part:
        """Rows of pixels, each after the number of its filter, which is none."""
        width = self.size[0]
        starts = range(0, len(pixels), width)
        rows = b"".join([b"\0" + pixels[start : start + width] for start in starts])
        compressor = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        deflated = compressor.compress(rows) + compressor.flush(zlib.Z_FULL_FLUSH)
        return Part(deflated, zlib.adler32(rows), len(rows))


def _checksum(parts: Iterable[Part]) -> int:
    """The Adler-32 of parts that follow each other, from those of each."""
    low, high = 1, 0
    for _, checksum, length in parts:
        high = (high + (checksum >> 16) + length * (low - 1)) % _BASE
        low = (low + (checksum & 0xFFFF) - 1) % _BASE
    return high << 16 | low


def _chunk(kind: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(data, zlib.crc32(kind))
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", checksum)
