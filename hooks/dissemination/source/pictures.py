"""Pictures as files: their size in pixels."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PIL import Image, UnidentifiedImageError

from dissemination.problems import Message

NOT_A_PICTURE: Final = Message(
    'the file "{found}" is no picture that can be read; save it again as JPEG or PNG'
)


def size(file: Path) -> tuple[int, int] | None:
    """Width and height in pixels; None for SVG, which has none. Raises ValueError if unreadable."""
    if file.suffix.lower() == ".svg":
        return None
    try:
        with Image.open(file) as picture:
            return picture.size
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise ValueError(str(error)) from error
