"""The smallest input of which the same does not hold: files, parts of them and characters are put
back or taken away as long as it stays so."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.fuzz.inputs import Input

Fails = Callable[[Input], bool]
LONGEST = 10.0  # seconds


def shrunk(changed: Input, fails: Fails) -> Input:
    """A small input that fails as the given one does."""
    shrinking, end = True, time.monotonic() + LONGEST
    while shrinking:
        shrinking = False
        for smaller in _smaller(changed):
            if time.monotonic() > end:
                return changed
            if fails(smaller):
                changed, shrinking = smaller, True
                break
    return changed


def _smaller(changed: Input) -> Iterator[Input]:
    """Inputs that are a step smaller, the largest steps first."""
    for path in changed.files:
        if len(changed.files) > 1:
            yield replace(changed, files={p: c for p, c in changed.files.items() if p != path})
    for path, content in changed.files.items():
        if isinstance(content, bytes):
            for less in _less(content):
                yield replace(changed, files={**changed.files, path: less})


def _less(content: bytes) -> Iterator[bytes]:
    """A file without some of its lines, or of its bytes where it has few."""
    lines = content.splitlines(keepends=True)
    parts = lines if len(lines) > 1 else [bytes([byte]) for byte in content]
    size = len(parts) // 2
    while size:
        for at in range(0, len(parts), size):
            yield b"".join(parts[:at] + parts[at + size :])
        size //= 2
    if 1 < len(lines) < 12:
        for number, line in enumerate(lines):
            words = line.split(b" ")
            for at in range(len(words) if len(words) > 1 else 0):
                less = b" ".join(words[:at] + words[at + 1 :])
                yield b"".join([*lines[:number], less, *lines[number + 1 :]])
