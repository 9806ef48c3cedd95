"""How long it takes from a saved file until a browser has it, of a preview that serves a site."""

from __future__ import annotations

import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

from bench.measure import LOG, FailedError, environment

EVERY: Final = 0.005  # seconds between two looks at the page
PATIENCE: Final = 300  # seconds
SAVES: Final = 3


@dataclass(frozen=True)
class Preview:
    """A server: what starts it at a port, how its pages tell the script that loads them anew by
    which words, and the address that answers when there is something newer, from these words."""

    command: Callable[[int], Sequence[str]]
    words: re.Pattern[str]
    address: str


@dataclass(frozen=True)
class Page:
    """A page of a preview by its address, and the file from which it is made."""

    address: str
    file: Path


def seconds_to_see(preview: Preview, folder: Path, page: Page) -> float:
    """The median of some saves of a page's file, in seconds of wall time until the preview of a
    folder gives its new text and tells the browser to load the page anew."""
    written = page.file.read_text("utf-8")
    port = _free_port()
    try:
        with _running(preview.command(port), folder):
            address = f"http://127.0.0.1:{port}/{page.address}"
            _wait_for(address, "", time.perf_counter() + PATIENCE)
            return median(_seen(preview, address, page.file, written, n) for n in range(SAVES))
    finally:
        page.file.write_text(written, "utf-8")


def _seen(preview: Preview, address: str, file: Path, written: str, number: int) -> float:
    time.sleep(1.5)  # until it watches again, and a poll of its files is over
    reloads = _reloads(preview, address)
    words = f"Saved for the {number}th time."
    started = time.perf_counter()
    file.write_text(f"{written}\n{words}\n", "utf-8")
    _wait_for(address, words, started + PATIENCE)
    _get(reloads)  # answers when there is something newer than the page had
    return time.perf_counter() - started


def _reloads(preview: Preview, address: str) -> str:
    """The address that answers when there is something newer than the page of an address."""
    told = preview.words.search(_get(address))
    if not told:
        raise FailedError(f"{address} does not tell how the browser hears of something newer")
    host = "/".join(address.split("/", 3)[:3])
    return f"{host}/{told.expand(preview.address)}"


def _wait_for(address: str, words: str, until: float) -> None:
    while not (page := _get(address)) or words not in page:
        if time.perf_counter() > until:
            raise FailedError(f"{address} did not show what was saved")
        time.sleep(EVERY)


def _get(address: str) -> str:
    """What an address gives; nothing while there is no answer."""
    try:
        with urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))
    except (URLError, ConnectionError):
        return ""


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _running(command: Sequence[str], folder: Path) -> Iterator[None]:
    with (folder / LOG).open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=environment(), stdout=log, stderr=subprocess.STDOUT
        )
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
