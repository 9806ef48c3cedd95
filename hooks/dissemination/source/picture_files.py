"""Pictures of pixels as files: their size, and the problems that need no decoding."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PIL import Image

from dissemination.problems import Message, Problem

NOT_A_PICTURE: Final = Message(
    "this file is no picture that can be read; save it again as JPEG or PNG", code="not-a-picture"
)
TOO_MANY_PIXELS: Final = Message(
    "this picture has {value} pixels, more than a build can open; save it smaller, at most "
    "{most} million pixels",
    code="too-many-pixels",
)
CUT_OFF: Final = Message(
    "the end of this picture is missing, as after a copy that was cut off; copy it again",
    code="picture-cut-off",
)
OTHER_FORMAT: Final = Message(
    "this picture is {value} and not {expected}, as its name says; give it the ending of its "
    "format",
    code="picture-of-other-format",
)
LARGEST: Final = 2560  # the longer edge of what is published
MOST_PIXELS: Final = 120_000_000
_TURNED: Final = frozenset({5, 6, 7, 8})  # orientations of EXIF by which the sides change places
_FORMS: Final = {
    ".gif": "GIF",
    ".jpeg": "JPEG",
    ".jpg": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
}
_ENDS: Final = {"JPEG": b"\xff\xd9", "PNG": b"IEND", "GIF": b"\x3b"}


class PictureError(ValueError):
    """Raised for a picture that cannot be published."""

    def __init__(self, message: Message, **values: object) -> None:
        super().__init__(message.filled(**values))
        self._message, self._values = message, values

    def problem(self, path: str) -> Problem:
        """The problem of the picture at a path."""
        return self._message.at(path, 1, **self._values)


@contextmanager
def damage() -> Iterator[list[object]]:
    """What Pillow warns of while it reads a file: EXIF and other notes beside the pixels that it
    cannot read, and passes over."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        damages: list[object] = []
        yield damages
        damages += caught


def size(file: Path) -> tuple[int, int]:
    """Width and height in pixels at which a picture is published, upright. Raises PictureError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file) as picture:
                form, (width, height) = picture.format or "", picture.size
                turned = form in {"JPEG", "WEBP"} and picture.getexif().get(0x0112) in _TURNED
    except Image.DecompressionBombError as error:
        pixels = re.search(r"\((\d+) pixels\)", str(error))
        raise _too_many(int(pixels[1]) if pixels else 2 * MOST_PIXELS) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise PictureError(NOT_A_PICTURE) from error
    if (expected := _FORMS.get(file.suffix.lower())) != form:
        raise PictureError(OTHER_FORMAT, value=form, expected=expected)
    if width * height > MOST_PIXELS:
        raise _too_many(width * height)
    if _is_cut_off(file, form):
        raise PictureError(CUT_OFF)
    return fitted((height, width) if turned else (width, height))


def fitted(pixels: tuple[int, int]) -> tuple[int, int]:
    """A size within the largest that is published, in the same proportion."""
    longer = max(pixels)
    if longer <= LARGEST:
        return pixels
    width, height = (max(1, round(edge * LARGEST / longer)) for edge in pixels)
    return width, height


def _too_many(pixels: int) -> PictureError:
    most = MOST_PIXELS // 1_000_000
    return PictureError(TOO_MANY_PIXELS, value=f"{pixels:,}".replace(",", " "), most=most)


def _is_cut_off(file: Path, form: str) -> bool:
    """Whether the mark is missing with which a file of this format ends."""
    with file.open("rb") as content:
        head = content.read(12)
        length = content.seek(0, 2)
        content.seek(max(0, length - 65536))
        tail = content.read()
    if form == "WEBP":
        return int.from_bytes(head[4:8], "little") + 8 > length
    return form in _ENDS and _ENDS[form] not in tail
