"""The sizes in which pictures are offered: none is heavier than what it stands beside; how they are
made, several at a time, and kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from functools import partial
from io import BytesIO
from pathlib import Path
from random import Random
from threading import Barrier, Lock
from typing import TYPE_CHECKING, Any, Final

import pytest
from lxml import html
from PIL import Image, ImageCms, ImageDraw

from dissemination.cache import Cache
from dissemination.images import image_set
from dissemination.images.chunks import without_notes
from dissemination.images.image_set import ImageSet
from dissemination.images.made import WHOLE, Made, Offer, Order, made
from dissemination.images.places import logo_size, logo_widths
from dissemination.images.side_by_side import Task, side_by_side
from dissemination.library.library import Library
from dissemination.output import SourceChangedError
from dissemination.rules.link import candidates
from dissemination.rules.weight import slot
from dissemination.source.picture_files import size
from tests.support.pages import written
from tests.support.photographs import photographs, scene, shown
from tests.support.small import news, small

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PLACES: Final = (60, 120, 240)
PIXELS: Final = (200, 140)
WIDE: Final = (400, 280)

Picture = Callable[[], Image.Image]


def drawing(mode: str = "RGB", pixels: tuple[int, int] = PIXELS) -> Image.Image:
    """Shapes in few colours."""
    image, chance = Image.new("RGB", pixels, "white"), Random(5)
    draw = ImageDraw.Draw(image)
    for _ in range(25):
        x, y, wide = chance.randrange(pixels[0]), chance.randrange(pixels[1]), chance.randrange(90)
        draw.ellipse((x, y, x + wide, y + 20), fill=tuple(chance.choices((0, 120, 240), k=3)))
        draw.text((y, x // 2), "Words", fill="black")
    return image.convert(mode)


def noise(pixels: tuple[int, int] = PIXELS) -> Image.Image:
    return Image.frombytes("RGB", pixels, Random(3).randbytes(3 * pixels[0] * pixels[1]))


def veiled(pixels: tuple[int, int] = PIXELS) -> Image.Image:
    """A drawing that fades."""
    image = drawing("RGBA", pixels)
    image.putalpha(Image.radial_gradient("L").resize(pixels))
    return image


PICTURES: Final[dict[str, tuple[Image.Image, dict[str, Any]]]] = {
    "pressed.jpg": (scene(1, WIDE), {"quality": 15}),
    "pressed-small.jpg": (scene(2, PIXELS), {"quality": 15}),
    "fine.jpg": (scene(3, PIXELS), {"quality": 97}),
    "photo.png": (scene(4, PIXELS), {}),
    "photo.webp": (scene(5, PIXELS), {"quality": 60}),
    "wide.webp": (scene(5, WIDE), {"quality": 40}),
    "lossless.webp": (scene(6, WIDE), {"lossless": True}),
    "noise.jpg": (noise(), {"quality": 50}),
    "noise.png": (noise(WIDE), {}),
    "drawing.png": (drawing(), {}),
    "drawing.jpg": (drawing(pixels=WIDE), {"quality": 30}),
    "drawing.webp": (drawing(), {"lossless": True}),
    "palette.png": (drawing(pixels=WIDE).quantize(8), {"optimize": True, "bits": 3}),
    "grey.png": (drawing("L"), {}),
    "veiled.png": (veiled(), {}),
    "flat.png": (Image.new("RGB", WIDE, "teal"), {}),
    "dot.png": (Image.new("RGB", (1, 1)), {}),
    "tall.jpg": (scene(7, (30, 900)), {"quality": 70}),
}


@pytest.mark.parametrize("name", PICTURES)
def test_no_size_is_heavier_than_what_it_stands_beside(tmp_path: Path, name: str) -> None:
    picture = made_of(tmp_path, name)
    weigh = {part: len(content) for part, content in picture.files.items()}

    for offers in (picture.webp, picture.common):
        weights = [weigh[offer.part] for offer in offers]
        assert weights == sorted(set(weights))
        assert [offer.width for offer in offers] == sorted({offer.width for offer in offers})
    assert all(weight <= weigh[WHOLE] for weight in weigh.values())
    assert weigh[WHOLE] <= (tmp_path / name).stat().st_size
    for width in PLACES if picture.webp else ():
        light, plain = (loaded(offers, width) for offers in (picture.webp, picture.common))
        assert light.whole or weigh[light.part] <= weigh[plain.part if plain else WHOLE]


def loaded(offers: tuple[Offer, ...], width: int) -> Any:
    """What a browser loads for a place of this width."""
    return next((offer for offer in offers if offer.width >= width), offers[-1] if offers else None)


def made_of(folder: Path, name: str, places: tuple[int, ...] = PLACES) -> Made:
    image, options = PICTURES[name]
    image.save(folder / name, **options)
    return made(Order(folder / name, name.rpartition(".")[2], size(folder / name), places))


def test_what_would_be_heavier_is_left_out_and_the_rest_is_offered(tmp_path: Path) -> None:
    names = ("fine.jpg", "noise.jpg", "photo.webp", "veiled.png")
    offered = {name: made_of(tmp_path, name) for name in names}

    assert [(o.width, o.whole) for o in offered["fine.jpg"].common] == [
        (60, False),
        (120, False),
        (200, True),
    ]
    assert [o.width for o in offered["fine.jpg"].webp] == [60, 120, 200]
    assert offered["noise.jpg"].webp == ()
    assert {o.form for o in offered["photo.webp"].common} == {"JPEG"}
    assert {o.form for o in offered["veiled.png"].common} <= {"PNG"}


def test_a_drawing_in_few_colours_stays_as_light_as_it_was(tmp_path: Path) -> None:
    for name in ("palette.png", "grey.png"):
        whole = made_of(tmp_path, name).files[WHOLE]
        (tmp_path / f"published-{name}").write_bytes(whole)
        with (
            Image.open(tmp_path / name) as before,
            Image.open(tmp_path / f"published-{name}") as after,
        ):
            assert after.convert("RGB").tobytes() == before.convert("RGB").tobytes()
        assert len(whole) <= 1.05 * (tmp_path / name).stat().st_size


@pytest.mark.parametrize(
    ("name", "image", "options"),
    [
        ("pressed.webp", scene(8, PIXELS), {"quality": 5}),
        ("pressed-veiled.webp", veiled(), {"quality": 20}),
        ("grey-veiled.png", veiled().convert("LA"), {"optimize": True}),
        ("many-colours.png", scene(9, PIXELS), {"optimize": True}),
        ("palette-veiled.png", veiled().quantize(40), {"optimize": True}),
    ],
)
def test_what_would_be_heavier_anew_keeps_its_pixels_and_loses_its_notes(
    tmp_path: Path, name: str, image: Image.Image, options: dict[str, Any]
) -> None:
    file, plain = tmp_path / name, tmp_path / f"plain-{name}"
    image.save(plain, **options)
    notes = Image.Exif()
    notes[0x0110] = "the model of a camera"
    image.save(file, exif=notes, xmp=b"<x:xmpmeta>", **options)
    with file.open("ab") as content:
        content.write(b"behind its end")
    whole = made(Order(file, name.rpartition(".")[2], size(file), PLACES)).files[WHOLE]

    assert len(whole) <= plain.stat().st_size + 18  # the head of WebP with notes (RFC 9649, 2.7)
    assert not [each for each in (b"camera", b"xmpmeta", b"behind") if each in whole]
    with Image.open(plain) as before, Image.open(BytesIO(whole)) as after:
        assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()
        assert "exif" not in after.info


def test_a_file_with_a_profile_is_coded_anew(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for ending in ("png", "webp"):
        file = tmp_path / f"a.{ending}"
        drawing().save(file, icc_profile=profile)
        whole = made(Order(file, ending, size(file), PLACES)).files[WHOLE]

        assert without_notes(file.read_bytes()) is None
        with Image.open(BytesIO(whole)) as image:
            assert "icc_profile" not in image.info


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n\0\0", b"RIFF\0\0\0\0WAVE", b"\xff\xd8"]
)
def test_what_is_no_png_or_webp_has_no_pixels_to_keep(content: bytes) -> None:
    assert without_notes(content) is None


def test_a_logo_has_the_sizes_of_its_place(tmp_path: Path) -> None:
    PICTURES["drawing.png"][0].resize((1200, 840)).save(tmp_path / "logo.png")
    pixels = size(tmp_path / "logo.png")
    picture = made(Order(tmp_path / "logo.png", "png", pixels, logo_widths(pixels)))
    box, _ = logo_size(1200, 840)

    for offers in (picture.webp, picture.common):
        assert [offer.width for offer in offers] == [box, 2 * box]
        assert len(picture.files[offers[-1].part]) < len(picture.files[WHOLE]) / 2


def test_a_page_offers_a_logo_as_wide_as_it_is_shown(mills: Path) -> None:
    page = html.parse(mills / "partners/index.html")
    logos = page.xpath("//span[@class='logo']//img")
    offered = [
        (element, logo.get("width"))
        for logo in logos
        for element in (logo, *logo.xpath("ancestor::picture//source"))
        if element.get("srcset")
    ]

    assert offered
    for element, width in offered:
        widths = [int(wide[:-1]) for _, wide in candidates(element.get("srcset"))]
        assert element.get("sizes") == f"{width}px"
        assert max(widths) <= 2 * int(width)


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, 800, 1440])
def test_pictures_are_shown_as_wide_as_their_page_says(
    width: int, mills: Path, serve: Callable[..., str], browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    root, pictures = serve(mills), []
    for address in ("news/harvest/", "partners/"):
        page.goto(root + address)
        pictures += page.locator("main picture").evaluate_all(
            "all => all.map(e => [e.querySelector('source').sizes,"
            " e.querySelector('img').getBoundingClientRect().width])"
        )
    page.close()

    assert len(pictures) > 6
    for sizes, drawn in pictures:
        assert 0.85 < drawn / slot(sizes, width) < 1.02, (sizes, drawn)


# Several at a time


def album(root: Path, count: int, pixels: tuple[int, int] = PIXELS) -> Library:
    names = photographs(root / "content/news/a", count, pixels)
    return small(root, {"content/news/a/index.md": news(shown(names))})


def test_two_pictures_are_in_the_making_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = Barrier(2, timeout=60)

    def with_another(order: Order) -> Made:
        both.wait()
        return made(order)

    monkeypatch.setattr(image_set, "made", with_another)

    assert len(ImageSet(album(tmp_path, 4), tmp_path, Cache(), 2).weights) == 4


def test_the_number_of_workers_is_in_no_byte(tmp_path: Path) -> None:
    library = album(tmp_path, 5)
    builds = (written(ImageSet(library, tmp_path, Cache(), n).files()) for n in (1, 4))
    one, many = (list(files.items()) for files in builds)

    assert one == many


@pytest.mark.parametrize(("workers", "most"), [(2, 100), (4, 100), (1, 10), (3, 1000)])
def test_no_more_is_held_at_a_time_than_allowed(workers: int, most: int) -> None:
    lock, held, seen = Lock(), dict[int, int](), list[dict[int, int]]()

    def work(number: int, pixels: int) -> int:
        with lock:
            held[number] = pixels
            seen.append(dict(held))
        with lock:
            del held[number]
        return number

    sizes = [10, 90, 30, 500, 20, 20, 20, 60, 50, 1]
    tasks = [Task(str(n), px, partial(work, n, px)) for n, px in enumerate(sizes)]
    outcomes = {name: future.result() for name, future in side_by_side(tasks, workers, most)}

    assert outcomes == {str(n): n for n in range(len(sizes))}
    for at_work in seen:
        assert len(at_work) <= workers
        assert sum(at_work.values()) <= most or len(at_work) == 1


def test_a_picture_is_kept_as_soon_as_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, file = album(tmp_path, 5), tmp_path / "cache.sqlite"
    names = list[str]()

    def until_killed(order: Order) -> Made:
        names.append(order.file.name)
        if len(names) == 4:
            raise KeyboardInterrupt
        return made(order)

    monkeypatch.setattr(image_set, "made", until_killed)
    with pytest.raises(KeyboardInterrupt):
        _ = ImageSet(library, tmp_path, Cache(file), 1).weights
    first = names[:3]
    assert len(names) == 4
    files = written(ImageSet(library, tmp_path, Cache(file), 1).files())

    assert not {*first} & {*names[4:]}
    assert len(names) == 6
    assert files == written(ImageSet(library, tmp_path, Cache()).files())


def test_what_the_cache_has_lost_is_made_again(tmp_path: Path) -> None:
    library, file = album(tmp_path, 2), tmp_path / "cache.sqlite"
    images = ImageSet(library, tmp_path, Cache(file))
    _ = images.weights
    file.unlink()

    assert written(images.files()) == written(ImageSet(library, tmp_path, Cache()).files())


@pytest.mark.parametrize("pixels", [(90, 50), PIXELS])
def test_a_picture_that_is_lost_and_changed_during_a_build_is_told(
    tmp_path: Path, pixels: tuple[int, int]
) -> None:
    """Its new files may have other sizes than the pages offer."""
    library, file = album(tmp_path, 2), tmp_path / "cache.sqlite"
    images = ImageSet(library, tmp_path, Cache(file))
    before = written(images.files())
    noise(pixels).save(tmp_path / "content/news/a/photo-001.jpg")
    assert written(images.files()) == before
    with closing(sqlite3.connect(file)) as kept, kept:
        kept.execute("delete from cached")

    with pytest.raises(SourceChangedError, match=r"content/news/a/photo-001\.jpg was changed"):
        written(images.files())


def test_problems_come_in_the_order_of_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(order: Order) -> Made:
        raise OSError(order.file.name)

    def backwards(tasks: list[Task[Made]], *_: int) -> list[tuple[str, Future[Made]]]:
        return [*side_by_side(tasks, 1, 1)][::-1]

    monkeypatch.setattr(image_set, "made", broken)
    monkeypatch.setattr(image_set, "side_by_side", backwards)
    problems = ImageSet(album(tmp_path, 3), tmp_path, Cache()).problems

    assert [p.path[-7:] for p in problems] == ["000.jpg", "001.jpg", "002.jpg"]
