"""Where the first picture in a JPEG file ends. Cameras write further pictures behind it (Multi-
Picture Format, CIPA DC-007; gain maps, ISO 21496-1), phones a film."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

_END_OF_IMAGE: Final = b"\xff\xd9"
_START_OF_SCAN: Final = 0xDA
_STARTS_OF_FRAME: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_COMMON: Final = frozenset({0xC0, 0xC1, 0xC2})
_WITHOUT_LENGTH: Final = frozenset({0x01, *range(0xD0, 0xD9)})


def is_common(content: bytes) -> bool:
    """Whether the first picture is coded as browsers read it: by Huffman's codes, baseline or
    progressive, and not by arithmetic ones or without loss (ITU-T T.81, table B.1)."""
    frames = (marker for marker, _ in _segments(content) if marker in _STARTS_OF_FRAME)
    return next(frames, None) in _COMMON


def end(content: bytes) -> int | None:
    """The offset behind the end of the first picture; None if that is missing (ITU-T T.81, B.1.1).

    In coded pixels no marker stands but by its meaning, so the first end behind the segments of the
    head, which may hold a small picture of their own, is that of the picture.
    """
    at = max((behind for _, behind in _segments(content)), default=2)
    last = content.find(_END_OF_IMAGE, at)
    return last + len(_END_OF_IMAGE) if last >= 0 else None


def _segments(content: bytes) -> Iterator[tuple[int, int]]:
    """The marker of each segment of the head, and the offset behind it, up to the coded pixels."""
    at = 2
    while content[at : at + 1] == b"\xff" and at + 1 < len(content):
        marker = content[at + 1]
        if marker in {_START_OF_SCAN, _END_OF_IMAGE[1]}:
            break
        if marker == 0xFF:  # a fill byte
            at += 1
        elif marker in _WITHOUT_LENGTH:
            at += 2
        else:
            at += 2 + int.from_bytes(content[at + 2 : at + 4])
        yield marker, at
