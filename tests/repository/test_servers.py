"""The recipes of README for web servers give every kind of file its type and its policy."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Final

import pytest

from dissemination.site.policy import POLICY
from tests.support.frozen import ROOT
from tests.support.programs import PROGRAMS

README: Final = (ROOT / "README.md").read_text("utf-8")
TYPES: Final = {
    "events/e/event.ics": "text/calendar",
    "calendars/all.ics": "text/calendar",
    "feeds/feeds.opml": "text/x-opml",
    "feeds/all.xml": "application/xml",
    "feeds/all.atom.xml": "application/atom+xml",
    "feeds/archive/all-1.2.atom.xml": "application/atom+xml",
    "feeds/all.json": "application/feed+json",
    "data/news.csv": "text/csv",
    "best-practices/small-best-practices.epub": "application/epub+zip",
    "data/news.json": "application/json",
    "sitemap.xml": "application/xml",
    "index.html": "text/html",
    "assets/site.css": "text/css",
    "feeds/icon.png": "image/png",
    "news/a/drawing.svg": "image/svg+xml",
}
LOST: Final = "news/none/"


def recipe(server: str) -> str:
    [text] = re.findall(rf"```{server}\n(.*?)```", README, re.DOTALL)
    return str(text)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that a server may read which does not run as root."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def write_site(site: Path) -> None:
    """Files of every kind, each with its name as its content."""
    for name in (*TYPES, "404.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name)


def nginx(folder: Path, site: Path, port: int) -> list[str]:
    """The command of a nginx that serves a site by the recipe."""
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
    return [PROGRAMS["nginx"].path or "", "-e", f"{folder}/log", "-c", str(config)]


def apache(folder: Path, site: Path, port: int) -> list[str]:
    """The command of an Apache that serves a site with the recipe as its `.htaccess`."""
    (site / ".htaccess").write_text(recipe("apache"))
    modules = ("mpm_event", "authz_core", "dir", "headers", "mime")
    config = folder / "apache.conf"
    config.write_text(
        "".join(
            f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in modules
        )
        + f"ServerName localhost\nServerRoot {folder}\nListen 127.0.0.1:{port}\n"
        f"PidFile {folder}/pid\nErrorLog {folder}/log\nTypesConfig /etc/mime.types\n"
        f"DefaultRuntimeDir {folder}\nDocumentRoot {site}\n"
        f"<Directory {site}>\nAllowOverride FileInfo\nRequire all granted\n</Directory>\n"
    )
    return [PROGRAMS["apache"].path or "", "-DFOREGROUND", "-f", str(config)]


Server = Callable[[Path, Path, int], list[str]]
SERVERS: Final = [
    pytest.param(nginx, marks=pytest.mark.needs("nginx"), id="nginx"),
    pytest.param(apache, marks=pytest.mark.needs("apache"), id="apache"),
]


@contextmanager
def running(server: Server, folder: Path) -> Iterator[HTTPConnection]:
    """A connection with a server of a site with files of every kind."""
    site = folder / "site"
    write_site(site)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(server(folder, site, port))
    try:
        while not answers(port) and process.poll() is None:
            time.sleep(0.05)
        with closing(HTTPConnection("127.0.0.1", port)) as client:
            yield client
    finally:
        process.terminate()
        process.wait(20)


def answers(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.parametrize("server", SERVERS)
def test_every_kind_of_file_has_its_type_and_its_policy(server: Server, folder: Path) -> None:
    with running(server, folder) as client:
        for name, expected in {**TYPES, LOST: "text/html"}.items():
            client.request("GET", f"/{name}")
            answer = client.getresponse()
            text = answer.read().decode()
            assert (answer.status, text) == ((404, "404.html") if name == LOST else (200, name))
            kind, _, charset = answer.headers["Content-Type"].partition("; ")
            assert kind == expected, name
            assert charset == "charset=utf-8" or not kind.startswith("text/"), name
            assert answer.headers["X-Content-Type-Options"] == "nosniff", name
            if kind == "image/svg+xml":
                assert policy(answer)["default-src"] == "'none'"
                assert "script-src" not in policy(answer)
            else:
                assert answer.headers["Content-Security-Policy"] == (
                    f"{POLICY}; frame-ancestors 'none'"
                )
                assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"


def policy(answer: HTTPResponse) -> dict[str, str]:
    """The directives of the one policy of an answer."""
    [text] = answer.headers.get_all("Content-Security-Policy") or []
    parts = (part.strip().partition(" ") for part in text.split(";"))
    return {name: values for name, _, values in parts}
