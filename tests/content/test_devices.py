"""Pictures as devices write them: with more in the file than a picture, in other formats, turned.

`tests/support/heic/` has a picture of 64 by 40 pixels, red with a blue corner at the top left, as
pillow-heif 1.4 wrote it for each orientation; nothing that the tool uses can write this format.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from PIL import Image, ImageCms

from dissemination.cache import Cache
from dissemination.images.decoded import decoded, is_clean
from dissemination.images.encoded import published_bytes
from dissemination.images.image_set import ImageSet
from dissemination.model.picture_format import FORMATS, UNREAD, published_name
from dissemination.source import jpeg
from dissemination.source.picture_files import CUT_OFF, PictureError, size
from tests.support.frozen import SUPPORT
from tests.support.pages import written
from tests.support.small import minimal, news, small

PIXELS: Final = (64, 40)
FORMS: Final = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
FILM: Final = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(range(256)) * 400 + b"\xff\xd9"
# Where the corner at the top left comes to lie, by the orientation: left or right, top or bottom.
CORNERS: Final = {1: "lt", 2: "rt", 3: "rb", 4: "lb", 5: "lt", 6: "rt", 7: "rb", 8: "lb"}


def picture(pixels: tuple[int, int] = PIXELS) -> Image.Image:
    """A red picture with a blue corner."""
    image = Image.new("RGB", pixels, (200, 40, 40))
    image.paste((40, 60, 200), (0, 0, 16, 10))
    return image


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def turned(form: str, orientation: int) -> bytes:
    """The picture as a camera writes it that was held so."""
    if form == "HEIF":
        return (SUPPORT / f"heic/{orientation}.heic").read_bytes()
    exif = Image.Exif()
    exif[0x0112] = orientation
    return saved(picture(), form, exif=exif)


def laid(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


@pytest.mark.parametrize("form", FORMS)
def test_every_orientation_of_every_format_is_published_upright(form: str, tmp_path: Path) -> None:
    ending = {"JPEG": "jpg", "HEIF": "heic"}.get(form, form.lower())
    for orientation, corner in CORNERS.items():
        content = turned(form, orientation)
        width, height = size(laid(tmp_path, f"{orientation}.{ending}", content)) or (0, 0)
        assert (width, height) == (PIXELS if orientation < 5 else PIXELS[::-1])
        image = decoded(content, (width, height))
        assert image.size == (width, height)
        places = {
            f"{x}{y}": (left, top)
            for x, left in (("l", 2), ("r", width - 3))
            for y, top in (("t", 2), ("b", height - 3))
        }
        blue = {place for place, at in places.items() if image.getpixel(at)[2] > 120}  # type: ignore[index]
        assert blue == {corner}, (form, orientation)


def several(image: Image.Image) -> bytes:
    """As cameras write a picture and a second view of it."""
    return saved(image, "MPO", save_all=True, append_images=[image.resize((16, 10))])


def with_gain_map(image: Image.Image) -> bytes:
    """As phones write a picture and what a brighter screen adds to it."""
    gains = saved(image.convert("L"), "JPEG", xmp=b'<x hdrgm:Version="1.0"/>')
    return saved(image, "JPEG", xmp=b'<x hdrgm:Version="1.0"/>') + gains


BEHIND: Final[dict[str, Callable[[Image.Image], bytes]]] = {
    "a second view": several,
    "a gain map": with_gain_map,
    "a film": lambda image: saved(image, "JPEG") + FILM,
    "another picture": lambda image: 2 * saved(image, "JPEG"),
    "zeros": lambda image: saved(image, "JPEG") + bytes(70_000),
    "a trailer": lambda image: saved(image, "JPEG", progressive=True) + b"SEFT\0\0" * 20_000,
}


@pytest.mark.parametrize("what", BEHIND)
def test_what_lies_behind_a_photograph_is_not_published(what: str, tmp_path: Path) -> None:
    content = BEHIND[what](picture())
    assert jpeg.end(content) != len(content)
    assert size(laid(tmp_path, "a.jpg", content)) == PIXELS
    published = published_bytes(content, "jpg", decoded(content, PIXELS), graphic=False)
    assert jpeg.end(published) == len(published) < len(content)
    with Image.open(BytesIO(published)) as image:
        assert (image.format, image.size, getattr(image, "n_frames", 1)) == ("JPEG", PIXELS, 1)
        assert "xmp" not in image.info


def test_a_photograph_with_nothing_behind_it_is_published_byte_for_byte() -> None:
    for options in ({}, {"progressive": True}, {"quality": 100, "subsampling": 0}):
        content = saved(Image.effect_noise((300, 200), 90), "JPEG", **options)
        assert jpeg.end(content) == len(content)
        image = decoded(content, (300, 200))
        assert published_bytes(content, "jpg", image, graphic=False) == content


@pytest.mark.parametrize("marker", [0xC3, 0xC9, 0xCA])
def test_a_photograph_that_browsers_cannot_decode_is_coded_anew(marker: int) -> None:
    """Pillow reads JPEG with arithmetic codes, too; here the head alone says so."""
    content = saved(Image.effect_noise((300, 200), 90), "JPEG")
    assert is_clean(content, (300, 200))
    assert not is_clean(content.replace(b"\xff\xc0", bytes([0xFF, marker]), 1), (300, 200))


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "a web page and no picture"),
        (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', "a web page"),
        (
            b'<?xml version="1.0"?><!-- a mark --><svg>',
            r"is SVG and not JPEG.* name the file a\.svg",
        ),
        (b"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'svg11.dtd'><svg>", r"is SVG and not"),
        (b"\0\0\0\x18ftypcrx ", "a raw picture of a camera"),
        (b"FUJIFILMCCD-RAW ", "a raw picture of a camera"),
        (b"\0\0\0\x1cftyp3gp5", "a film"),
        (b"\0\0\0\x20ftypavc1", "a film"),
        (b"\xd7\xcd\xc6\x9a", "a drawing for print"),
        (b"<p>Access denied</p>", "no picture that can be read"),
    ],
)
def test_what_is_no_picture_is_told_as_what_it_is(head: bytes, told: str, tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=told):
        size(laid(tmp_path, "a.jpg", head + bytes(99)))


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_without_its_end_is_told(form: str, tmp_path: Path) -> None:
    ending = {"JPEG": "jpeg", "HEIF": "hif"}.get(form, form.lower())
    content = turned(form, 1)
    for name, part in (("cut", content[:-30]), ("zeros", content[:-30] + bytes(30))):
        if name == "zeros" and form not in {"JPEG", "PNG"}:
            continue  # the lengths are right, and the pixels show it when they are decoded
        with pytest.raises(PictureError, match=r"the end of this picture is missing") as told:
            size(laid(tmp_path, f"{name}.{ending}", part))
        assert told.value.problem("a").code == CUT_OFF.code


def test_a_damaged_photograph_of_a_phone_ends_no_build(tmp_path: Path) -> None:
    content = bytearray(turned("HEIF", 1))
    at = content.index(b"mdat") + 20
    content[at : at + 60] = b"\x55" * 60
    laid(tmp_path / "content/news/a", "a.heic", bytes(content))
    files = {"content/news/a/index.md": news("![A](a.heic)")}
    images = ImageSet(small(tmp_path, files), tmp_path, Cache())
    published = {} if images.problems else written(images.files())
    assert images.problems or Image.open(BytesIO(published["news/a/a.jpg"])).size == PIXELS


def test_a_photograph_of_a_phone_is_published_as_jpeg(tmp_path: Path) -> None:
    laid(tmp_path / "content/news/a", "IMG_0042.HEIC", turned("HEIF", 6))
    body = "![A](IMG_0042.HEIC)\n\n[The whole picture](IMG_0042.HEIC)"
    library = small(tmp_path, {"content/news/a/index.md": news(body)})
    images = ImageSet(library, tmp_path, Cache())
    made = written(images.files())

    assert {address for address in made if "/sizes/" not in address} == {"news/a/IMG_0042.jpg"}
    with Image.open(BytesIO(made["news/a/IMG_0042.jpg"])) as image:
        assert (image.format, image.size) == ("JPEG", (40, 64))
    assert b"Camera of Tests" not in b"".join(made.values())
    [entry] = library.entries.values()
    text = library.bodies.html(entry, "/")
    assert 'src="/news/a/IMG_0042.jpg"' in text
    assert 'href="/news/a/IMG_0042.jpg"' in text


@pytest.mark.parametrize("mode", ["LA", "P", "RGBA", "I;16", "CMYK", "L"])
def test_a_useless_profile_spoils_nothing(mode: str) -> None:
    form = "JPEG" if mode in {"CMYK", "L"} else "PNG"
    image = Image.new("I;16", PIXELS, 30_000) if mode == "I;16" else picture().convert(mode)
    other = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (b"no profile", other):
        plain = decoded(saved(image, form, icc_profile=profile), PIXELS)
        assert (plain.mode, plain.size) == ("RGB", PIXELS)


def test_every_ending_is_read_or_has_advice_and_none_both() -> None:
    assert not FORMATS.keys() & UNREAD.keys()
    assert {published_name(f"a.{ending}") for ending in FORMATS} == {
        *("a.gif", "a.jpeg", "a.jpg", "a.png", "a.webp")
    }


def test_capitals_of_an_ending_are_read_and_stay(tmp_path: Path) -> None:
    names = ("A.JPG", "B.Jfif", "C.JPE", "D.PNG", "E.AVIF")
    for name in names:
        form = {"D": "PNG", "E": "AVIF"}.get(name[0], "JPEG")
        laid(tmp_path / "content/news/a", name, saved(picture(), form))
    body = " ".join(f"![A]({name})" for name in names)
    minimal(tmp_path, **{"content/news/a/index.md": news(body)})
    addresses = ImageSet(small(tmp_path, {}), tmp_path, Cache()).addresses.values()
    assert sorted(addresses) == [
        f"news/a/{name}" for name in ("A.JPG", "B.jpg", "C.jpg", "D.PNG", "E.jpg")
    ]


def test_a_damaged_animation_is_told_by_the_build(tmp_path: Path) -> None:
    frames = [picture((40, height)) for height in (30, 30, 30)]
    frames[1].paste((0, 90, 0), (5, 5, 20, 20))
    content = saved(frames[0], "GIF", save_all=True, append_images=frames[1:2], duration=90)
    at = content.rindex(b"\x2c") + 12
    for name, part in (("sound", content), ("damaged", content[:at] + b"\0\x3b")):
        laid(tmp_path / name / "content/news/a", "a.gif", part)
        library = small(tmp_path / name, {"content/news/a/index.md": news("![A](a.gif)")})
        images = ImageSet(library, tmp_path / name, Cache())
        assert bool(images.problems) is (name == "damaged")
