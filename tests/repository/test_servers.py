"""The recipes of README for web servers give every kind of file its type."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Final

import pytest

from tests.support.frozen import ROOT
from tests.support.programs import PROGRAMS

README: Final = (ROOT / "README.md").read_text("utf-8")
TYPES: Final = {
    "events/e/event.ics": "text/calendar; charset=utf-8",
    "calendars/all.ics": "text/calendar; charset=utf-8",
    "feeds/feeds.opml": "text/x-opml; charset=utf-8",
    "feeds/all.xml": "application/xml; charset=utf-8",
    "feeds/all.atom.xml": "application/atom+xml; charset=utf-8",
    "feeds/archive/all-1.2.atom.xml": "application/atom+xml; charset=utf-8",
    "feeds/all.json": "application/feed+json; charset=utf-8",
    "data/news.csv": "text/csv; charset=utf-8",
    "best-practices/small-best-practices.epub": "application/epub+zip",
    "data/news.json": "application/json; charset=utf-8",
    "sitemap.xml": "application/xml; charset=utf-8",
    "index.html": "text/html; charset=utf-8",
    "feeds/icon.png": "image/png",
}


def recipe(server: str) -> str:
    [text] = re.findall(rf"```{server}\n(.*?)```", README, re.DOTALL)
    return str(text)


def answers(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def nginx(folder: Path, site: Path) -> Iterator[int]:
    """The port of a nginx that serves a site by the recipe."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = recipe("nginx").replace("/var/www/site", str(site))
    server = server.replace("include mime.types", "include /etc/nginx/mime.types")
    temporary = "".join(
        f"{name}_temp_path {folder};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "" if os.name == "nt" or os.geteuid() else "user root;"  # who may read the folder
    config = folder / "nginx.conf"
    config.write_text(
        f"{user}daemon off; pid {folder}/pid; error_log {folder}/log; events {{}}\n"
        f"http {{ access_log off; {temporary}\nserver {{ listen 127.0.0.1:{port};\n{server}}} }}"
    )
    process = subprocess.Popen([PROGRAMS["nginx"].path or "", "-e", f"{folder}/log", "-c", config])
    try:
        while not answers(port) and process.poll() is None:
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(20)


@pytest.mark.needs("nginx")
def test_nginx_gives_every_kind_of_file_its_type(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name in (*TYPES, "404.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name)
    with nginx(tmp_path, site) as port, closing(HTTPConnection("127.0.0.1", port)) as client:
        for name, expected in {**TYPES, "news/none/": "text/html; charset=utf-8"}.items():
            client.request("GET", f"/{name}")
            answer = client.getresponse()
            text = answer.read().decode()
            assert answer.headers["Content-Type"] == expected, name
            assert (answer.status, text) == ((200, name) if name in TYPES else (404, "404.html"))


def test_apache_has_the_types_that_nginx_has() -> None:
    types = {kind.partition(";")[0] for kind in TYPES.values()}
    known = {
        "text/html",
        "image/png",
        "application/json",
    }  # to every Apache
    assert types - known == set(
        re.findall(r"(?:ForceType |AddType \"?)([a-z+/-]+)", recipe("apache"))
    )
