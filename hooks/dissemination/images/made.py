"""What is published of one picture, made from its file alone.

No file is offered beside one that is wider or better known and not heavier: of each format a
narrower file is lighter than a wider one, and a reader whose browser reads WebP never loads more
than another. What cannot be made so is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

from PIL.Image import Image

from dissemination.images.decoded import decoded, every_frame, is_graphic
from dissemination.images.encoded import (
    FORMATS,
    Format,
    clean_animation,
    encoded,
    lighter,
    narrowed,
    published_bytes,
)
from dissemination.source.drawings.drawing import read_drawing

COMMON: Final = frozenset({"JPEG", "PNG"})  # what every browser reads
WHOLE: Final = "whole"  # the part of a picture that lies at its own address


@dataclass(frozen=True)
class Order:
    """What is to be made: a file, and of its picture the ending with which it is published, in
    small letters, the size (width, height) in pixels, None for a drawing without one, and the
    widths that its place asks for, the least first."""

    file: Path
    ending: str
    size: tuple[int, int] | None
    widths: tuple[int, ...]


@dataclass(frozen=True)
class Offer:
    """A file in which a picture is offered: its format, its width in pixels, and whether it is the
    one at the picture's own address."""

    form: Format
    width: int
    whole: bool = False

    @property
    def part(self) -> str:
        """The name of the file among those of its picture."""
        return WHOLE if self.whole else f"{self.form} {self.width}"


@dataclass(frozen=True)
class Made:
    """A picture as it is published: the digest of the file that it was made from, the bytes of its
    files by their parts, and what is offered, the narrowest first: in WebP, and in formats that all
    browsers read. Of a drawing or an animation there is the whole alone, and nothing is offered."""

    digest: str
    files: Mapping[str, bytes]
    webp: tuple[Offer, ...] = ()
    common: tuple[Offer, ...] = ()


def file_digest(content: bytes) -> str:
    """The digest by which the content of a file is known."""
    return blake2b(content, digest_size=20).hexdigest()


def made(order: Order) -> Made:
    """Make all that is published of a picture. Raises one of `UNREADABLE` for a damaged one."""
    content = order.file.read_bytes()
    digest = file_digest(content)
    if order.ending == "svg":
        return Made(digest, {WHOLE: read_drawing(content, order.file.name).content})
    if order.size is None or order.ending not in FORMATS:
        return Made(digest, {WHOLE: every_frame(content) if order.ending == "gif" else content})
    if animation := clean_animation(content, order.ending):
        return Made(digest, {WHOLE: animation})
    image = decoded(content, order.size)
    graphic = is_graphic(image)
    published = published_bytes(content, order.ending, image, graphic=graphic)
    whole = _File(Offer(FORMATS[order.ending], image.width, whole=True), published)
    webp, common = _offered(image, whole, order.widths, graphic=graphic)
    files = {file.offer.part: file.content for file in (whole, *webp, *common)}
    offers = (tuple(file.offer for file in offered) for offered in (webp, common))
    return Made(digest, files, *offers)


@dataclass(frozen=True)
class _File:
    """A file in which a picture is offered."""

    offer: Offer
    content: bytes

    @property
    def weight(self) -> int:
        return len(self.content)


def _offered(
    image: Image, whole: _File, places: Sequence[int], *, graphic: bool
) -> tuple[list[_File], list[_File]]:
    """What is offered of an image in WebP and in a common format, from the widest to the narrowest
    of the widths of its places."""
    full, form = image.width, whole.offer.form
    widths = [*([full] if full <= places[-1] else []), *(w for w in places[::-1] if w < full)]
    fallback = _common_format(image, widths[0], graphic=graphic)
    common, webp, is_webp_light = [whole], list[_File](), True
    for width in widths:
        narrow = narrowed(image, width)
        if (form, full) != (fallback, width):
            common += _lighter(narrow, fallback, common[-1].weight, graphic=graphic)
        most = common[-1].weight
        if (form, full) == ("WEBP", width) and whole.weight <= most:
            webp.append(whole)
        elif is_webp_light:
            below = min(most, webp[-1].weight) if webp else most
            webp += _lighter(narrow, "WEBP", below, graphic=graphic)
        is_webp_light = is_webp_light and bool(webp) and webp[-1].weight <= most
    return webp[::-1] if is_webp_light else [], _without_whole(common, widths[0])


def _lighter(image: Image, form: Format, below: int, *, graphic: bool) -> list[_File]:
    """An image as a file of fewer than `below` bytes, if there is one."""
    content = lighter(image, form, below, graphic=graphic)
    return [_File(Offer(form, image.width), content)] if len(content) < below else []


def _without_whole(common: Sequence[_File], widest: int) -> list[_File]:
    """What is offered in a common format, from the widest, now the narrowest first: without the
    whole picture where another file does for it, and empty if there is no other."""
    whole, *others = common
    is_needed = whole.offer.form in COMMON and not (others and others[0].offer.width == widest)
    return [*others[::-1], *([whole] if others and is_needed else [])]


def _common_format(image: Image, widest: int, *, graphic: bool) -> Format:
    """The format beside WebP: JPEG, but PNG for a drawing that is transparent or, in the widest
    size, lighter so."""
    if not graphic:
        return "JPEG"
    if image.mode == "RGBA":
        return "PNG"
    narrow = narrowed(image, widest)
    as_png, as_jpeg = encoded(narrow, "PNG", graphic=True), encoded(narrow, "JPEG", graphic=True)
    return "PNG" if len(as_png) <= len(as_jpeg) else "JPEG"
