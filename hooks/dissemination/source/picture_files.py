"""Pictures of pixels as files: their size, and the problems that need no decoding."""

from __future__ import annotations

import re
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from PIL import ExifTags, Image

from dissemination.model.picture_format import (
    BMP,
    DRAWING,
    ENDINGS,
    FILM,
    FORMATS,
    ICON,
    JPEG_2000,
    JPEG_XL,
    PDF,
    PHOTOSHOP,
    RAW,
    TIFF,
    UNREAD,
    VECTOR,
    WORDS,
    ending_of,
)
from dissemination.problems import Message, Problem
from dissemination.source import jpeg

NOT_A_PICTURE: Final = Message(
    "this file is no picture that can be read; open it in a program for pictures and save it as "
    "JPEG or PNG, or get it anew from where it came, if no program can open it",
    code="not-a-picture",
)
EMPTY: Final = Message(
    "this file is empty; copy the picture here again", code="picture-without-content"
)
NOT_FETCHED: Final = Message(
    "this is only the note that Git LFS leaves in place of a picture; type git lfs pull",
    code="picture-not-fetched",
)
WEB_PAGE: Final = Message(
    "this is a web page and no picture; open the picture alone in the browser, and save it from "
    "there",
    code="web-page-for-picture",
)
UNREAD_FORMAT: Final = Message(
    "this is {value}, which browsers do not show as a picture; {advice}",
    code="picture-of-unread-format",
)
TOO_MANY_PIXELS: Final = Message(
    "this picture has {value} pixels, more than a build can open; save it smaller, at most "
    "{most} million pixels",
    code="too-many-pixels",
)
CUT_OFF: Final = Message(
    "the end of this picture is missing, as after a copy that was cut off; copy it again, or, if "
    "it is so where it came from, open it and save it as a new JPEG or PNG",
    code="picture-cut-off",
)
OTHER_FORMAT: Final = Message(
    "this picture is {value} and not {expected}, as its name says; name the file {better}, also "
    "where a text shows it",
    code="picture-of-other-format",
)
LARGEST: Final = 2560  # the longer edge of what is published
MOST_PIXELS: Final = 120_000_000
# By the orientation that a camera noted (Exif 2.32, tag Orientation): what turns pixels upright.
TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# What Pillow raises of damaged files, of which each decoder makes of its own.
UNREADABLE: Final = (
    *(ArithmeticError, EOFError, LookupError, OSError, RuntimeError, SyntaxError, ValueError),
    *(struct.error, zlib.error),
)
_ON_ITS_SIDE: Final = frozenset({5, 6, 7, 8})  # by these the sides change places
_HEIF_BRANDS: Final = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
)
_PILLOW: Final = tuple(sorted({*FORMATS.values()} - {"HEIF"}))
_BEGINNINGS: Final = {
    b"%PDF": PDF,
    b"8BPS": PHOTOSHOP,
    b"II*\0": TIFF,
    b"MM\0*": TIFF,
    b"BM": BMP,
    b"\0\0\1\0": ICON,
    b"\0\0\0\x0cjP  ": JPEG_2000,
    b"\xff\x4f\xff\x51": JPEG_2000,
    b"\xff\x0a": JPEG_XL,
    b"\0\0\0\x0cJXL ": JPEG_XL,
    b"%!PS": VECTOR,
    b"\xc5\xd0\xd3\xc6": VECTOR,
    b"\xd7\xcd\xc6\x9a": VECTOR,
    b"\x1a\x45\xdf\xa3": FILM,
    b"FUJIFILM": RAW,
    b"IIRO": RAW,
    b"IIRS": RAW,
    b"IIU\0": RAW,
}
# By the brands of files that are built of boxes (ISO/IEC 14496-12, 4.3), or how they begin.
_BRANDS: Final = {b"crx ": RAW} | dict.fromkeys(
    (b"3g", b"M4V", b"XAVC", b"avc1", b"dash", b"iso", b"mmp4", b"mp4", b"qt  "), FILM
)
_MARKUP: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!doctype (?=svg)[^>]*>\s*)*"
    rb"<(?:!doctype )?(html|svg)\b",
    re.IGNORECASE | re.DOTALL,
)


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
        with _of_any_size(), opened(file) as picture:
            form, (width, height) = _form(picture), picture.size
            is_on_its_side = orientation(picture) in _ON_ITS_SIDE
    except Image.DecompressionBombError as error:
        pixels = re.search(r"\((\d+) pixels\)", str(error))
        raise _too_many(int(pixels[1]) if pixels else 2 * MOST_PIXELS) from error
    except UNREADABLE as error:
        raise _unreadable(file) from error
    if (expected := FORMATS[ending_of(file.name)]) != form:
        better = f"{file.stem}.{ENDINGS[form]}"
        values = {"value": WORDS[form], "expected": WORDS[expected], "better": better}
        raise PictureError(OTHER_FORMAT, **values)
    if width * height > MOST_PIXELS:
        raise _too_many(width * height)
    if _is_cut_off(file, form):
        raise PictureError(CUT_OFF)
    return fitted((height, width) if is_on_its_side else (width, height))


