"""`dissemination serve`: each save is seen at once, and problems stand in place of every page."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from markupsafe import escape

from dissemination import urls
from dissemination.build import Build
from dissemination.desk.media_types import media_type
from dissemination.desk.serve import serve
from dissemination.desk.shown import EVENTS, SCRIPT, STYLE_SHEET, VERSION
from dissemination.desk.watch import Watch
from dissemination.site.policy import POLICY
from tests.browser.test_policy import NOTE_VIOLATIONS
from tests.builds.test_serve import free_port, put, started
from tests.support.frozen import MOMENT
from tests.support.mkdocs import SETTINGS
from tests.support.small import EVENT, NEWS, news

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PATIENCE = 60  # seconds for a build on a busy machine
UNDER = "/some/small/"
RESULTS = "docs/project/results.md"


@dataclass
class Running:
    """A preview of the project in `root` in a thread of this process, and what it told so far."""

    root: Path
    port: int = field(default_factory=free_port)
    lines: list[str] = field(default_factory=list)
    builds: int = 0
    is_ending: bool = False
    status: int | None = None

    def run(self) -> None:
        environment = os.environ | SETTINGS
        self.status = serve(self.root, environment, self.now, self.lines.append, self.port)

    def now(self) -> datetime:
        """The moment of a build; at the end, Ctrl-C."""
        self.builds += 1
        if self.is_ending:
            raise KeyboardInterrupt
        return datetime.fromtimestamp(MOMENT, UTC)

    def end(self) -> None:
        self.is_ending = True
        (self.root / "mkdocs.yml").touch()

    def get(self, path: str, method: str = "GET") -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path)
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()

    def page(self, at: str = "") -> str:
        return self.get(UNDER + at)[1].decode()

    def version(self, at: str = "") -> str:
        """What the script of a page asks for."""
        return self.get(f"{VERSION}?page={quote(UNDER + at)}")[1].decode()

    def put(self, path: str, text: str) -> None:
        """Replace a file in one step, so that the preview never sees half of a change."""
        aside = self.root.parent / "aside"
        aside.write_text(text, "utf-8", newline="\n")
        aside.replace(self.root / path)

    def shows(self, text: str, at: str = "") -> bool:
        return comes(lambda: text in self.page(at))


def comes(is_so: Callable[[], bool]) -> bool:
    """Whether something comes to be so before patience ends."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def copied(small_site: Path, to: Path) -> Path:
    """A copy of the small project under a path of its host, without its site, with what its build
    kept."""
    ignored = shutil.ignore_patterns("__pycache__", "site")
    shutil.copytree(small_site.parent, to, symlinks=True, ignore=ignored)
    settings = to / "mkdocs.yml"
    text = settings.read_text("utf-8")
    address = re.sub(r"(?m)^site_url: .*$", f"site_url: https://host.example{UNDER}", text)
    settings.write_text(address, "utf-8", newline="\n")
    return to


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, small_site: Path) -> Iterator[Running]:
    preview = Running(copied(small_site, tmp_path_factory.mktemp("preview") / "project"))
    thread = threading.Thread(target=preview.run, daemon=True)
    thread.start()
    assert comes(lambda: bool(preview.lines))
    yield preview
    preview.end()
    thread.join(PATIENCE)
    assert preview.status == 0
    assert not (preview.root / "site").exists()
    assert not list(preview.root.glob(".cache/stage-*"))


@pytest.fixture
def whole(running: Running) -> Iterator[Callable[[str], str]]:
    """The text of a file of the project, which is as it was when the test is over."""
    texts: dict[str, str] = {}

    def text(path: str) -> str:
        return texts.setdefault(path, (running.root / path).read_text("utf-8"))

    yield text
    for path, before in texts.items():
        running.put(path, before)
    assert running.shows("The doors open.", "news/opening/")


# What is shown


