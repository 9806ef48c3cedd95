"""Zones of the tz database (TZif files, RFC 9636): their changes and their yearly rules.

They are read from the `tzdata` package and not from the system, so that every machine writes the
same.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Final

from dissemination.calendars.posix import Offset, Transition, Yearly, yearly

EPOCH: Final = datetime(1970, 1, 1)
_HEADER: Final = struct.Struct(">20x6L")
_TYPE: Final = struct.Struct(">lBB")


@dataclass(frozen=True)
class Zone:
    """A zone of the tz database: its initial offset, its changes, the oldest first,
    and the two that then repeat every year (none where clocks are no longer changed)."""

    key: str
    initial: Offset
    changes: tuple[Transition, ...]
    yearly: tuple[Yearly, ...]


@dataclass(frozen=True)
class _Block:
    """A data block of a file (RFC 9636 3.2): where it begins, how much of each part it holds, and
    how many bytes a time takes."""

    begin: int
    counts: tuple[int, ...]
    wide: int

    @property
    def end(self) -> int:
        in_utc, in_standard, leaps, times, types, letters = self.counts
        own = times * (self.wide + 1) + types * 6 + letters + leaps * (self.wide + 4)
        return self.begin + own + in_standard + in_utc


@cache
def zone(key: str) -> Zone:
    """A zone by its name, such as `Europe/Berlin`; each is read once.

    Raises FileNotFoundError for a name that the `tzdata` package does not have.
    """
    raw = files("tzdata").joinpath("zoneinfo", *key.split("/")).read_bytes()
    old = _block(raw, 0, wide=4)  # for readers of 32 bits; the same again, and more, follows
    block = _block(raw, old.end, wide=8)
    offsets, instants, kinds = _read(raw, block)
    sequence = [offsets[0], *(offsets[kind] for kind in kinds)]
    changes = tuple(
        Transition(EPOCH + timedelta(seconds=instant), before, after)
        for instant, before, after in zip(instants, sequence[:-1], sequence[1:], strict=True)
    )
    return Zone(key, offsets[0], changes, yearly(raw[block.end :].decode("ascii").strip()))


def _block(raw: bytes, begin: int, wide: int) -> _Block:
    return _Block(begin + _HEADER.size, _HEADER.unpack_from(raw, begin), wide)


def _read(raw: bytes, block: _Block) -> tuple[list[Offset], tuple[int, ...], bytes]:
    """The offsets, the seconds since 1970 of the changes, and to which offset each leads."""
    *_, times, types, _ = block.counts
    kinds_at = block.begin + times * block.wide
    offsets_at = kinds_at + times
    names_at = offsets_at + types * _TYPE.size
    instants = struct.unpack_from(f">{times}q", raw, block.begin)
    offsets = [
        Offset(timedelta(seconds=ahead), bool(is_dst), _name(raw, names_at + at))
        for ahead, is_dst, at in _TYPE.iter_unpack(raw[offsets_at:names_at])
    ]
    return offsets, instants, raw[kinds_at:offsets_at]


def _name(raw: bytes, begin: int) -> str:
    return raw[begin : raw.index(b"\0", begin)].decode("ascii")