@contextmanager
def opened(file: Path | IO[bytes]) -> Iterator[Image.Image]:
    """A picture file, its head read and nothing decoded yet. Raises one of `UNREADABLE`."""
    with _heif(file) if _is_heif(file) else Image.open(file, "r", _PILLOW) as image:
        yield image


@contextmanager
def _of_any_size() -> Iterator[None]:
    """While it lasts, Pillow does not warn of the number of pixels, which is told otherwise."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        yield


def _heif(file: Path | IO[bytes]) -> Image.Image:
    from pi_heif import HeifImageFile  # which few projects need

    return HeifImageFile(file)  # type: ignore[no-any-return]


def orientation(picture: Image.Image) -> int:
    """How the camera was held, 1 to 8; 1 where it is not known before the pixels are decoded. The
    pixels of a HEIF file are turned when they are decoded, and it counts as upright."""
    if picture.format == "PNG" and "exif" not in picture.info:
        return 1
    noted = picture.getexif().get(ExifTags.Base.Orientation)
    return noted if noted in TURNS else 1


def upright(picture: Image.Image, noted: int) -> Image.Image:
    """The pixels of a picture, turned by its `orientation`."""
    return picture.transpose(TURNS[noted]) if noted in TURNS else picture


def unread(path: str) -> Problem | None:
    """The problem of a file that is of no format which is read, by the ending of its name; None if
    that is the ending of no picture."""
    form = UNREAD.get(ending_of(path))
    return form and UNREAD_FORMAT.at(path, 1, value=form.words, advice=form.advice)


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


def _is_heif(file: Path | IO[bytes]) -> bool:
    """Whether a file says at its begin that it is HEIF, and not AVIF, which is built alike (ISO/IEC
    14496-12, 4.3)."""
    if isinstance(file, Path):
        with file.open("rb") as content:
            head = content.read(32)
    else:
        head = file.read(32)
        file.seek(0)
    return head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS and b"avif" not in head


def _form(picture: Image.Image) -> str:
    """Pillow's name of a format; a JPEG with further pictures behind the first is a JPEG."""
    return "JPEG" if picture.format == "MPO" else picture.format or ""


def _unreadable(file: Path) -> PictureError:
    """The problem of a file that is no picture of a format which is read, by what it begins with,
    or by what is missing at its end."""
    with file.open("rb") as content:
        head = content.read(512)
    if not head:
        return PictureError(EMPTY)
    if head.startswith(b"version https://git-lfs"):
        return PictureError(NOT_FETCHED)
    if markup := _MARKUP.match(head):
        return _markup(file, markup[1].lower())
    form = next((form for start, form in _BEGINNINGS.items() if head.startswith(start)), None)
    if head[4:8] == b"ftyp":
        form = next((f for brand, f in _BRANDS.items() if head.startswith(brand, 8)), None)
    if form:
        return PictureError(UNREAD_FORMAT, value=form.words, advice=form.advice)
    starts = {"JPEG": head[:2] == b"\xff\xd8", "PNG": head[:4] == b"\x89PNG"}
    starts |= {"WEBP": head[8:12] == b"WEBP", "HEIF": head[4:8] == b"ftyp"}
    if any(starts[form] and _is_cut_off(file, form) for form in starts):
        return PictureError(CUT_OFF)
    return PictureError(NOT_A_PICTURE)


def _markup(file: Path, root: bytes) -> PictureError:
    """The problem of a web page or a drawing, by its root element, in place of pixels."""
    if root == b"html":
        return PictureError(WEB_PAGE)
    expected = WORDS[FORMATS[ending_of(file.name)]]
    better = f"{file.stem}.{DRAWING}"
    return PictureError(OTHER_FORMAT, value="SVG", expected=expected, better=better)


def _is_cut_off(file: Path, form: str) -> bool:
    """Whether the end of a file is missing, by the mark or the lengths of its format. What other
    programs wrote behind the end does no harm; only for such a file all of it is read."""
    with file.open("rb") as content:
        length = content.seek(0, 2)
        content.seek(max(0, length - 65536))
        tail = content.read()
    match form:
        case "JPEG":
            return not tail.endswith(b"\xff\xd9") and jpeg.end(file.read_bytes()) is None
        case "PNG":
            return b"IEND" not in tail and b"IEND" not in file.read_bytes()
        case "GIF":
            return b"\x3b" not in tail
        case "WEBP":
            with file.open("rb") as content:
                return int.from_bytes(content.read(8)[4:], "little") + 8 > length
    return _boxes_end(file.read_bytes()) > length


def _boxes_end(content: bytes) -> int:
    """Where the last box of a HEIF or AVIF file should end (ISO/IEC 14496-12, 4.2)."""
    at = 0
    while at + 8 <= len(content) and content[at + 4 : at + 8].isalnum():
        length = int.from_bytes(content[at : at + 4])
        if length == 1:
            length = int.from_bytes(content[at + 8 : at + 16])
        if length < 8:  # the rest of the file, or no box
            break
        at += length
    return at
