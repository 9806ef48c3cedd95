"""Pictures as they are published: pixels, sizes, metadata, galleries, and logos."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageCms

from dissemination.cache import Cache
from dissemination.images.decoded import decoded
from dissemination.images.encoded import published_bytes
from dissemination.images.image_set import ImageSet
from dissemination.images.places import logo_size
from dissemination.site.funding_notice import EMBLEM_HEIGHT, EMBLEM_WIDTH
from dissemination.source.picture_files import size
from tests.support.pages import written
from tests.support.small import news, small

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HARVEST = "news/harvest"


def published(folder: Path) -> list[Path]:
    kinds = {".jpg", ".png", ".webp"}
    return [file for file in (folder / "news").rglob("*") if file.suffix in kinds]


def photo(mode: str = "RGB", pixels: tuple[int, int] = (40, 20)) -> Image.Image:
    image = Image.linear_gradient("L").resize(pixels)
    return image.convert(mode)


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def test_nothing_of_camera_or_place_is_published(mills: Path) -> None:
    files = published(mills)

    assert len(files) > 10
    for file in files:
        with Image.open(file) as image:
            assert not image.getexif(), file
            assert not {"exif", "icc_profile", "xmp", "comment"} & image.info.keys(), file
        assert b"Camera of Tests" not in file.read_bytes()


def test_a_picture_on_its_side_is_turned_upright(mills: Path) -> None:
    source = mills.parent / "content" / HARVEST / "mill-at-noon.jpg"
    with Image.open(source) as image:
        assert image.size == (960, 640)
    with Image.open(mills / HARVEST / "mill-at-noon.jpg") as image:
        assert image.size == (640, 960) == size(source)
        sky, meadow = (image.convert("RGB").getpixel((320, y)) for y in (10, 950))
    assert isinstance(sky, tuple)
    assert isinstance(meadow, tuple)
    assert sky[2] > sky[0] + 30
    assert abs(meadow[2] - meadow[0]) < 30


def test_every_size_has_the_width_that_its_name_says(mills: Path) -> None:
    sized = [file for file in published(mills) if file.parent.name == "sizes"]

    assert sized
    for file in sized:
        with Image.open(file) as image:
            assert image.width == int(file.stem.rpartition("-")[2]), file
            assert image.format == {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP"}[file.suffix]


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "RGB", "I;16"])
def test_every_kind_of_pixels_becomes_srgb(mode: str) -> None:
    form = "JPEG" if mode == "CMYK" else "PNG"
    image = Image.new("I;16", (40, 20), 40000) if mode == "I;16" else photo(mode)
    plain = decoded(saved(image, form), (40, 20))

    assert (plain.mode, plain.size) == ("RGB", (40, 20))
    if mode == "I;16":
        assert plain.getpixel((5, 5)) == (156, 156, 156)


def test_transparency_stays_and_a_profile_is_applied() -> None:
    clear = Image.new("RGBA", (8, 8), (255, 0, 0, 0))
    assert decoded(saved(clear, "PNG"), (8, 8)).mode == "RGBA"

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red = Image.new("RGB", (8, 8), (200, 30, 30))
    plain = decoded(saved(red, "PNG", icc_profile=profile), (8, 8))
    assert "icc_profile" not in plain.info


def test_a_clean_jpeg_is_published_byte_for_byte_and_another_is_not() -> None:
    clean = saved(photo(), "JPEG")
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    tagged = saved(photo(), "JPEG", exif=exif)

    assert published_bytes(clean, "jpg", photo(), graphic=False) == clean
    assert b"Camera" in tagged
    assert b"Camera" not in published_bytes(tagged, "jpg", photo(), graphic=False)


def test_a_huge_picture_is_published_smaller(tmp_path: Path) -> None:
    file = tmp_path / "huge.jpg"
    Image.new("L", (10000, 10000), 90).save(file, quality=20)

    assert size(file) == (2560, 2560)
    assert decoded(file.read_bytes(), (2560, 2560)).size == (2560, 2560)


def test_a_picture_that_cannot_be_decoded_is_a_problem_of_the_build(tmp_path: Path) -> None:
    content = bytearray(saved(photo(pixels=(300, 300)), "PNG"))
    at = content.index(b"IDAT") + 4
    content[at : at + 20] = b"\0" * 20
    folder = tmp_path / "content/news/a"
    folder.mkdir(parents=True)
    (folder / "broken.png").write_bytes(content)
    files = {"content/news/a/index.md": news("![x](broken.png)")}
    images = ImageSet(small(tmp_path, files), tmp_path, Cache())

    assert images.weights["content/news/a/broken.png"].bytes == len(content)
    assert [problem.path for problem in images.problems] == ["content/news/a/broken.png"]


def test_the_same_pictures_give_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "content/news/a"
    folder.mkdir(parents=True)
    photo(pixels=(800, 600)).save(folder / "a.png")
    library = small(tmp_path, {"content/news/a/index.md": news("![x](a.png)")})
    builds = [written(ImageSet(library, tmp_path, Cache()).files()) for _ in range(2)]

    assert builds[0] == builds[1]
    assert {"news/a/a.png", "news/a/sizes/a.png-360.webp"} <= builds[0].keys()


def test_a_picture_is_published_where_a_public_text_shows_or_links_to_it(tmp_path: Path) -> None:
    folder = tmp_path / "content/news/a"
    folder.mkdir(parents=True)
    for name in ("shown", "html", "linked", "from-afar", "lead", "listed", "draft", "unused"):
        photo().save(folder / f"{name} x.png")
    gallery = "gallery: [{picture: listed x.png, decorative: yes}]"
    library = small(
        tmp_path,
        {
            "content/news/a/index.md": news(
                '![x](<shown x.png>) [x](linked%20x.png)\n\n<img src="html%20x.png" alt="x">',
                image="lead x.png",
                decorative="yes",
                summary=f"A summary.\n{gallery}",
            ),
            "content/news/b.md": news("[x](a/from-afar%20x.png)", id="b"),
            "content/news/c.md": news("[x](a/draft%20x.png)", id="c", draft="yes"),
        },
    )

    published = {file.address for file in ImageSet(library, tmp_path, Cache()).files()}

    expected = ("shown", "html", "linked", "from-afar", "lead", "listed")
    assert {a for a in published if "/sizes/" not in a} == {
        f"news/a/{name} x.png" for name in expected
    }


@pytest.mark.parametrize("pixels", [(1, 1), (4000, 100), (100, 4000), (300, 200), (None, None)])
def test_no_logo_is_larger_than_the_emblem(pixels: tuple[int | None, int | None]) -> None:
    width, height = logo_size(*pixels)

    assert 1 <= width <= EMBLEM_WIDTH
    assert 1 <= height <= EMBLEM_HEIGHT


def test_the_enclosure_of_a_feed_is_what_is_published(mills: Path) -> None:
    feed = ElementTree.parse(mills / "feeds/news.xml")
    lengths = {e.get("url"): e.get("length") for e in feed.iter("enclosure")}
    address = "https://mills.example/news/harvest/pans%20in%20the%20evening.jpg"
    file = mills / HARVEST / "pans in the evening.jpg"

    assert lengths[address] == str(file.stat().st_size)


@pytest.mark.slow
def test_a_gallery_works_by_keyboard_and_without_script(
    mills: Path, serve: Callable[..., str], browser: Browser
) -> None:
    root = serve(mills)
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    page = context.new_page()
    page.goto(f"{root}{HARVEST}/")
    page.locator(".gallery__picture > a").first.focus()
    page.keyboard.press("Enter")
    dialog = page.locator("dialog.lightbox")
    dialog.wait_for()
    page.keyboard.press("ArrowRight")
    page.get_by_role("dialog", name="Picture 2 of 3").wait_for()
    for _ in range(8):
        page.keyboard.press("Tab")
        inside = "document.activeElement === document.body || "
        assert page.evaluate(f"{inside} !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    page.locator("a[href*='evening']:focus").wait_for()  # the policy lets no test ask in a loop
    context.close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{root}{HARVEST}/")
    page.locator(".gallery__picture > a").first.click()
    page.get_by_role("heading", name="Picture 1 of 3").wait_for()
    page.get_by_role("link", name="Next Picture 2").click()
    page.get_by_role("heading", name="Picture 2 of 3").wait_for()
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 1440])
def test_no_logo_is_shown_larger_than_the_emblem(
    width: int, mills: Path, serve: Callable[..., str], browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(serve(mills) + "partners/")
    boxes = (
        "all => all.map(e => [e.getBoundingClientRect().width, e.getBoundingClientRect().height])"
    )
    [emblem] = page.locator(".emblem").evaluate_all(boxes)
    logos = page.locator(".logo img").evaluate_all(boxes)
    context.close()

    assert len(logos) == 3
    assert all(w <= emblem[0] and h <= emblem[1] for w, h in logos), (emblem, logos)


def test_the_script_of_the_gallery_is_light_and_only_where_a_gallery_is(mills: Path) -> None:
    with_script = [
        page.parent.relative_to(mills).as_posix()
        for page in mills.rglob("*.html")
        if "assets/gallery.js" in page.read_text("utf-8")
    ]

    assert with_script == [HARVEST]
    assert (mills / "assets/gallery.js").stat().st_size <= 4096
