"""Images as files; equal pixels give equal bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, Final, Literal

from PIL import Image

from dissemination.images.chunks import without_notes
from dissemination.images.decoded import is_animated, is_clean, is_upright, opened

Format = Literal["JPEG", "PNG", "WEBP"]
FORMATS: Final[dict[str, Format]] = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
ENDINGS: Final[dict[Format, str]] = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


@dataclass(frozen=True)
class _Setting:
    """How a file is written: options of Pillow, and whether an RGB image is first reduced to the
    colours of a palette."""

    options: Mapping[str, Any]
    is_reduced: bool = False


def _settings(qualities: Iterable[int], **options: Any) -> tuple[_Setting, ...]:
    return tuple(_Setting({"quality": quality, **options}) for quality in qualities)


_PALETTE: Final = 256
_JPEG: Final = {"optimize": True, "progressive": True}
_PNG: Final = _Setting({"optimize": True})
# For a photograph and for a drawing, the best first; the others are for what would else be heavier
# than what it stands beside.
_PHOTO: Final[dict[Format, tuple[_Setting, ...]]] = {
    "JPEG": _settings((82, 72, 62), **_JPEG),
    "PNG": (_PNG, replace(_PNG, is_reduced=True)),
    "WEBP": _settings((76, 66, 56), method=4),
}
_GRAPHIC: Final[dict[Format, tuple[_Setting, ...]]] = {
    "JPEG": _settings((90, 80), **_JPEG, subsampling=0),
    "PNG": (_PNG, replace(_PNG, is_reduced=True)),
    "WEBP": (_Setting({"lossless": True, "method": 4}), *_settings((90, 80), method=4)),
}


def encoded(image: Image.Image, form: Format, *, graphic: bool) -> bytes:
    """An RGB or RGBA image as a file; in a JPEG, transparent pixels are laid on white."""
    return _saved(image, form, (_GRAPHIC if graphic else _PHOTO)[form][0])


def lighter(image: Image.Image, form: Format, below: int, *, graphic: bool) -> bytes:
    """An image as a file of fewer than `below` bytes, as good as that may be, or else the lightest
    that it makes without harm to its looks."""
    files = []
    for setting in (_GRAPHIC if graphic else _PHOTO)[form]:
        files.append(_saved(image, form, setting))
        if len(files[-1]) < below:
            return files[-1]
    return min(files, key=len)


def _saved(image: Image.Image, form: Format, setting: _Setting) -> bytes:
    if form == "JPEG" and image.mode == "RGBA":
        background = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(background, image).convert("RGB")
    if form == "PNG":
        image = _with_palette(image, is_reduced=setting.is_reduced)
    file = BytesIO()
    image.save(file, form, **setting.options)
    return file.getvalue()


def _with_palette(image: Image.Image, *, is_reduced: bool) -> Image.Image:
    """An image with a palette, if it has so few colours or is to be reduced to them."""
    is_reduced = is_reduced and image.mode == "RGB"  # transparent edges would fray
    if not is_reduced and image.getcolors(_PALETTE) is None:
        return image
    with_palette = image.quantize(_PALETTE)
    is_equal = with_palette.convert(image.mode).tobytes() == image.tobytes()
    return with_palette if is_reduced or is_equal else image


def narrowed(image: Image.Image, width: int) -> Image.Image:
    """An image scaled to a width; itself if it has that width."""
    if width == image.width:
        return image
    size = (width, max(1, round(image.height * width / image.width)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)


def published_bytes(content: bytes, ending: str, image: Image.Image, *, graphic: bool) -> bytes:
    """The bytes published at a picture's own address, in the format of its ending and, if that can
    be, not heavier than its file; `image` is what that decodes to at the size of publication."""
    form = FORMATS[ending]
    if form == "JPEG" and is_clean(content, image.size):
        return content
    plain = without_notes(content) if is_upright(content, image.size) else None
    if form != "JPEG" and plain:  # rather than heavier, or of fewer colours
        return min(encoded(image, form, graphic=graphic), plain, key=len)
    return lighter(image, form, len(content) + 1, graphic=graphic)


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
