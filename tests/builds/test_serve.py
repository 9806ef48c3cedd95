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

NEWS = "content/news/berlin-training-note.md"
PATIENCE = 60  # seconds for a build on a busy machine


@dataclass
class Preview:
    """A running `mkdocs serve`, and what it has said so far."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    @property
    def builds(self) -> int:
        return self.said.count("Building documentation")

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

    def shows(self, text: str, at: str = "") -> bool:
        """Whether a page comes to show a text before patience ends."""
        end = time.monotonic() + PATIENCE
        while text not in self.page(at):
            if self.process.poll() is not None or time.monotonic() > end:
                return False
            time.sleep(0.1)
        return True


@contextmanager
def previewed(project: Path) -> Iterator[Preview]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = project.parent / "serve.log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "-a", f"127.0.0.1:{port}"],
            cwd=project,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Preview(f"http://127.0.0.1:{port}/", process, log)
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture
def project(tmp_path: Path, inno_drop: Path) -> Path:
    """A copy of the project without its site."""
    ignored = shutil.ignore_patterns(".cache", "__pycache__")
    copy = shutil.copytree(inno_drop.parent, tmp_path / "project", ignore=ignored)
    shutil.rmtree(copy / "site")
    return copy


def test_an_officer_breaks_and_mends_a_news_item(project: Path) -> None:
    news = project / NEWS
    whole = news.read_text(encoding="utf-8")
    with previewed(project) as preview:
        assert preview.shows("German cluster platform reports", "news/berlin-training-note/")

        news.write_text(whole.replace("date: 2017-05-17", "date: 2017-02-30"), encoding="utf-8")
        line = whole.split("\n").index("date: 2017-05-17") + 1
        assert preview.shows(f"{NEWS}, line {line}")
        for at in ("", "project/results/", "news/berlin-training-note/", "no/such/page/"):
            assert "1 problem to mend" in preview.page(at), at
            assert "expected a date like 2026-03-14" in preview.page(at), at
        assert f"{NEWS}:{line}: date: expected a date" in preview.said

        news.write_text(whole, encoding="utf-8")
        assert preview.shows("German cluster platform reports", "news/berlin-training-note/")
        assert "to mend" not in preview.page("project/results/")

    assert_calm(preview)


def test_a_page_with_a_misspelt_macro(project: Path) -> None:
    results = project / "docs/project/results.md"
    whole = results.read_text(encoding="utf-8")
    with previewed(project) as preview:
        assert preview.shows("Expected results", "project/results/")

        results.write_text(whole.replace("{{ results() }}", "{{ resuls() }}"), encoding="utf-8")
        line = whole.split("\n").index("{{ results() }}") + 1
        assert preview.shows(f"docs/project/results.md, line {line}")
        said = "there is no macro or value &#34;resuls&#34;; did you mean &#34;results&#34;?"
        for at in ("", "project/results/", "news/", "news/berlin-training-note/"):
            assert said in preview.page(at), at
        assert f"docs/project/results.md:{line}: there is no macro" in preview.said

        results.write_text(whole, encoding="utf-8")
        assert preview.shows("Expected results", "project/results/")

    assert_calm(preview)


def test_a_preview_may_begin_with_problems(project: Path) -> None:
    news = project / NEWS
    whole = news.read_text(encoding="utf-8")
    news.write_text(whole.replace("category: training", "category: trainin"), encoding="utf-8")
    with previewed(project) as preview:
        assert preview.shows("did you mean &#34;training&#34;?")

        news.write_text(whole, encoding="utf-8")
        assert preview.shows("German cluster platform reports", "news/berlin-training-note/")

    assert_calm(preview)


def test_a_preview_does_not_build_for_ever(project: Path) -> None:
    with previewed(project) as preview:
        assert preview.shows("</html>")
        preview.page("news/")
        time.sleep(4)

        assert preview.builds == 1
        assert not (project / "site").exists()


def assert_calm(preview: Preview) -> None:
    """It told of mistakes in words, and built once for each change."""
    assert "Traceback" not in preview.said
    assert preview.builds <= 4
