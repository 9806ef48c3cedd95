"""The formats of pictures by the endings of files, and what to do with those that are not read."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

DRAWING: Final = "svg"
# Pillow's names of the formats that are read, by the endings in lower case. Those that phones,
# cameras and browsers write are; those of print and of cameras' raw pictures are not.
FORMATS: Final = {
    "apng": "PNG",
    "avif": "AVIF",
    "gif": "GIF",
    "heic": "HEIF",
    "heif": "HEIF",
    "hif": "HEIF",
    "jfif": "JPEG",
    "jpe": "JPEG",
    "jpeg": "JPEG",
    "jpg": "JPEG",
    "png": "PNG",
    "webp": "WEBP",
}
WORDS: Final = {form: form for form in FORMATS.values()} | {"HEIF": "HEIC", "WEBP": "WebP"}
# The usual ending of a file in each format.
ENDINGS: Final = {"AVIF": "avif", "GIF": "gif", "HEIF": "heic", "JPEG": "jpg", "PNG": "png"} | {
    "WEBP": "webp"
}
# MIME types by the endings of what is published; the table of `mimetypes` is the machine's.
TYPES: Final = {
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}
# What browsers, mail programs and feed readers do not all show is published in another format.
_PUBLISHED: Final = {"apng": "png", "avif": "jpg", "heic": "jpg", "heif": "jpg", "hif": "jpg"} | {
    "jfif": "jpg",
    "jpe": "jpg",
}
_NO_PART_OF_A_NAME: Final = re.compile("[#%?]+")  # each begins something else in an address


class Unread(NamedTuple):
    """A format that is not read, in words, and what to do with such a file."""

    words: str
    advice: str


_AS_PHOTO: Final = "open it, save it as JPEG or PNG, and put that here"
_AS_DRAWING: Final = "open it, save it as SVG or PNG, and put that here"
TIFF: Final = Unread("a TIFF", _AS_PHOTO)
BMP: Final = Unread("a BMP", _AS_PHOTO)
ICON: Final = Unread("an icon", _AS_PHOTO)
JPEG_2000: Final = Unread("a JPEG 2000", _AS_PHOTO)
JPEG_XL: Final = Unread("a JPEG XL", _AS_PHOTO)
PHOTOSHOP: Final = Unread("a file of Photoshop", _AS_PHOTO)
RAW: Final = Unread(
    "a raw picture of a camera", "export it as JPEG from a program for photographs, and put it here"
)
VECTOR: Final = Unread("a drawing for print", _AS_DRAWING)
PDF: Final = Unread(
    "a PDF",
    "give it the ending .pdf and link to it, or save the page that you mean as PNG",
)
FILM: Final = Unread("a film", "link to where it can be seen, or save one picture of it as JPEG")
_UNREAD: Final = {
    TIFF: "tif tiff",
    BMP: "bmp dib",
    ICON: "ico icns cur",
    JPEG_2000: "jp2 j2k j2c jpf jpx jpm",
    JPEG_XL: "jxl",
    PHOTOSHOP: "psd psb",
    RAW: "3fr arw cr2 cr3 crw dng erf kdc nef nrw orf pef raf raw rw2 sr2 srw x3f",
    VECTOR: "ai cdr emf eps svgz wmf",
    FILM: "3gp avi m4v mkv mov mp4 mpeg mpg webm wmv",
}
UNREAD: Final = {ending: form for form, endings in _UNREAD.items() for ending in endings.split()}


def ending_of(name: str) -> str:
    """The ending of a file's name in lower case, without its dot; empty if it has none."""
    return name.rpartition("/")[2].rpartition(".")[2].lower() if "." in name else ""


def type_of(published: str) -> str:
    """The MIME type of a picture by the name or address under which it is published."""
    return TYPES[ending_of(published)]


def is_picture(name: str) -> bool:
    """Whether a file of this name is read as a picture."""
    ending = ending_of(name)
    return ending in FORMATS or ending == DRAWING


def published_name(name: str) -> str:
    """The name under which a picture file is published: with the ending of the format that it then
    has (`IMG_0042.jpg` for `IMG_0042.HEIC`), and with `-` for what is no part of a name in an
    address (`#`, `%`, `?`); composed (Unicode, NFC)."""
    stem, dot, ending = unicodedata.normalize("NFC", name).rpartition(".")
    ending = _PUBLISHED.get(ending.lower(), ending)
    return _NO_PART_OF_A_NAME.sub("-", f"{stem}{dot}{ending}")