@pytest.mark.slow
def test_pages_are_those_of_the_site_at_the_address_of_the_preview(running: Running) -> None:
    answer, content = running.get(f"{UNDER}news/opening/")
    page, root = content.decode(), f"http://127.0.0.1:{running.port}{UNDER}"
    assert (answer.status, answer.getheader("Content-Type")) == (200, "text/html; charset=utf-8")
    assert "The doors open." in page
    assert f'<link rel="canonical" href="{root}news/opening/">' in page
    assert answer.getheader("Content-Security-Policy") == POLICY
    assert f'http-equiv="Content-Security-Policy" content="{escape(POLICY)}"' in page
    assert page.count("<script") == page.count("<script src=") + page.count("ld+json")
    assert f'<script src="{SCRIPT}" data-version="{running.version("news/opening/")}"' in page
    assert running.lines[0] == f"The preview is at {root}; Ctrl-C ends it"


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        (UNDER, 200, "text/html; charset=utf-8"),
        (f"{UNDER}no/such/page/", 404, "text/html; charset=utf-8"),
        (f"{UNDER}404.html", 200, "text/html; charset=utf-8"),
        (f"{UNDER}search/?q=doors", 200, "text/html; charset=utf-8"),
        (f"{UNDER}assets/style.css?0123", 200, "text/css; charset=utf-8"),
        (f"{UNDER}feeds/news.xml", 200, "application/xml"),
        (f"{UNDER}calendars/all.ics", 200, "text/calendar; charset=utf-8"),
        (f"{UNDER}sitemap.xml", 200, "application/xml"),
        (f"{UNDER}{urls.card('news/opening/')}", 200, "image/png"),
        (SCRIPT, 200, "text/javascript; charset=utf-8"),
        (STYLE_SHEET, 200, "text/css; charset=utf-8"),
        ("/.preview/other.js", 404, "text/plain; charset=utf-8"),
    ],
)
def test_files_have_their_types(running: Running, path: str, status: int, kind: str) -> None:
    answer, content = running.get(path)
    assert (answer.status, answer.getheader("Content-Type")) == (status, kind)
    assert bool(content) or status == 404
    head, nothing = running.get(path, "HEAD")
    assert (head.status, nothing) == (status, b"")
    assert head.getheader("Content-Length") == str(len(content))


@pytest.mark.parametrize(
    ("path", "to"),
    [("/", UNDER), ("/news/", UNDER), (f"{UNDER}news", f"{UNDER}news/")],
)
def test_folders_and_the_root_lead_on(running: Running, path: str, to: str) -> None:
    answer, _ = running.get(path)
    assert (answer.status, answer.getheader("Location")) == (302, to)


# Saves


def test_a_save_changes_the_pages_that_show_it(
    running: Running, whole: Callable[[str], str]
) -> None:
    item, other = running.version("news/opening/"), running.version("about/legal/")
    running.put(NEWS, whole(NEWS).replace("The doors open.", "The doors close."))
    assert running.shows("The doors close.", "news/opening/")
    assert running.version("news/opening/") != item
    assert running.version("about/legal/") == other


