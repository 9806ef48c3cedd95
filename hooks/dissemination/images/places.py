"""Where pages show pictures, and the widths in pixels that each place asks for."""

from __future__ import annotations

from math import sqrt
from typing import Final

TEXT: Final = (360, 720, 1080, 1440)  # from a phone's column to the widest page of a gallery
# In CSS pixels; the emblem of the funder is larger.
LOGO_WIDTH: Final = 116
LOGO_HEIGHT: Final = 72
LOGO_AREA: Final = 4600  # so that a wide logo and a high one weigh the same
PORTRAIT: Final = 112  # CSS pixels of the square in which a person is shown
_DENSITIES: Final = (1, 2)  # dots to the CSS pixel


def logo_size(width: int | None, height: int | None) -> tuple[int, int]:
    """Width and height of a logo of these proportions in CSS pixels: every logo has about the same
    area, and none is larger than the emblem."""
    ratio = width / height if width and height else LOGO_WIDTH / LOGO_HEIGHT
    wide = min(sqrt(LOGO_AREA * ratio), LOGO_WIDTH, LOGO_HEIGHT * ratio)
    return max(1, int(wide)), max(1, int(wide / ratio))


def logo_widths(size: tuple[int, int] | None) -> tuple[int, ...]:
    """The widths in which a logo of a size in pixels is shown, on plain and on dense screens."""
    width, _ = logo_size(*(size or (None, None)))
    return tuple(width * density for density in _DENSITIES)


def portrait_widths(size: tuple[int, int] | None) -> tuple[int, ...]:
    """The widths in which a picture of a size in pixels fills the square of a person, on plain and
    on dense screens."""
    width, height = size or (1, 1)
    across = round(PORTRAIT * max(1.0, width / height))
    return tuple(across * density for density in _DENSITIES)
