"""The server of a preview, on this machine alone unless it is told otherwise."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Thread
from typing import Final
from urllib.parse import parse_qs, quote, unquote, urlsplit

from dissemination.desk.media_types import media_type
from dissemination.desk.shown import EVENTS, FILES, OWN, VERSION, Answer, Shown

HEARTBEAT: Final = 5  # seconds after which a browser that is gone is noticed
AGAIN: Final = b"retry: 1000\n\n"  # milliseconds after which a browser asks a server that was away
PLAIN: Final = "text/plain; charset=utf-8"


class PreviewServer(ThreadingHTTPServer):
    """Serves what a preview shows, below the path of the site's public address. Raises OSError if
    the port is taken."""

    daemon_threads = True

    def __init__(self, host: str, port: int, under: str) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Handler)
        self.under = under
        self._shown: Shown | None = None
        self._states = 0
        self._changed = Condition()

    @property
    def root(self) -> str:
        """The address of the site in the preview."""
        host = str(self.server_address[0])
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_port}{self.under}"

    def show(self, shown: Shown) -> None:
        """Show something else from now on, and tell all who listen."""
        with self._changed:
            self._shown = shown
            self._states += 1
            self._changed.notify_all()

    def states(self) -> Iterator[int | None]:
        """The number of what is shown, whenever it is another; None from time to time between."""
        told = -1
        while True:
            with self._changed:
                if told == self._states:
                    self._changed.wait(HEARTBEAT)
                state, told = told, self._states
            yield None if state == told else told

    def answer(self, path: str) -> Answer:
        """The answer to a request for a path of the host, when there is something to show."""
        if path in FILES:
            return Answer(FILES[path].read_bytes(), media_type(path))
        if path.startswith(OWN):
            return Answer(b"", PLAIN, HTTPStatus.NOT_FOUND)
        if not path.startswith(self.under):
            return Answer(b"", PLAIN, HTTPStatus.FOUND, self.under)
        answer = self._current().answer(path.removeprefix(self.under))
        return replace(answer, to=self.under + answer.to) if answer.to else answer

    def _current(self) -> Shown:
        with self._changed:
            while not self._shown:
                self._changed.wait()
            return self._shown

    @contextmanager
    def serving(self) -> Iterator[None]:
        """While it lasts, requests are answered."""
        thread = Thread(target=self.serve_forever, args=(0.1,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.shutdown()
            thread.join()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is no error."""


class _Handler(BaseHTTPRequestHandler):
    """Answers the requests of one connection."""

    protocol_version = "HTTP/1.1"
    server: PreviewServer

    def do_GET(self) -> None:
        """Answer with a file, or with the states of the preview as they come."""
        address = urlsplit(self.path)
        if address.path == EVENTS:
            self._send_states()
        elif address.path == VERSION:
            page = parse_qs(address.query).get("page", [""])[0]
            version = self.server.answer(unquote(page)).version
            self._send(Answer(version.encode(), PLAIN))
        else:
            self._send(self.server.answer(unquote(address.path)))

    def do_HEAD(self) -> None:
        """Answer without the bytes."""
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Log nothing."""

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", str(len(answer.content)))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        if answer.policy:
            self.send_header("Content-Security-Policy", answer.policy)
        if answer.to:
            self.send_header("Location", quote(answer.to))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.content)

    def _send_states(self) -> None:
        """Server-sent events (HTML, 9.2), until the browser hangs up."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(AGAIN)
        for state in self.server.states():
            event = b":\n\n" if state is None else f"data: {state}\n\n".encode()
            self.wfile.write(event)
