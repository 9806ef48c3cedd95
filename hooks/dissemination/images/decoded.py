"""A picture file as pixels, upright and in sRGB."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageCms

from dissemination.source import jpeg, picture_files

# Segments that a published JPEG may have: those of JFIF and Adobe, which describe its coding.
_HARMLESS: Final = {"APP0", "APP14"}
_ANIMATED: Final = {"GIF", "PNG", "WEBP"}
_COLOURS_OF_A_GRAPHIC: Final = 2048


@contextmanager
def unwarned() -> Iterator[None]:
    """While it lasts, nothing that Pillow warns of is printed: the number of pixels and what is
    damaged were told when content was read. The filter is one for all threads, so whoever opens
    files in several holds it until they have ended."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def opened(content: bytes) -> Iterator[Image.Image]:
    """A file, not decoded yet."""
    with unwarned(), picture_files.opened(BytesIO(content)) as image:
        yield image


def pixels(file: Path) -> int:
    """How many pixels a file has, from its head. Raises OSError."""
    with unwarned(), picture_files.opened(file) as image:
        return image.width * image.height


def is_animated(content: bytes) -> bool:
    """Whether a file holds more than one frame; the further pictures in a photograph are none."""
    with opened(content) as image:
        return image.format in _ANIMATED and bool(getattr(image, "is_animated", False))


def every_frame(content: bytes) -> bytes:
    """A file of which every frame was decoded, as it is. Raises OSError if one cannot be."""
    with opened(content) as image:
        for frame in range(getattr(image, "n_frames", 1)):
            image.seek(frame)
            image.load()
    return content


def is_clean(content: bytes, size: tuple[int, int]) -> bool:
    """Whether a file is a JPEG that may be published byte for byte: of this size, grey or RGB, and
    without EXIF, profile or thumbnail, coded as browsers read it, and with nothing behind it."""
    with opened(content) as image:
        segments = {name for name, _ in getattr(image, "applist", ())}
        is_plain = image.format == "JPEG" and image.mode in {"L", "RGB"} and image.size == size
    is_alone = segments <= _HARMLESS and jpeg.end(content) == len(content)
    return is_plain and is_alone and jpeg.is_common(content)


def is_upright(content: bytes, size: tuple[int, int]) -> bool:
    """Whether the pixels of a file are published as they lie in it, neither turned nor scaled."""
    with opened(content) as image:
        return image.size == size and picture_files.orientation(image) == 1


def decoded(content: bytes, size: tuple[int, int]) -> Image.Image:
    """The pixels of a file, scaled to the size (width, height) of publication, as RGB, or RGBA if
    any pixel is transparent, without metadata. Raises OSError if it cannot be decoded."""
    with opened(content) as image:
        image.draft(image.mode, (max(size), max(size)))
        noted = picture_files.orientation(image)
        image.load()
        plain = _to_srgb(picture_files.upright(image, noted))
    if plain.size != size:
        plain = plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
    else:
        plain = plain.copy()  # pixels alone, and nothing of the file's format
    plain.info.clear()
    return plain


def is_graphic(image: Image.Image) -> bool:
    """Whether an image is a drawing (at most 2048 colours, or transparent) rather than a photo."""
    return image.mode == "RGBA" or image.getcolors(_COLOURS_OF_A_GRAPHIC) is not None


def _to_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I") or image.mode == "F":  # 16 bits a pixel
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
        profile = None
    if profile and image.mode in {"RGB", "RGBA", "CMYK", "L"}:
        image = _apply_profile(image, profile)
    has_alpha = image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info
    if not has_alpha:
        return _converted(image, "RGB")
    image = _converted(image, "RGBA")
    opaque = image.getchannel("A").histogram()[255] == image.width * image.height
    return image.convert("RGB") if opaque else image


def _converted(image: Image.Image, mode: str) -> Image.Image:
    """An image in a mode; itself, and no copy, if it is."""
    return image if image.mode == mode else image.convert(mode)


def _apply_profile(image: Image.Image, profile: bytes) -> Image.Image:
    """An image converted from a profile to sRGB; unchanged if the profile is unusable."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    plain = image.convert("RGB") if alpha else image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(plain, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image
    assert converted is not None
    if alpha:
        converted.putalpha(alpha)
    return converted
