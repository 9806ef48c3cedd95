"""The programs that some tests run, and the system's Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Browser


class Program(NamedTuple):
    """A program that tests run: its Debian package, and the commands by which it is known."""

    package: str
    commands: tuple[str, ...]

    @property
    def path(self) -> str | None:
        """Where it is on this machine, if it is."""
        return next(filter(None, map(shutil.which, self.commands)), None)


PROGRAMS: Final = {
    "apache": Program("apache2-bin", ("apache2", "/usr/sbin/apache2")),
    "chromium": Program("chromium", ("chromium", "chromium-browser", "google-chrome", "chrome")),
    "java": Program("default-jre-headless", ("java",)),
    "khal": Program("khal", ("khal",)),
    "newsboat": Program("newsboat", ("newsboat",)),
    "nginx": Program("nginx-light", ("nginx", "/usr/sbin/nginx")),
    "node": Program("nodejs", ("node",)),
}

CHROMIUM_FLAGS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, headless, driven by playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=PROGRAMS["chromium"].path, args=CHROMIUM_FLAGS
        )
        yield browser
        browser.close()
