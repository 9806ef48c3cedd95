"""Drawings in a browser: logos look as before, and nothing runs or is loaded."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from dissemination.source.drawings.copying import copied
from dissemination.source.drawings.drawing import parsed, read_drawing
from dissemination.source.drawings.losses import Losses
from tests.fuzz.drawings import DOCTYPES, PIECES, attack, logos

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page, Route

HOST: Final = "http://drawings.example/"
# Two pictures drawn one by one: how many channels differ by more than one sees, whether the first
# one shows anything, and the sizes of both.
COMPARED: Final = """async (drawings) => {
  const [first, second] = await Promise.all(drawings.map(async (drawing) => {
    const image = new Image();
    image.src = "data:image/svg+xml;base64," + drawing;
    await image.decode();
    const context = new OffscreenCanvas(480, 360).getContext("2d");
    context.drawImage(image, 0, 0, 480, 360);
    const pixels = context.getImageData(0, 0, 480, 360).data;
    return {pixels, size: [image.naturalWidth, image.naturalHeight]};
  }));
  const differing = first.pixels.filter((value, at) => Math.abs(value - second.pixels[at]) > 8);
  const isDrawn = first.pixels.some((value) => value !== first.pixels[0]);
  return [differing.length, isDrawn, first.size, second.size];
}"""
FOLLOW_LINKS: Final = """() => {
  for (const link of document.querySelectorAll("*|a"))
    link.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}));
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""


def test_logos_look_the_same_when_they_are_written_anew(browser: Browser) -> None:
    page = browser.new_page()
    assert len(logos()) >= 20
    for logo in logos():
        before = logo.read_bytes()
        after = read_drawing(before, logo.name).content
        drawings = [b64encode(content).decode() for content in (before, after)]
        differing, is_drawn, first, second = page.evaluate(COMPARED, drawings)
        assert (logo.stem, is_drawn, first) == (logo.stem, True, second)
        assert differing <= 20, logo.stem  # edges of letters, where a remark parted a text
    page.close()


def test_nothing_runs_or_is_loaded(browser: Browser) -> None:
    """The attacks themselves do, so that this looks at something."""
    attacks = [attack(piece) for piece in PIECES]
    assert len(happenings(browser, attacks)) > 25

    written = {
        copied(root, Losses("a.svg"))  # whether it is told and not published, or not
        for doctype in ("", *DOCTYPES)
        for content in (attack(piece, doctype) for piece in PIECES)
        if (root := parsed(content, Losses("a.svg"))) is not None
    }
    assert len(written) > 15
    assert happenings(browser, sorted(written)) == []


def happenings(browser: Browser, drawings: Iterable[bytes]) -> list[str]:
    """What runs or is asked for when each drawing is opened, and shown by `<img>`."""
    context = browser.new_context()
    page, seen = context.new_page(), list[str]()
    contents = {f"{HOST}{number}.svg": content for number, content in enumerate(drawings)}

    def answer(route: Route) -> None:
        address = route.request.url
        if address in contents:
            route.fulfill(body=contents[address], content_type="image/svg+xml")
        elif address.endswith(".html"):
            image = address.removesuffix(".html")
            route.fulfill(body=f"<!doctype html><img src='{image}'>", content_type="text/html")
        elif not address.endswith("favicon.ico"):
            seen.append(f"asks for {address}")
            route.abort()

    def close(dialog: Dialog) -> None:
        seen.append(f"runs {dialog.message}")
        dialog.dismiss()

    context.route("**/*", answer)
    page.on("dialog", close)
    for address in contents:
        for name in (address, f"{address}.html"):
            seen += _open(page, name)
    context.close()
    return seen


def _open(page: Page, address: str) -> list[str]:
    from playwright.sync_api import Error

    try:
        page.goto(address)
        page.evaluate(FOLLOW_LINKS)
    except Error:
        return ["leads away"]
    return []