def test_a_save_during_a_build_is_not_missed(
    running: Running, whole: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text, build_of = whole(NEWS), Build.of
    waiting = ["The doors stay."]

    def build_and_save(*arguments: Any, **named: Any) -> Build:
        """A build, which has read all files when the next save comes."""
        build = build_of(*arguments, **named)
        while waiting:
            running.put(NEWS, text.replace("The doors open.", waiting.pop()))
        return build

    monkeypatch.setattr(Build, "of", build_and_save)
    running.put(NEWS, text.replace("The doors open.", "The doors swing."))
    assert running.shows("The doors stay.", "news/opening/")


def test_problems_stand_in_place_of_every_page(
    running: Running, whole: Callable[[str], str]
) -> None:
    text = whole(NEWS)
    line = text.split("\n").index("date: 2026-03-14") + 1
    running.put(NEWS, text.replace("date: 2026-03-14", "date: 2026-02-30"))
    assert running.shows(f"{NEWS}, line {line}")
    for at in ("", "project/results/", "news/opening/", "no/such/page/"):
        answer, content = running.get(UNDER + at)
        page = content.decode()
        assert answer.status == 503, at
        assert answer.getheader("Content-Security-Policy") == POLICY
        assert "1 problem to fix" in page, at
        assert "expected a date like 2026-03-14" in page, at
        assert "<style" not in page
        assert f'data-version="{running.version(at)}" data-problems' in page
    assert any(f"{NEWS}:{line}: date: expected a date" in told for told in running.lines)

    running.put(NEWS, text)
    assert running.shows("The doors open.", "news/opening/")
    assert "to fix" not in running.page("project/results/")


def test_a_new_item_comes_and_goes(running: Running) -> None:
    file = running.root / "content/news/second.md"
    assert running.get(f"{UNDER}news/second/")[0].status == 404
    file.write_text(news("The windows open.", id="second", date="2026-04-01"), "utf-8")
    assert running.shows("The windows open.", "news/second/")
    assert "news/second/" in running.page("sitemap.xml")
    file.unlink()
    assert comes(lambda: running.get(f"{UNDER}news/second/")[0].status == 404)


def test_a_new_folder_is_watched(running: Running) -> None:
    folder = running.root / "content/news/third"
    folder.mkdir()
    (folder / "index.md").write_text(news("The roof opens.", id="third"), "utf-8")
    assert running.shows("The roof opens.", "news/third/")
    shutil.rmtree(folder)
    assert comes(lambda: running.get(f"{UNDER}news/third/")[0].status == 404)


@pytest.mark.slow
def test_a_page_of_docs_is_made_anew(running: Running, whole: Callable[[str], str]) -> None:
    running.put(RESULTS, whole(RESULTS) + "\nWritten just now.\n")
    assert running.shows("Written just now.", "project/results/")

    running.put(RESULTS, whole(RESULTS).replace("{{ results() }}", "{{ resuls() }}"))
    assert running.shows(f"{RESULTS}, line ")
    assert "did you mean &#34;results&#34;?" in running.page("news/")

    running.put(RESULTS, whole(RESULTS) + "\n[nowhere](nowhere.md)\n")
    assert running.shows("target &#39;project/nowhere.md&#39; is not found")
    assert f"{RESULTS}:" in running.page()


@pytest.mark.slow
def test_what_a_page_of_docs_leads_to_may_go(running: Running, whole: Callable[[str], str]) -> None:
    item = whole(EVENT)
    running.put(RESULTS, whole(RESULTS) + "\n[It](../events/with-hours.md)\n")
    assert running.shows('href="../../events/with-hours/"', "project/results/")
    (running.root / EVENT).unlink()
    assert running.shows("target &#39;events/with-hours.md&#39; is not found")
    running.put(EVENT, item)
    assert running.shows('href="../../events/with-hours/"', "project/results/")


@pytest.mark.slow
def test_the_settings_are_read_anew(running: Running, whole: Callable[[str], str]) -> None:
    text = whole("mkdocs.yml")
    line = text.split("\n").index("strict: true") + 1
    running.put("mkdocs.yml", text.replace("strict: true", "strict true"))
    assert running.shows(f"mkdocs.yml, line {line}")
    running.put("mkdocs.yml", text.replace("strict: true", "strict: true\nno_such_setting: 1"))
    assert running.shows("no_such_setting")


def test_tabs_are_told(running: Running, whole: Callable[[str], str]) -> None:
    text = whole(NEWS)
    with socket.create_connection(("127.0.0.1", running.port), PATIENCE) as tab:
        tab.sendall(f"GET {EVENTS} HTTP/1.1\r\nHost: preview\r\n\r\n".encode())
        stream = tab.makefile("rb")
        first = next(line for line in stream if line.startswith(b"data: "))
        running.put(NEWS, text.replace("The doors open.", "The doors close."))
        second = next(line for line in stream if line.startswith(b"data: "))
    assert int(second.split()[1]) > int(first.split()[1])
    assert "The doors close." in running.page("news/opening/")


@pytest.mark.slow
def test_it_waits(running: Running) -> None:
    """It does not build again by itself, nor for what no build reads."""
    running.page("news/")
    time.sleep(1)
    before = running.builds
    (running.root / ".hidden").write_text("x")
    (running.root / "content/news/.opening.md.swp").write_text("x")
    (running.root / "site").mkdir()
    (running.root / "site/index.html").write_text("x")
    time.sleep(2)
    shutil.rmtree(running.root / "site")
    assert running.builds == before


# The watch


@pytest.mark.slow
def test_what_lies_in_the_folder_itself_is_watched(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "mkdocs.yml").write_text("a: b")
    with Watch(tmp_path, lambda path: path == "site").watching() as watch:
        assert watch.wait() == set()
        (tmp_path / "mkdocs.yml").write_text("a: c")
        assert watch.wait() == {"mkdocs.yml"}
        (tmp_path / "site").mkdir()
        (tmp_path / "site/x").write_text("x")
        (tmp_path / "content").mkdir()
        assert watch.wait() == {"content"}
        assert watch.wait() == set()  # begun anew
        (tmp_path / "content/x.md").write_text("x")
        assert watch.wait() == {"content/x.md"}


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("x.html", "text/html; charset=utf-8"),
        ("feeds/all.atom.xml", "application/atom+xml"),
        ("assets/fonts/x.woff2", "font/woff2"),
        ("x.PNG", "image/png"),
        ("x.csv", "text/csv; charset=utf-8"),
        ("x.epub", "application/epub+zip"),
        ("x.unknown", "application/octet-stream"),
        ("x", "application/octet-stream"),
    ],
)
def test_media_types(address: str, kind: str) -> None:
    assert media_type(address) == kind


