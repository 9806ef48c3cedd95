"""First views of pages in Chromium: what came over the wire for them, and what moved."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from tests.support.scripts import script
from tests.support.shifts import Shift

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page, Route

PHONE: Final = (360, 740)
DESK: Final = (1440, 900)

LATE: Final = 0.25
ANSWERED: Final = "#results[aria-busy=false]"


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
    shifts: tuple[Shift, ...]
    requests: tuple[str, ...]
    console: tuple[str, ...]
    errors: tuple[str, ...]

    def weight(self, kind: str = "") -> int:
        """Bytes over the wire, of all files or of those of a kind."""
        return sum(part.size for part in self.parts if kind in {"", part.kind})


@dataclass
class Window:
    """A window whose page notes what it asks for, reports and moves."""

    page: Page
    parts: dict[str, dict[str, Any]] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def view(self, address: str) -> View:
        """Open a page, and wait until all that it asks for has come and it is drawn."""
        for notes in (self.parts, self.requests, self.console, self.errors):
            notes.clear()
        self.page.goto(address)
        if "?q=" in address:
            self.page.locator(ANSWERED).wait_for(state="attached")
        shifts = self.page.evaluate(script("settled"))
        self._wait_for_parts(address)
        return View(
            tuple(Part(**part) for part in self.parts.values()),
            tuple(
                Shift(shift["moment"], shift["value"], tuple(shift["moved"])) for shift in shifts
            ),
            *(tuple(self.requests), tuple(self.console), tuple(self.errors)),
        )

    def _wait_for_parts(self, address: str) -> None:
        for _ in range(100):
            if all(part["size"] is not None for part in self.parts.values()):
                return
            self.page.wait_for_timeout(50)
        unfinished = [part["address"] for part in self.parts.values() if part["size"] is None]
        raise AssertionError(f"{address}: never came: {unfinished}")


@contextmanager
def watched(
    browser: Browser, size: tuple[int, int] = DESK, late: str = "", **settings: Any
) -> Iterator[Window]:
    """A window without a cache of files, as of one who has never been here; files whose kind is
    named in `late` (playwright's names: "font script image") come after all others."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, **settings)
    try:
        context.add_init_script(script("shifts"))
        window = Window(context.new_page())
        _note(window, context.new_cdp_session(window.page))
        if late:
            window.page.route("**/*", lambda route: _delay(route, late))
        yield window
    finally:
        context.close()


def views(
    browser: Browser, addresses: Iterable[str], size: tuple[int, int] = DESK, late: str = ""
) -> list[View]:
    """The first view of each page."""
    with watched(browser, size, late) as window:
        return [window.view(address) for address in addresses]


def _delay(route: Route, late: str) -> None:
    if route.request.resource_type in late.split():
        time.sleep(LATE)
    route.continue_()


def _note(window: Window, session: CDPSession) -> None:
    """Writes down what a page asks for and reports; files by Chromium's number for each."""

    def begins(event: dict[str, Any]) -> None:
        if not event["request"]["url"].startswith("data:"):
            part = {"address": event["request"]["url"], "kind": event["type"], "size": None}
            window.parts[event["requestId"]] = part

    def ends(event: dict[str, Any]) -> None:
        if event["requestId"] in window.parts:
            window.parts[event["requestId"]]["size"] = round(event["encodedDataLength"])

    def fails(event: dict[str, Any]) -> None:
        window.parts.pop(event["requestId"], None)

    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.on("Network.requestWillBeSent", begins)
    session.on("Network.loadingFinished", ends)
    session.on("Network.loadingFailed", fails)
    window.page.on("request", lambda request: window.requests.append(request.url))
    window.page.on("console", lambda message: window.console.append(message.text))
    window.page.on("pageerror", lambda error: window.errors.append(error.message))
