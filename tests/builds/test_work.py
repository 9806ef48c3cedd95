"""The work of a build is counted: what one more item costs does not grow with their number, and
where nothing changed nothing is loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest

from dissemination.build import making
from dissemination.desk.build_site import build_site
from dissemination.library import bodies
from dissemination.model.entry import Entry
from dissemination.output import Output
from dissemination.publication.cards.cards import Cards
from dissemination.site.shell import Shell
from tests.support.frozen import MINIMAL, copy_project
from tests.support.mkdocs import SETTINGS
from tests.support.small import MOMENT as NOW
from tests.support.small import news

FEW, MANY = 100, 300
MOST_MEMORY: Final = 300_000_000  # bytes, of a build of a thousand items
# What is still made of all items is counted by the tests of the products.
ELSEWHERE: Final = ("search/", "feeds/", "data/")
UNLOADED: Final = ("jinja2", "mkdocs", "pydantic", "lxml", "babel", "PIL", "yaml")
BUILD: Final = """
import atexit, sys
from dissemination.cli import main

atexit.register(lambda: print({end}))
main(["build", "--root", sys.argv[1]])
"""
LOADED: Final = f'"Loaded:", *sorted({set(UNLOADED)!r} & sys.modules.keys())'
# The peak of its own memory: what `resource` tells begins with that of the process that started it.
MEMORY: Final = (
    "[int(line.split()[1]) * 1024 for line in open('/proc/self/status') if 'VmHWM' in line][0]"
)


@dataclass
class Work:
    """What builds did: how often each thing, the files of the items whose text they rendered, and
    the addresses of the files that they made and wrote."""

    times: Counter[str] = field(default_factory=Counter)
    rendered: set[str] = field(default_factory=set)
    made: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def clear(self) -> None:
        """Begin anew."""
        for own in (self.times, self.rendered, self.made, self.written):
            own.clear()

    @property
    def pages(self) -> list[str]:
        """The pages that were filled."""
        return [address for address in self.made if address.endswith(".html")]


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """What is done from now on."""
    work = Work()

    def counted(owner: Any, name: str, what: str) -> None:
        function = getattr(owner, name)

        def count(*arguments: Any, **others: Any) -> Any:
            work.times[what] += 1
            return function(*arguments, **others)

        monkeypatch.setattr(owner, name, count)

    make = making.Making._make

    def note(self: making.Making, output: Output, noted: Any) -> None:
        make(self, output, noted)
        work.made.append(output.address)
        if output.address in self.prepared:
            work.written.append(output.address)

    monkeypatch.setattr(making.Making, "_make", note)
    body = bodies._rendered

    def render(entry: Entry[Any], *arguments: Any) -> str:
        work.rendered.add(entry.path)
        return body(entry, *arguments)

    monkeypatch.setattr(bodies, "_rendered", render)
    counted(Cards, "drawn", "cards")
    counted(Shell, "fill", "pages")
    counted(subprocess, "Popen", "processes")
    counted(__import__("dissemination.adapter.engine").adapter.engine, "run_mkdocs", "engines")
    return work


def project_of(folder: Path, count: int) -> Path:
    """A small project with so many news, of which only the newest few have cards of their own."""
    root = copy_project(folder, MINIMAL)
    site = root / "data/site.yml"
    site.write_text(site.read_text("utf-8") + "cards: {newest: 3}\n", "utf-8")
    for number in range(count):
        add(root, number)
    return root


def add(root: Path, number: int) -> None:
    """Add an item; the higher its number, the newer it is."""
    day = f"20{20 + number // 336:02}-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
    item = root / f"content/news/n{number:04}.md"
    item.parent.mkdir(parents=True, exist_ok=True)
    text = f"Words of item {number}."
    item.write_text(news(text, id=f"n{number}", title=f"Item {number}", date=day), "utf-8")


def build(root: Path) -> None:
    lines: list[str] = []
    assert build_site(root, {}, NOW, lines.append, nullcontext) == 0, lines


def test_one_more_item_costs_as_much_among_few_as_among_many(tmp_path: Path, work: Work) -> None:
    costs = {}
    for count in (FEW, MANY):
        root = project_of(tmp_path / str(count), count)
        build(root)
        work.clear()
        add(root, 1000)
        build(root)
        pages = [page for page in work.pages if not page.startswith(ELSEWHERE)]
        written = [address for address in work.written if not address.startswith(ELSEWHERE)]
        costs[count] = (len(pages), len(written), work.times["pages"], work.times["cards"])
        # Of the new item alone, and of the one whose page has no card of its own any more.
        assert work.rendered == {"content/news/n1000.md", f"content/news/n{count - 3:04}.md"}
        assert work.times["engines"] == 0
        assert work.times["processes"] == 0
        assert not [address for address in work.made if address.endswith((".pdf", ".epub"))]
        assert "news/n1000/index.html" in work.written
        assert len(written) <= 15 + 4 * 2  # it stands in a category and a year
    assert costs[FEW] == costs[MANY]
    assert costs[MANY][-1] == 1


@pytest.mark.slow
def test_what_did_not_change_is_known_before_anything_is_loaded(tmp_path: Path) -> None:
    root = project_of(tmp_path / "project", 3)
    first, second, third = (run(root, LOADED) for _ in range(3))
    assert "jinja2" in first
    assert "Nothing changed" in third, second
    assert third.splitlines()[-1] == "Loaded:"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such figure")
def test_a_thousand_items_need_little_memory(tmp_path: Path) -> None:
    root = project_of(tmp_path / "project", 1000)
    used = int(run(root, MEMORY).splitlines()[-1])
    assert used < MOST_MEMORY


def run(root: Path, end: str) -> str:
    """What a build in a process of its own prints, with this expression at its end."""
    process = subprocess.run(
        [sys.executable, "-c", BUILD.replace("{end}", end), str(root)],
        env=os.environ | SETTINGS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.returncode == 0, process.stdout + process.stderr
    return process.stdout