# The command


@pytest.mark.slow
def test_two_previews_and_a_taken_port(tmp_path: Path, small_site: Path) -> None:
    project = copied(small_site, tmp_path / "project")
    ports = free_port(), free_port()
    command = ["dissemination.cli", "serve", "--port"]
    with (
        started(project, [*command, str(ports[0])], ports[0]) as first,
        started(project, [*command, str(ports[1])], ports[1]) as second,
    ):
        assert first.shows("The doors open.", f"{UNDER[1:]}news/opening/")
        assert second.shows("The doors open.", f"{UNDER[1:]}news/opening/")
        put(project / NEWS, news("The doors close.", id="opening"))
        assert first.shows("The doors close.", f"{UNDER[1:]}news/opening/")
        assert second.shows("The doors close.", f"{UNDER[1:]}news/opening/")

        again = [sys.executable, "-m", *command, str(ports[0])]
        taken = subprocess.run(again, cwd=project, capture_output=True, text=True, check=False)
        assert taken.returncode == 1
        assert f"the preview cannot be at 127.0.0.1:{ports[0]} (" in taken.stdout

        first.process.send_signal(signal.SIGINT)
        assert first.process.wait(PATIENCE) == 0
        second.process.send_signal(signal.SIGTERM)
        assert second.process.wait(PATIENCE) == 128 + signal.SIGTERM
        assert "Stopped by SIGTERM" in second.output
        assert "Traceback" not in first.output + second.output
    assert not (project / "site").exists()


# In Chromium


@pytest.fixture
def tab(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Opens a page in a tab that notes what a policy blocks."""
    context = browser.new_context(viewport={"width": 360, "height": 400})
    context.add_init_script(NOTE_VIOLATIONS)

    def opened(address: str) -> Page:
        page = context.new_page()
        page.goto(address)
        return page

    yield opened
    context.close()


@pytest.mark.slow
def test_tabs_load_anew_where_they_are(
    running: Running, whole: Callable[[str], str], tab: Callable[[str], Any]
) -> None:
    root, text = f"http://127.0.0.1:{running.port}{UNDER}", whole(NEWS)
    items = [tab(f"{root}news/opening/") for _ in range(8)]  # more than connections
    other = tab(f"{root}about/legal/")
    other.evaluate("window.stays = true")
    items[0].evaluate("scrollTo({ top: 200, behavior: 'instant' })")
    assert comes(lambda: items[0].evaluate("scrollY") == 200)
    for word in ("close", "swing"):
        running.put(NEWS, text.replace("The doors open.", f"The doors {word}."))
        for page in items:
            page.get_by_text(f"The doors {word}.").wait_for()
    assert comes(lambda: items[0].evaluate("scrollY") == 200)
    assert other.evaluate("window.stays")

    running.put(NEWS, text.replace("date: 2026-03-14", "date: 2026-02-30"))
    for page in (*items, other):
        page.get_by_text("1 problem to fix").wait_for()
    items[3].close()
    running.put(NEWS, text)
    for page in (*items[:3], *items[4:]):
        page.get_by_text("The doors open.").wait_for()
        assert page.evaluate("violations") == []
    assert comes(lambda: items[0].evaluate("scrollY") == 200)
    other.get_by_text("to fix").wait_for(state="detached")
