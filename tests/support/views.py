"""First views of pages in Chromium: what came over the wire for them, and what moved."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page, Route

PHONE = (360, 740)
DESK = (1440, 900)

# Kept from before the page is read: every shift of the layout, and what was drawn when.
WATCH = """
window.moved = [];
new PerformanceObserver((list) => {
    for (const shift of list.getEntries())
        window.moved.push([shift.value, ...shift.sources.map((source) => source.node
            ? (source.node.outerHTML || source.node.textContent).slice(0, 90) : "?")]);
}).observe({type: "layout-shift", buffered: true});
"""
SETTLED = """async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return window.moved;
}"""
LATE = 0.25


@dataclass(frozen=True)
class Part:
    """A file that a view asked for: its address, what Chromium takes it for ("Script", "Font" …),
    and the bytes that came for it, headers included."""

    address: str
    kind: str
    size: int


@dataclass(frozen=True)
class View:
    """A page as it stands when all that it asks for has come."""

    parts: tuple[Part, ...]
    moved: tuple[Any, ...]

    def weight(self, kind: str = "") -> int:
        """Bytes over the wire, of all files or of those of a kind."""
        return sum(part.size for part in self.parts if kind in {"", part.kind})


def views(
    browser: Browser, addresses: Iterable[str], size: tuple[int, int] = DESK, late: str = ""
) -> Iterator[View]:
    """Each page as one sees it who has never been here; files whose kind is named in `late`
    (playwright's names: "font script image") come after all others."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height})
    try:
        context.add_init_script(WATCH)
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        parts: dict[str, dict[str, Any]] = {}
        _note(session, parts)
        if late:
            page.route("**/*", lambda route: _held(route, late))
        for address in addresses:
            parts.clear()
            yield _view(page, address, parts)
    finally:
        context.close()


def _view(page: Page, address: str, parts: dict[str, dict[str, Any]]) -> View:
    page.goto(address, wait_until="networkidle" if "?q=" in address else "load")
    moved = page.evaluate(SETTLED)
    for _ in range(100):
        if all(part["size"] is not None for part in parts.values()):
            break
        page.wait_for_timeout(50)
    unfinished = [part["address"] for part in parts.values() if part["size"] is None]
    assert not unfinished, f"{address}: never came: {unfinished}"
    return View(tuple(Part(**part) for part in parts.values()), tuple(moved))


def _held(route: Route, late: str) -> None:
    if route.request.resource_type in late.split():
        time.sleep(LATE)
    route.continue_()


def _note(session: CDPSession, parts: dict[str, dict[str, Any]]) -> None:
    """Writes down the files of a view by Chromium's number for each, as they come."""

    def begins(said: dict[str, Any]) -> None:
        if not said["request"]["url"].startswith("data:"):
            part = {"address": said["request"]["url"], "kind": said["type"], "size": None}
            parts[said["requestId"]] = part

    def ends(said: dict[str, Any]) -> None:
        if said["requestId"] in parts:
            parts[said["requestId"]]["size"] = round(said["encodedDataLength"])

    session.on("Network.requestWillBeSent", begins)
    session.on("Network.loadingFinished", ends)
