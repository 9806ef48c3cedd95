"""A text in one face: its glyphs, where each of them begins and ends, and its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

# Where a line may end (UAX #14), of the characters that the faces have: after spaces, after
# hyphens, dashes and some signs, and before a dash; not within the marks of a quotation.
_CLOSING: Final = r"\s)!?/,.:;'\"‘’“”«»‹›–…\-"  # no line begins with these
_BEFORE: Final = r"\s('\"„‚‘’“”«»‹›"  # what stands before a quotation
_BEHIND: Final = r"\s)!?/,.:;'\"‘’“”«»‹›"  # or after it
_BREAK: Final = re.compile(
    rf"(?<= )(?<![(„‚¡¿] )(?<!^[«‹“‘] )(?<![{_BEFORE}][«‹“‘] )"
    rf"(?![ )!?/,.:;]|[»›”’](?:[{_BEHIND}]|$))"
    rf"|(?<=[^\s]-)(?![{_CLOSING}\d])"
    rf"|(?<=[–!?…])(?![{_CLOSING}])"
    rf"|(?<=/)(?![{_CLOSING}\d])"
    rf"|(?<=—)(?![{_CLOSING}—])"
    r"|(?<![\s('\"„‚¡¿‘’“”«»‹›—])(?=—)"
)


@dataclass(frozen=True)
class TextRun:
    """Glyphs as characters of a face, and where each begins and ends, in units of the face."""

    glyphs: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def width(self, start: int, end: int) -> int:
        """The width of the glyphs from one to before another, in units of the face."""
        return self.ends[end - 1] - self.starts[start] if end > start else 0

    @cached_property
    def widest_word(self) -> int:
        """The width of the widest word between spaces, in units of the face."""
        words = re.finditer("[^ ]+", self.glyphs)
        return max((self.width(*word.span()) for word in words), default=0)

    def lines(self, width: float) -> list[tuple[int, int]]:
        """The first glyph of each line and that after its last. A line is as long as fits into a
        width in units of the face, without the spaces at its end."""
        lines: list[tuple[int, int]] = []
        start = last = 0
        for end in self._ends:
            if self.width(start, self._without_spaces(end)) > width and last > start:
                lines.append((start, self._without_spaces(last)))
                start = last
            last = end
        return [*lines, (start, self._without_spaces(last))]

    @cached_property
    def _ends(self) -> list[int]:
        inside = (match.start() for match in _BREAK.finditer(self.glyphs))
        return [*(at for at in inside if 0 < at < len(self.glyphs)), len(self.glyphs)]

    def _without_spaces(self, end: int) -> int:
        return len(self.glyphs[:end].rstrip(" "))
