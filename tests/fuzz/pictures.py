"""Photographs as devices and programs write them, with what goes wrong with them on the way; and
what must hold of every picture that is published, whatever it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import pairwise
from random import Random
from typing import Any, Final
from urllib.parse import quote, unquote, urljoin, urlsplit

import lxml.html
from PIL import Image, ImageCms

from dissemination.model.picture_format import type_of
from dissemination.rules.link import candidates
from dissemination.source import jpeg
from tests.support.frozen import SUPPORT
from tests.support.xpath import elements

ITEM: Final = "content/news/open-day"
NAMES: Final = (
    *("tower", "tower", "IMG_0042", "Bru\u0308cke", "Brücke", "a b", "a,b", "it's", "50%", "a#b"),
    *("a%20b", "x+y&z", "塔", "🎉", "DSC.0001", "a(1)"),
)
# Pillow's name of a format, its ending, and the kinds of pixels that it can have.
FORMS: Final = (
    ("JPEG", "jpg", ("RGB", "L", "CMYK", "YCbCr")),
    ("JPEG", "JPG", ("RGB",)),
    ("JPEG", "jfif", ("RGB",)),
    ("MPO", "jpg", ("RGB",)),
    ("PNG", "png", ("RGB", "RGBA", "L", "LA", "P", "1", "I;16")),
    ("WEBP", "webp", ("RGB", "RGBA")),
    ("GIF", "gif", ("P", "L")),
    ("AVIF", "avif", ("RGB", "RGBA")),
    ("HEIF", "heic", ("RGB",)),
    ("TIFF", "tif", ("RGB",)),
    ("BMP", "jpg", ("RGB",)),
)
SRGB: Final = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
ANIMATED: Final = frozenset({"GIF", "PNG", "WEBP"})
SIZED: Final = re.compile(r"(?P<folder>.*/)sizes/(?P<file>[^/]+)-(?P<width>\d+)\.(?P<ending>\w+)")
PRIVATE: Final = frozenset({"exif", "icc_profile", "xmp", "comment", "XML:com.adobe.xmp"})


def photograph(rng: Random) -> tuple[str, bytes]:
    """The name and the content of a picture, which may be damaged."""
    form, ending, modes = rng.choice(FORMS)
    content = bytearray(_content(form, rng.choice(modes), rng) + rng.choice(BEHIND))
    for _ in range(rng.choice([0, 0, 0, 0, 1, 5])):
        content[rng.randrange(len(content))] = rng.randrange(256)
    if rng.random() < 0.1:
        content = content[: rng.randrange(len(content) + 1)]
    return f"{rng.choice(NAMES)}.{ending}", bytes(content)


BEHIND: Final = (
    *(b"", b"", b"", bytes(99), b"\xff\xd9", b"\0\0\0\x18ftypmp42" + bytes(range(256)) * 300),
)


def _content(form: str, mode: str, rng: Random) -> bytes:
    if form == "HEIF":
        return (SUPPORT / f"heic/{rng.randint(1, 8)}.heic").read_bytes()
    pixels = (rng.choice([1, 2, 40, 400, 800]), rng.choice([1, 3, 30, 300]))
    image = _image(mode, pixels, rng)
    options: dict[str, Any] = {}
    if rng.random() < 0.5 and form in {"JPEG", "PNG", "WEBP", "AVIF"}:
        exif = Image.Exif()
        exif[0x0112], exif[0x010F] = rng.choice([1, 3, 5, 6, 8, 8, 9, 0]), "Camera"
        options["exif"] = exif
        options["icc_profile"] = rng.choice([SRGB, b"", b"no profile"])
    if form == "JPEG":
        options |= {"quality": rng.choice([30, 75, 95]), "progressive": rng.random() < 0.3}
    if form == "MPO" or (form in ANIMATED and rng.random() < 0.15):
        options |= {"save_all": True, "append_images": [_image(mode, pixels, rng)]}
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def _image(mode: str, pixels: tuple[int, int], rng: Random) -> Image.Image:
    """A smooth picture, or one of noise, that is always the same."""
    if mode == "I;16":
        return Image.new(mode, pixels, rng.randrange(65536))
    grey = Image.linear_gradient("L").resize(pixels).rotate(rng.choice([0, 0, 7, 90]))
    if rng.random() < 0.3:
        grey = Image.frombytes("L", pixels, rng.randbytes(pixels[0] * pixels[1]))
    image = Image.merge("RGB", [grey.point(lambda v, c=c: v * c // 9) for c in (9, 7, 4)])
    if mode in {"RGBA", "LA"} and rng.random() < 0.7:
        image.putalpha(grey)
    return image.convert(mode)


def with_photograph(files: Mapping[str, bytes], rng: Random) -> dict[str, bytes | None]:
    """An item that shows a photograph in place of its picture, at its top and in its text."""
    name, content = photograph(rng)
    text = files.get(f"{ITEM}/index.md", b"").decode("utf-8", "replace")
    written = quote(name) if rng.random() < 0.7 else f"<{name}>"
    text = text.replace("](tower.jpg)", f"]({written})")
    text = text.replace("image: tower.jpg", f'image: "{name}"')
    gone: dict[str, bytes | None] = {f"{ITEM}/tower.jpg": None}
    return {**gone, f"{ITEM}/index.md": text.encode(), f"{ITEM}/{name}": content}


# What is published


def faults(files: Mapping[str, bytes]) -> Iterator[str]:
    """What is wrong with the pictures among published files, by their addresses: that one cannot be
    decoded, is of another format or width than its name says, tells something of its camera, or has
    something behind it."""
    for address, content in files.items():
        if not re.search(r"\.(?:jpe?g|png|webp|gif)$", address, re.IGNORECASE):
            continue
        try:
            yield from (f"{address}: {fault}" for fault in _faults_of(address, content))
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            yield f"{address}: cannot be decoded: {error}"


def _faults_of(address: str, content: bytes) -> Iterator[str]:
    with Image.open(BytesIO(content)) as image:
        image.load()
        if type_of(address) != f"image/{(image.format or '').lower()}":
            yield f"is {image.format}"
        if (sized := SIZED.fullmatch(address)) and image.width != int(sized["width"]):
            yield f"is {image.width} wide"
        if image.format != "GIF" and (image.getexif() or PRIVATE & image.info.keys()):
            yield f"tells {sorted(PRIVATE & image.info.keys())}"
        if image.format == "JPEG" and jpeg.end(content) != len(content):
            yield "has something behind it"


def heavy(files: Mapping[str, bytes]) -> Iterator[str]:
    """The sizes of pictures that weigh more than a wider one of their format, or the WebP that
    weighs more than the other at its width."""
    sizes: dict[tuple[str, str], list[tuple[int, str, int]]] = {}
    for address, content in files.items():
        if sized := SIZED.fullmatch(address):
            group = sizes.setdefault((sized["folder"] + sized["file"], sized["ending"]), [])
            group.append((int(sized["width"]), address, len(content)))
    for (_, ending), group in sizes.items():
        for (_, narrow, weight), (_, _, wider) in pairwise(sorted(group)):
            if weight > wider:
                yield f"{narrow}: is heavier than a wider one"
        for _, address, weight in group if ending == "webp" else ():
            for other in ("jpg", "png"):
                beside = files.get(address.removesuffix("webp") + other)
                if beside is not None and weight > len(beside):
                    yield f"{address}: is heavier than the {other} beside it"


def faults_of_page(page: str, at: str, files: Mapping[str, bytes]) -> Iterator[str]:
    """The pictures below a page at an address that are not there, or have another size than it
    says; and of those candidates for a width that have another one."""
    for image in lxml.html.fromstring(page).iter("img"):
        path = _path(str(image.get("src", "")), at)
        if not path.startswith(at):
            continue
        if path not in files:
            yield f"{at}: no such file: {path}"
        elif size := _pixels(files[path]):
            said = (int(image.get("width", 0)), int(image.get("height", 0)))
            if said != size:
                yield f"{at}: {path} is {size}, and the page says {said}"
        for element in [image, *elements(image, "ancestor::picture//source")]:
            for address, width in candidates(str(element.get("srcset", ""))):
                content = files.get(_path(address, at))
                size = _pixels(content) if content else (0, 0)
                if size and f"{size[0]}w" != width:
                    yield f"{at}: {address} is not {width}"


def _path(address: str, at: str) -> str:
    """The file of an address on a page, from the root of the site."""
    return unquote(urlsplit(urljoin(f"https://x.example/{at}", address)).path).removeprefix("/")


def _pixels(content: bytes) -> tuple[int, int] | None:
    """The size of a picture; None for a drawing."""
    if content.lstrip().startswith(b"<"):
        return None
    with Image.open(BytesIO(content)) as image:
        return image.size
