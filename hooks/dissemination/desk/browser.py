"""A few pages of a built site in headless Chromium: messages of its console, failed and foreign
requests, and pages wider than a phone.

The folder is served on this machine. Chromium opens one page of our own, which shows the others one
after the other in a frame as wide as a phone and posts its observations.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from dissemination.rules.address import parted
from dissemination.rules.finding import Finding
from dissemination.rules.site import Site

COMMANDS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS: Final = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run", "--mute-audio"),
    *("--enable-logging=stderr", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
)
PATIENCE: Final = 60  # seconds for all pages
LAST_PATIENCE: Final = 5  # seconds for its end
STEP: Final = 0.1  # seconds
WIDTH: Final = 360  # CSS pixels: a small phone
NOWHERE: Final = "/.verify/nowhere"
FRAME: Final = "/.verify/"
CONSOLE: Final = re.compile(r'CONSOLE[:(]\d+\)?\] "(.*)", source: (\S*)')
HARNESS: Final = Path(__file__).parent / "browser.html"
CURES: Final = {
    "console": "correct the script or the page that it speaks of",
    "failed-load": "add the file or take out what loads it",
    "foreign-request": "keep a copy of it beside the page, or link to it",
    "unseen-page": "take out what leads away from it or breaks it off",
    "too-wide": "let long words, tables or pictures fit; a reader would scroll sideways",
}


def chromium() -> str | None:
    """Where Chromium is on this machine, if it is."""
    return next(filter(None, map(shutil.which, COMMANDS)), None)


def some_pages(site: Site) -> list[str]:
    """The home page, the page of each section and one page below it, and the search with a
    question."""
    pages = sorted(at for at in site.full_pages if at.endswith("/") or not at)
    sections = [at for at in pages if at.count("/") == 1]
    below = [[at for at in pages if at.startswith(s) and at.count("/") == 2] for s in sections]
    return ["", *sections, *(group[-1] for group in below if group), "search/?q=project"]


def browser_findings(site: Site, program: str, pages: list[str]) -> list[Finding] | None:
    """The findings of these pages in Chromium; None if it cannot be run or does not answer."""
    with _served(site, pages) as server, _profile() as profile:
        address = f"http://127.0.0.1:{server.server_port}{FRAME}"
        command = [program, *FLAGS, f"--user-data-dir={profile}", address]
        log = Path(profile, "console.log")
        if not _answered(command, log, server.done):
            return None
        console = log.read_text("utf-8", "replace")
        return sorted({*server.findings(), *_console_findings(console, server)})


def _answered(command: list[str], log: Path, done: threading.Event) -> bool:
    """Whether a program, which logs to a file, set `done` before it ended and before PATIENCE was
    over."""
    with log.open("wb") as stderr:
        try:
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=stderr)
        except OSError:
            return False
        try:
            return _waited(process, done)
        finally:
            _end(process)


def _waited(process: subprocess.Popen[bytes], done: threading.Event) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        if done.wait(STEP):
            return True
    return done.is_set()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(LAST_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class _Server(ThreadingHTTPServer):
    """Serves a site under its path and the page that drives the frame; collects its observations
    and the files that were not found."""

    daemon_threads = True

    def __init__(self, site: Site, pages: list[str]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.site = site
        self.pages = pages
        self.under = urlsplit(site.root).path
        self.reports: list[dict[str, Any]] = []
        self.missing: list[tuple[str, str]] = []
        self.done = threading.Event()

    def task(self) -> dict[str, Any]:
        """The input of the page that drives the frame."""
        return {"under": self.under, "pages": self.pages, "width": WIDTH}

    def file_of(self, address: str) -> str:
        """The file of the site that an address of this server shows; "" if it shows none."""
        parts = parted(address)
        if parts is None or not parts.path.startswith(self.under):
            return ""
        return self.site.file_of(unquote(parts.path.removeprefix(self.under)))

    def findings(self) -> Iterator[Finding]:
        """The findings of the frame and of this server."""
        for page in self.reports:
            file = self.file_of(self.under + page["page"])
            if "error" in page:
                yield _finding("unseen-page", f"Chromium cannot show it: {page['error']}", file)
                continue
            if page["over"] > 0:
                yield _finding("too-wide", f"{page['over']} px wider than {WIDTH} px", file)
            for address in page["foreign"]:
                yield _finding("foreign-request", f"the page asks {address}", file)
        for path, asked_by in self.missing:
            yield _finding("failed-load", f"{path} is not there", self.file_of(asked_by))

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is no error."""


class _Handler(SimpleHTTPRequestHandler):
    """Answers one request of Chromium."""

    protocol_version = "HTTP/1.1"
    server: _Server
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".ics": "text/calendar; charset=utf-8",
        ".js": "text/javascript",
        ".json": "application/json",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def do_GET(self) -> None:
        """Serves the page that drives the frame, or a file of the site."""
        if self.path == FRAME:
            self._send(HARNESS.read_bytes(), "text/html; charset=utf-8")
        elif self.path == f"{FRAME}task":
            self._send(json.dumps(self.server.task()).encode(), "application/json")
        else:
            super().do_GET()

    def do_POST(self) -> None:
        """Receives the observations of the page that drives the frame."""
        self.server.reports = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._send(b"", "text/plain")
        self.server.done.set()

    def translate_path(self, path: str) -> str:
        """A file of the site below the path of its public address, and none elsewhere."""
        self.directory = str(self.server.site.folder)
        before, under, within = path.partition(self.server.under)
        return super().translate_path(f"/{within}" if under and not before else NOWHERE)

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """Answers 404 for a folder without a page, as most hosts do."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Notes what was not found, but for the icon that Chromium requests by itself."""
        if code == HTTPStatus.NOT_FOUND and self.path != "/favicon.ico":
            self.server.missing.append((self.path, self.headers.get("Referer", "")))
        super().send_error(code, message, explain)

    def log_message(self, *_: object) -> None:
        """Logs nothing."""

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def _profile() -> Iterator[str]:
    """A folder for Chromium, whose children may write for a moment after it has ended."""
    folder = tempfile.mkdtemp(prefix="verify-")
    try:
        yield folder
    finally:
        for _ in range(20):
            shutil.rmtree(folder, ignore_errors=True)
            if not Path(folder).exists():
                break
            time.sleep(0.1)


@contextmanager
def _served(site: Site, pages: list[str]) -> Iterator[_Server]:
    server = _Server(site, pages)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _console_findings(log: str, server: _Server) -> Iterator[Finding]:
    """Messages of pages in the console; failed loads are findings of the server."""
    for message, source in CONSOLE.findall(log):
        if "Failed to load resource" not in message and FRAME not in source:
            yield _finding("console", message, server.file_of(source))


def _finding(rule: str, message: str, file: str) -> Finding:
    return Finding(rule, message, file, CURES[rule])
