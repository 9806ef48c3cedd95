"""A picture within a drawing: PNG, JPEG or WebP in a `data:` address, without its notes."""

from __future__ import annotations

import re
import warnings
from base64 import b64decode, b64encode
from io import BytesIO
from typing import Final
from urllib.parse import unquote

from PIL import Image, ImageOps

MOST_PIXELS: Final = 40_000_000
_DATA: Final = re.compile(r"data:[^,]*;\s*base64\s*,(.*)", re.IGNORECASE | re.DOTALL)
_NOTES: Final = {"Description", "XML:com.adobe.xmp", "comment", "exif", "mp", "photoshop", "xmp"}
_TEXTS_OF_PNG: Final = {b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"}


def embedded_picture(address: str) -> str | None:
    """The address of a picture within a drawing, with its notes (EXIF, GPS, texts) left out; None
    if it is no picture that can be read, or of another format."""
    match = _DATA.fullmatch(address.strip())
    if not match:
        return None
    try:
        content = b64decode("".join(unquote(match[1]).split()))
        form, content = _without_notes(content)
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        return None
    return f"data:image/{form};base64,{b64encode(content).decode()}"


def _without_notes(content: bytes) -> tuple[str, bytes]:
    """The format of a picture, and its file without notes. Raises what Pillow raises."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValueError("too many pixels")
            image.load()
            form = "PNG" if image.format == "PNG" else "WEBP" if image.format == "WEBP" else "JPEG"
            if form == "PNG":
                return "png", _chunks(content)
            if image.format == form and not _NOTES & image.info.keys():
                return form.lower(), content
            upright, file = ImageOps.exif_transpose(image), BytesIO()
            profile = image.info.get("icc_profile")
            upright.save(file, form, quality=95, icc_profile=profile, exif=b"", xmp=b"")
            return form.lower(), file.getvalue()


def _chunks(content: bytes) -> bytes:
    """A PNG without texts, up to its end (PNG, 5.3 and 11.3)."""
    kept, at = [content[:8]], 8
    while at < len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        kind = content[at + 4 : at + 8]
        if kind not in _TEXTS_OF_PNG:
            kept.append(content[at:end])
        if kind == b"IEND":
            break
        at = end
    return b"".join(kept)
