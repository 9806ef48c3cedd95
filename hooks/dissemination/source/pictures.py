"""Pictures as files: their size in pixels."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Final

from PIL import Image

from dissemination.problems import Message

NOT_A_PICTURE: Final = Message(
    "this file is no picture that can be read, or far too large a one; save it again as JPEG or PNG"
)


def size(file: Path) -> tuple[int, int] | None:
    """Width and height in pixels; None for SVG, which has none. Raises ValueError if unreadable."""
    if file.suffix.lower() == ".svg":
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file) as picture:
                return picture.size
    except (OSError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValueError(str(error)) from error
