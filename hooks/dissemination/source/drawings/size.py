"""The size at which a drawing is shown (SVG 2, 7.2 and 8.2; units of CSS Values 3, 6)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from dissemination.source.drawings.losses import SIZE_OF_DRAWING, Losses
from dissemination.source.picture_files import fitted

SIZES: Final = ("width", "height", "viewBox")  # the attributes that say it
PIXELS: Final = {  # of a unit
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "q": 96 / 101.6,
    "em": 16.0,
    "rem": 16.0,
    "ex": 8.0,
    "ch": 8.0,
}
LARGEST: Final = 1_000_000  # pixels of an edge that somebody may have meant
_NUMBER: Final = r"[+-]?(?:[0-9]{1,40}\.?[0-9]{0,40}|\.[0-9]{1,40})(?:e[+-]?[0-9]{1,3})?"
_LENGTH: Final = re.compile(rf"({_NUMBER})([a-z]*)", re.IGNORECASE)
_RELATIVE: Final = re.compile(rf"auto|{_NUMBER}(?:%|v[a-z]+)", re.IGNORECASE)
_BOX: Final = re.compile(
    rf"{_NUMBER}(?:\s*,\s*|\s+){_NUMBER}(?:\s*,\s*|\s+)({_NUMBER})(?:\s*,\s*|\s+)({_NUMBER})",
    re.IGNORECASE,
)


def size_of_drawing(root: Mapping[str, str], losses: Losses) -> tuple[int, int] | None:
    """Width and height in pixels, from the attributes of the outermost element, within the largest
    that is published; None if it names none. What is no size is told."""
    width, height = (_length(name, root.get(name, ""), losses) for name in ("width", "height"))
    box = _box(root.get("viewBox", ""), losses)
    if box and not (width and height):
        proportion = box[0] / box[1]
        width = width or (height * proportion if height else box[0])
        height = height or width / proportion
    if not (width and height):
        return None
    for name, edge in (("width", width), ("height", height)):
        if not edge <= LARGEST:
            _tell(losses, name, f"{edge:g}")
            return None
    return fitted((max(1, round(width)), max(1, round(height))))


def _length(name: str, text: str, losses: Losses) -> float | None:
    """A length in pixels; None if it is relative to what surrounds the drawing, or told."""
    text = text.strip()
    if not text or _RELATIVE.fullmatch(text):
        return None
    match = _LENGTH.fullmatch(text)
    unit = PIXELS.get(match[2].lower()) if match else None
    length = float(match[1]) * unit if match and unit else 0.0
    if 0 < length <= LARGEST:
        return length
    _tell(losses, name, text)
    return None


def _box(text: str, losses: Losses) -> tuple[float, float] | None:
    """Width and height of a viewBox."""
    if not text.strip():
        return None
    match = _BOX.fullmatch(text.strip())
    width, height = (float(match[1]), float(match[2])) if match else (0.0, 0.0)
    if 0 < width < float("inf") and 0 < height < float("inf"):
        return width, height
    expected = 'four numbers like "0 0 240 80", the last two above zero'
    losses.tell(SIZE_OF_DRAWING, name="viewBox", expected=expected, value=text)
    return None


def _tell(losses: Losses, name: str, value: str) -> None:
    expected = "a length like 240 or 60mm"
    losses.tell(SIZE_OF_DRAWING, name=name, expected=expected, value=value)
