"""Streams of a PDF whose last byte is a carriage return, so that every reader finds their end.

Such a byte and the line feed before `endstream` look like one line end (ISO 32000-1, 7.3.8.1), and
validators take the stream for a byte shorter than its `Length`. With a carriage return and a line
feed after the data, both of the line end, none can be mistaken.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

_MISREAD: Final = b"\r\nendstream\nendobj\n"
_CLEAR: Final = b"\r\r\nendstream\nendobj\n"
_ENTRY: Final = re.compile(rb"(\d{10})(?= \d{5} n\r\n)")  # of the cross-reference table, 7.5.4
_START: Final = re.compile(rb"startxref\n(\d+)\n%%EOF\s*\Z")


def with_clear_ends(pdf: bytes) -> bytes:
    """A PDF as typst writes it, with one table of cross-references at its end, whose streams all
    end with a line end that is none of their data."""
    start = _START.search(pdf)
    ends = [match.start() for match in re.finditer(_MISREAD, pdf)]
    if not start or not ends:
        return pdf

    def moved(offset: re.Match[bytes]) -> bytes:
        return b"%010d" % (int(offset[1]) + bisect_right(ends, int(offset[1])))

    table = int(start[1])
    return b"".join(
        (
            pdf[:table].replace(_MISREAD, _CLEAR),
            _ENTRY.sub(moved, pdf[table : start.start(1)]),
            b"%d" % (table + len(ends)),
            pdf[start.end(1) :],
        )
    )
