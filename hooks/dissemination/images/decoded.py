"""A picture file as pixels: upright and in sRGB, whatever it was saved as."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Final

from PIL import Image, ImageCms, ImageOps

# What a JPEG may keep as it is: the marks of JFIF and of Adobe, which only say how it is coded.
_HARMLESS: Final = {"APP0", "APP14"}
_COLOURS_OF_A_GRAPHIC: Final = 2048


def is_animated(content: bytes) -> bool:
    """Whether a file holds more than one frame."""
    with _opened(content) as image:
        return bool(getattr(image, "is_animated", False))


def is_clean(content: bytes, size: tuple[int, int]) -> bool:
    """Whether a JPEG may be published byte for byte: of this size, with plain pixels, and with no
    word of camera, place, profile or thumbnail in it."""
    with _opened(content) as image:
        marks = {name for name, _ in getattr(image, "applist", ())}
        is_plain = image.format == "JPEG" and image.mode in {"L", "RGB"} and image.size == size
        image.load()
    return is_plain and marks <= _HARMLESS and content.endswith(b"\xff\xd9")


def decoded(content: bytes, size: tuple[int, int]) -> Image.Image:
    """The pixels of a file at the size at which it is published, as RGB, or RGBA if any of it is
    transparent; nothing but pixels is left. Raises OSError if it cannot be decoded."""
    with _opened(content) as image:
        image.draft(image.mode, (max(size), max(size)))
        image.load()
        upright = ImageOps.exif_transpose(image)
    plain = _in_srgb(upright)
    if plain.size != size:
        plain = plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
    plain.info.clear()
    return plain


def is_graphic(image: Image.Image) -> bool:
    """Whether pixels are drawn (few colours, or transparent) rather than photographed."""
    return image.mode == "RGBA" or image.getcolors(_COLOURS_OF_A_GRAPHIC) is not None


def _opened(content: bytes) -> Image.Image:
    """The file, not decoded yet; how many pixels may be decoded was checked when it was read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(BytesIO(content))


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I") or image.mode == "F":  # 16 bits a pixel
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
        profile = None
    if profile and image.mode in {"RGB", "RGBA", "CMYK", "L"}:
        image = _converted(image, profile)
    has_alpha = image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info
    if not has_alpha:
        return image.convert("RGB")
    image = image.convert("RGBA")
    opaque = image.getchannel("A").histogram()[255] == image.width * image.height
    return image.convert("RGB") if opaque else image


def _converted(image: Image.Image, profile: bytes) -> Image.Image:
    """An image whose colours were those of a profile; an unusable profile is as good as none."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    plain = image.convert("RGB") if alpha else image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        found = ImageCms.profileToProfile(plain, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image
    assert found is not None
    if alpha:
        found.putalpha(alpha)
    return found
