"""Folders served on this machine, as a plain web host does."""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder under a path, as a plain web host does; a lost page gets 404.html."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".ics": "text/calendar; charset=utf-8",
        ".js": "text/javascript",
        ".json": "application/json",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def __init__(
        self,
        *arguments: object,
        under: str,
        directory: str,
        packed: bool = False,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.under = under
        self.packed = packed
        self.headers_of_all = headers or {}
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Text is packed on the way, where the test asks for it."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if self.path.endswith("/") else path
        kind = self.guess_type(file)
        is_text = kind.startswith("text/") or kind.endswith(("json", "xml", "svg+xml"))
        if not (self.packed and is_text and file.is_file()):
            return super().send_head()
        text = gzip.compress(file.read_bytes(), 6)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        return BytesIO(text)

    def end_headers(self) -> None:
        for name, value in self.headers_of_all.items():
            self.send_header(name, value)
        super().end_headers()

    def translate_path(self, path: str) -> str:
        if path.startswith(self.under):
            return super().translate_path("/" + path.removeprefix(self.under))
        return super().translate_path("/.outside/")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not lost.is_file():
            super().send_error(code, message, explain)
            return
        page = lost.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server that does not mind a browser that hangs up."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def served(
    folder: Path,
    under: str = "/",
    packed: bool = False,
    headers: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """The address of a folder on a free port, "http://127.0.0.1:43210/"; `under` a path of its
    host, and nothing outside that; `packed` sends text in gzip, as most web hosts do, and
    `headers` are sent with every file.
    """
    handler = partial(Handler, under=under, directory=str(folder), packed=packed, headers=headers)
    server = Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{under}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
