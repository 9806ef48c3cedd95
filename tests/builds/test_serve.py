"""`mkdocs serve`: the preview shows the site, or its problems in place of every page."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from dissemination.build import watch
from tests.support.mkdocs import SETTINGS
from tests.support.small import NEWS

PATIENCE = 120  # seconds for a build on a busy machine


@dataclass
class Preview:
    """A running `mkdocs serve`, and its output so far."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def output(self) -> str:
        return self.log.read_text(encoding="utf-8")

    @property
    def builds(self) -> int:
        return self.output.count("Building documentation")

    def page(self, at: str = "") -> str:
        """The page at an address, whatever its status; nothing if nobody answers."""
        try:
            with urlopen(self.address + at, timeout=PATIENCE) as answer:
                return str(answer.read(), "utf-8")
        except HTTPError as error:
            with error:
                return error.read().decode()
        except (URLError, HTTPException, ConnectionError):
            return ""

    def says(self, text: str) -> bool:
        """Whether its output comes to have a text before patience ends."""
        end = time.monotonic() + PATIENCE
        while text not in self.output:
            if self.process.poll() is not None or time.monotonic() > end:
                return False
            time.sleep(0.1)
        return True

    def shows(self, text: str, at: str = "") -> bool:
        """Whether a page comes to show a text before patience ends."""
        end = time.monotonic() + PATIENCE
        while text not in self.page(at):
            if self.process.poll() is not None or time.monotonic() > end:
                return False
            time.sleep(0.1)
        return True


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def previewed(project: Path) -> Iterator[Preview]:
    port = free_port()
    command = ["mkdocs", "serve", "--no-strict", "-a", f"127.0.0.1:{port}"]
    with started(project, command, port) as preview:
        yield preview


@contextmanager
def started(project: Path, command: list[str], port: int) -> Iterator[Preview]:
    """A preview by the command of a module, in a process of its own."""
    log = project.parent / f"serve-{port}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=project,
            env=os.environ | SETTINGS | {"PYTHONUNBUFFERED": "1"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Preview(f"http://127.0.0.1:{port}/", process, log)
        finally:
            process.terminate()
            process.wait(20)


def test_a_preview_watches_what_is_there_of_data_and_content(tmp_path: Path) -> None:
    for folders in ([], ["data"], ["data", "content"]):
        watched: list[str] = []
        for folder in folders:
            (tmp_path / folder).mkdir(exist_ok=True)
        watch(tmp_path, watched.append)
        assert watched == [str(tmp_path / folder) for folder in folders]


@pytest.fixture
def project(tmp_path: Path, small_site: Path) -> Path:
    """A copy of the small project without its site, with what its build kept."""
    ignored = shutil.ignore_patterns("__pycache__", "site")
    return shutil.copytree(small_site.parent, tmp_path / "project", symlinks=True, ignore=ignored)


@pytest.mark.slow
def test_an_officer_makes_mistakes_and_mends_them(project: Path) -> None:
    with previewed(project) as preview:
        assert preview.shows("The doors open.", "news/opening/")
        assert "Expected results" in preview.page("project/results/")
        assert "livereload(" in preview.page("news/")  # which a policy would block
        assert "Content-Security-Policy" not in preview.page("news/")
        assert_waits(preview)
        assert not (project / "site").exists()

        break_and_mend_a_news_item(preview, project)
        misspell_and_mend_a_macro(preview, project)
        break_and_mend_the_settings(preview, project)

    assert_calm(preview, changes=8)


def break_and_mend_a_news_item(preview: Preview, project: Path) -> None:
    whole = (project / NEWS).read_text(encoding="utf-8")
    put(project / NEWS, whole.replace("date: 2026-03-14", "date: 2026-02-30"))
    line = whole.split("\n").index("date: 2026-03-14") + 1
    assert preview.shows(f"{NEWS}, line {line}")
    for at in ("", "project/results/", "news/opening/", "no/such/page/"):
        assert "1 problem to fix" in preview.page(at), at
        assert "expected a date like 2026-03-14" in preview.page(at), at
    assert f"{NEWS}:{line}: date: expected a date" in preview.output

    put(project / NEWS, whole)
    assert preview.shows("The doors open.", "news/opening/")
    assert "to fix" not in preview.page("project/results/")


def misspell_and_mend_a_macro(preview: Preview, project: Path) -> None:
    results = project / "docs/project/results.md"
    whole = results.read_text(encoding="utf-8")
    put(results, whole.replace("{{ results() }}", "{{ resuls() }}"))
    line = whole.split("\n").index("{{ results() }}") + 1
    assert preview.shows(f"docs/project/results.md, line {line}")
    message = "there is no macro or value &#34;resuls&#34;; did you mean &#34;results&#34;?"
    for at in ("", "project/results/", "news/", "news/opening/"):
        assert message in preview.page(at), at
    assert f"docs/project/results.md:{line}: there is no macro" in preview.output

    put(results, whole)
    assert preview.shows("Expected results", "project/results/")


def break_and_mend_the_settings(preview: Preview, project: Path) -> None:
    """What MkDocs itself cannot read is told in its log, anything else in the browser too."""
    settings = project / "mkdocs.yml"
    whole = settings.read_text(encoding="utf-8")
    replace(settings, whole.replace("strict: true", "strict true"))
    line = whole.split("\n").index("strict: true") + 1
    assert preview.says(f'mkdocs.yml:{line}: expected "name: value" with a colon and a space')

    replace(settings, whole.replace("use_directory_urls: true", "use_directory_urls: no"))
    assert preview.shows("the addresses of the site are those of folders", "news/")

    replace(settings, whole)
    assert preview.shows("The doors open.", "news/opening/")


@pytest.mark.slow
def test_a_preview_may_begin_with_problems(project: Path) -> None:
    whole = (project / NEWS).read_text(encoding="utf-8")
    put(project / NEWS, whole.replace("category: project", "category: projec"))
    with previewed(project) as preview:
        assert preview.shows("did you mean &#34;project&#34;?")

        put(project / NEWS, whole)
        assert preview.shows("The doors open.", "news/opening/")

    assert_calm(preview, changes=1)


def put(file: Path, text: str) -> None:
    """Replace a file in one step, so that the preview never sees half of a change."""
    replace(file, text, file.parents[3])


def replace(file: Path, text: str, folder: Path | None = None) -> None:
    """Replace a file by one from a folder that the preview does not watch."""
    aside = (folder or file.parents[1]) / "aside"
    aside.write_text(text, encoding="utf-8", newline="\n")
    aside.replace(file)


def assert_waits(preview: Preview) -> None:
    """It does not build again by itself."""
    preview.page("news/")
    time.sleep(4)
    assert preview.builds == 1


def assert_calm(preview: Preview, changes: int) -> None:
    """It told of mistakes in words, and built once for each change."""
    assert "Traceback" not in preview.output
    assert preview.builds <= changes + 2
