"""Images as files; equal pixels give equal bytes."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final, Literal

from PIL import Image

from dissemination.images.decoded import decoded, is_animated, is_clean, opened

Format = Literal["JPEG", "PNG", "WEBP"]
FORMATS: Final[dict[str, Format]] = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
ENDINGS: Final[dict[Format, str]] = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
# The options of Pillow for a photograph, and for a drawing.
_PHOTO: Final[dict[Format, dict[str, Any]]] = {
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 76, "method": 4},
}
_GRAPHIC: Final[dict[Format, dict[str, Any]]] = {
    "JPEG": {"quality": 90, "optimize": True, "progressive": True, "subsampling": 0},
    "PNG": {"optimize": True},
    "WEBP": {"lossless": True, "method": 4},
}


def encoded(image: Image.Image, form: Format, *, graphic: bool) -> bytes:
    """An RGB or RGBA image as a file; in a JPEG, transparent pixels are laid on white."""
    if form == "JPEG" and image.mode == "RGBA":
        background = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(background, image).convert("RGB")
    file = BytesIO()
    image.save(file, form, **(_GRAPHIC if graphic else _PHOTO)[form])
    return file.getvalue()


def narrowed(image: Image.Image, width: int) -> Image.Image:
    """An image scaled to a width; itself if it has that width."""
    if width == image.width:
        return image
    size = (width, max(1, round(image.height * width / image.width)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)


def published_bytes(content: bytes, ending: str, size: tuple[int, int], *, graphic: bool) -> bytes:
    """The bytes published at a picture's own address, in the format of its ending and at `size`."""
    form = FORMATS[ending]
    if form == "JPEG" and is_clean(content, size):
        return content
    return encoded(decoded(content, size), form, graphic=graphic)


def clean_animation(content: bytes, ending: str) -> bytes | None:
    """An animation without metadata; None if the file has a single frame."""
    if not is_animated(content):
        return None
    file = BytesIO()
    with opened(content) as image:
        for name in ("exif", "xmp", "icc_profile", "XML:com.adobe.xmp"):
            image.info.pop(name, None)
        image.save(file, FORMATS[ending], save_all=True)
    return file.getvalue()
