"""One of each kind of page, and the pictures of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from dissemination.rules.site import Site
from tests.support.one_of_each import docs_addresses, kind, one_of_each
from tools.screenshots import SIZES, shots, take

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_every_page_is_of_a_kind_that_is_shown(mills: Path) -> None:
    site = Site(mills, "https://mills.example/")
    pages = one_of_each(site)

    assert {kind(at) for at in pages} == {kind(at) for at in site.full_pages}
    assert len({kind(at) for at in pages}) == len(pages)
    assert docs_addresses() & site.full_pages.keys() <= set(pages)


def test_kinds_are_told_from_addresses() -> None:
    addresses = ["", "news/", "news/long/", "news/2026/", "events/2026/12/", "news/page/1/"]
    assert [kind(at) for at in addresses] == [
        *("", "news/", "news/*/", "news/#/", "events/#/#/", "news/page/#/")
    ]


def test_pictures_are_as_wide_as_the_screen_and_all_on_the_sheet(
    tmp_path: Path, browser: Browser, mills: Path, serve: Callable[..., str]
) -> None:
    pages, widths = ["about/contact/"], [*SIZES]
    take(browser, serve(mills), pages, tmp_path, whole=False, widths=widths)

    names = [shot.file for shot in shots(pages, widths)]
    on_sheet = (tmp_path / "index.html").read_bytes()
    assert all(name.encode() in on_sheet for name in names)
    pictures = [size_and_light(tmp_path / name) for name in names]
    assert [size for size, _ in pictures[::2]] == [(width, SIZES[width]) for width in widths]
    assert [size for size, _ in pictures[1::2]] == [size for size, _ in pictures[::2]]
    assert all(
        light > dark + 100
        for (_, light), (_, dark) in zip(pictures[::2], pictures[1::2], strict=True)
    )


def size_and_light(path: Path) -> tuple[tuple[int, int], int]:
    """A picture's size, and how light it is, from 0 to 255."""
    with Image.open(path) as picture:
        return picture.size, picture.convert("L").resize((1, 1)).tobytes()[0]
