"""Take pictures of every kind of page, on a phone, a tablet and a wide screen, light and dark.

    make screenshots
    make screenshots ARGS="site .cache/screenshots --only news/ --fold"

The pages are those of a built site; the pictures lie in a folder with a page, `index.html`, that
shows them beside each other. Whole pages, or with --fold what a first look shows.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lxml.html import builder, tostring

from dissemination.rules.site import Site
from tests.support.frozen import ROOT
from tests.support.one_of_each import one_of_each
from tests.support.programs import chromium
from tests.support.server import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SIZES: Final = {360: 740, 768: 1024, 1440: 900}
SCHEMES: Final = ("light", "dark")
STYLE: Final = """
    body { margin: 2rem; font-family: sans-serif; }
    section { display: flex; gap: 1rem; align-items: start; overflow-x: auto; padding-block: 1rem; }
    figure { margin: 0; }
    img { height: 26rem; max-width: 26rem; object-fit: cover; object-position: top; }
    img { outline: 1px solid; }
"""


class Shot(NamedTuple):
    """A picture of a page."""

    at: str
    width: int
    scheme: str

    @property
    def file(self) -> str:
        """The name of its file."""
        name = self.at.removesuffix(".html").strip("/").replace("/", "_") or "home"
        return f"{name}-{self.width}-{self.scheme}.png"


def shots(pages: Iterable[str], widths: Iterable[int] = SIZES) -> list[Shot]:
    """The pictures of pages, page by page."""
    return [Shot(*shot) for shot in product(pages, widths, SCHEMES)]


def take(
    browser: Browser,
    address: str,
    pages: list[str],
    to: Path,
    whole: bool = True,
    widths: Iterable[int] = SIZES,
) -> None:
    """Take the pictures of pages of the site at an address into a folder."""
    to.mkdir(parents=True, exist_ok=True)
    widths = list(widths)
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    for shot in shots(pages, widths):
        size: Any = {"width": shot.width, "height": SIZES[shot.width]}
        scheme: Any = shot.scheme
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        page.goto(address + shot.at, wait_until="networkidle")
        page.screenshot(path=to / shot.file, full_page=whole)
    context.close()
    (to / "index.html").write_bytes(sheet(pages, widths))


def sheet(pages: list[str], widths: Iterable[int] = SIZES) -> bytes:
    """The page that shows the pictures of pages beside each other."""
    widths = list(widths)
    rows = []
    for at in pages:
        figures = [
            builder.FIGURE(
                builder.A(builder.IMG(src=shot.file, alt="", loading="lazy"), href=shot.file),
                builder.FIGCAPTION(f"{shot.width} px, {shot.scheme}"),
            )
            for shot in shots([at], widths)
        ]
        rows += [builder.H2(f"/{at}"), builder.SECTION(*figures)]
    head = builder.HEAD(
        builder.META(charset="utf-8"), builder.TITLE("Screenshots"), builder.STYLE(STYLE)
    )
    page = builder.HTML(head, builder.BODY(builder.H1("Screenshots"), *rows), lang="en")
    return bytes(tostring(page, doctype="<!doctype html>", encoding="utf-8"))


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and take the pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "site")
    parser.add_argument("to", nargs="?", type=Path, default=ROOT / ".cache/screenshots")
    parser.add_argument("--only", help="pages whose address begins so", default="")
    parser.add_argument("--fold", action="store_true", help="the first look alone")
    options = parser.parse_args(arguments)
    pages = [at for at in one_of_each(Site(options.site, "")) if at.startswith(options.only)]
    with chromium() as browser, served(options.site, packed=True) as address:
        take(browser, address, pages, options.to, whole=not options.fold)
    print(f"{len(shots(pages))} pictures of {len(pages)} pages: {options.to / 'index.html'}")


if __name__ == "__main__":
    main()
