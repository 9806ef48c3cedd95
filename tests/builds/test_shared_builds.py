"""A build that several processes make gives what one process makes, byte for byte; and where one of
them fails or is ended, the public folder is as it was."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

import pytest

from dissemination.public_state import NAME, QUESTIONS
from tests.support.frozen import MINIMAL, copy_project
from tests.support.mkdocs import SETTINGS
from tests.support.small import event, news

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="other systems have one process"),
]

ITEMS: Final = 70
LEAST: Final = 60  # so that pages, entries of feeds and records are shared
# A process of its own, since pytest has threads. `{first}` is done before outputs are made; what is
# printed last is how many processes were begun.
BUILD: Final = """
import os, signal, sys, time
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

from dissemination.build.making import Making
from dissemination.desk.build_site import build_site
from dissemination.workers import Sharing

root, begun, fork, make, own = Path(sys.argv[1]), [], os.fork, Making._make, os.getpid()
os.fork = lambda: begun.append(1) or fork()
{first}
moment = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
sharing = Sharing(int(sys.argv[2]), {least})
status = build_site(root, os.environ, moment, print, nullcontext, sharing)
print(len(begun))
sys.exit(status)
"""
# In place of `Making._make`, in children and, where these are slower, in their parent.
IN_CHILDREN: Final = """
def changed(self, output, noted):
    if os.getpid() == own:
        time.sleep(0.01)
    else:
        {what}
    make(self, output, noted)

Making._make = changed
"""
# Some pages have a problem, whoever makes them.
PROBLEMS: Final = """
from dissemination.problems import ContentError, Problem
whole = make

def make(self, output, noted):
    name = output.address.split("/")[1:2]
    if output.address.startswith("news/n") and name[0][-1] in "29":
        path = f"content/news/{name[0]}.md"
        raise ContentError([Problem(path, 1, "is wrong", "wrong")])
    whole(self, output, noted)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project with many news and some events."""
    root = copy_project(tmp_path / "project", MINIMAL)
    with (root / "data/site.yml").open("a", encoding="utf-8") as settings:
        settings.write("cards: {newest: 3}\n")
    for number in range(ITEMS):
        day = f"2026-{1 + number // 28:02}-{1 + number % 28:02}"
        make = event if number % 5 == 0 else news
        dated = {"start": day} if make is event else {"date": day}
        words = f"Words of item {number}, and [another](n{(number + 1) % ITEMS}.md)."
        folder = "events" if make is event else "news"
        item = root / f"content/{folder}/n{number}.md"
        item.parent.mkdir(parents=True, exist_ok=True)
        text = words.partition(",")[0] + "." if (number + 1) % 5 == 0 or make is event else words
        item.write_text(make(text, id=f"n{number}", title=f"Item {number}", **dated), "utf-8")
    return root


def build(root: Path, processes: int, first: str = "") -> subprocess.CompletedProcess[str]:
    """A build by so many processes."""
    program = BUILD.format(first=first, least=LEAST)
    return subprocess.run(
        [sys.executable, "-c", program, str(root), str(processes)],
        env=os.environ | SETTINGS,
        capture_output=True,
        text=True,
        check=False,
    )


def forget(root: Path) -> None:
    """Forget all that was built."""
    for name in ("site", ".cache"):
        shutil.rmtree(root / name, ignore_errors=True)


def state(root: Path) -> tuple[dict[str, bytes], list[Any]]:
    """All files of a site by their addresses, and what is written down of it but the times at which
    they were written."""
    site = root / "site"
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
    notes = [json.loads((root / ".cache" / name).read_bytes()[32:]) for name in (NAME, QUESTIONS)]
    for each in notes:
        each.pop("token")
    notes[0]["files"] = [(at, key, own, st[0]) for at, (key, own, st) in notes[0]["files"].items()]
    return files, notes


def test_processes_together_make_what_one_makes(project: Path) -> None:
    alone = build(project, 1)
    assert alone.returncode == 0, alone.stdout + alone.stderr
    expected = state(project)
    for processes in (2, 4):
        forget(project)
        shared = build(project, processes)
        assert shared.returncode == 0, shared.stdout + shared.stderr
        assert shared.stderr == ""
        *lines, begun = shared.stdout.splitlines()
        assert lines == alone.stdout.splitlines()[:-1]
        assert int(begun) >= 4 * (processes - 1)  # of items, records, entries of feeds, and pages
        assert state(project) == expected
    again = build(project, 2)
    assert "Nothing changed" in again.stdout


def test_what_processes_kept_is_used_again(project: Path) -> None:
    assert build(project, 2).returncode == 0
    item = project / "content/news/n1.md"
    item.write_text(item.read_text("utf-8").replace("Item 1", "Item one"), "utf-8")
    changed = build(project, 2)
    assert "Published: " in changed.stdout, changed.stdout + changed.stderr
    expected = state(project)
    forget(project)
    assert build(project, 1).returncode == 0
    assert state(project)[0] == expected[0]


def test_problems_that_processes_meet_are_told_together(project: Path) -> None:
    assert build(project, 1).returncode == 0
    public = files_of(project)
    partner = project / "data/partners.yml"
    partner.write_text(partner.read_text("utf-8") + "# Another file, of another digest.\n", "utf-8")
    reports = []
    for processes in (1, 2):
        failed = build(project, processes, PROBLEMS + IN_CHILDREN.format(what="pass"))
        assert failed.returncode == 1
        assert failed.stderr == ""
        assert files_of(project) == public
        assert left(project) == []
        reports.append(failed.stdout.splitlines()[:-1])
    assert reports[0] == reports[1]
    assert "14 problems; nothing was published" in reports[0]
    assert "content/news/n69.md:1: is wrong" in reports[0]


def files_of(root: Path) -> dict[str, bytes]:
    site = root / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM"])
def test_a_process_that_is_ended_ends_the_build(project: Path, name: str) -> None:
    killed = IN_CHILDREN.format(what=f"os.kill(os.getpid(), signal.{name})")
    failed = build(project, 2, killed)
    assert failed.returncode == 1
    [line] = [each for each in failed.stdout.splitlines() if each.startswith("error: ")]
    assert line.startswith("error: nothing was published: ")
    assert name in line
    assert not (project / "site").exists()
    assert left(project) == []
    assert build(project, 2).returncode == 0


def test_a_process_that_fails_leaves_its_work_to_the_other(project: Path) -> None:
    failing = IN_CHILDREN.format(what="raise OSError('no room')")
    done = build(project, 2, failing)
    assert done.returncode == 0, done.stdout + done.stderr
    expected = state(project)
    forget(project)
    assert build(project, 1).returncode == 0
    assert state(project) == expected


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_stopped_build_leaves_neither_files_nor_processes(project: Path, name: str) -> None:
    slow = IN_CHILDREN.format(what="print(os.getpid(), flush=True); time.sleep(60)")
    command = BUILD.format(first=slow, least=LEAST).replace(
        "status = build_site",
        "from dissemination.signals import Signals\n"
        "signals = Signals(print).attach()\n"
        "status = build_site",
    )
    process = subprocess.Popen(
        [sys.executable, "-c", command, str(project), "2"],
        env=os.environ | SETTINGS,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout
    lines = (line for line in process.stdout if line.strip().isdigit())
    child = int(next(lines))
    process.send_signal(getattr(signal, name))
    assert process.wait(10) != 0
    process.stdout.close()
    time.sleep(0.1)
    assert not Path(f"/proc/{child}").exists()
    assert not (project / "site").exists()
    assert left(project) == []


def left(root: Path) -> list[str]:
    """The stages that lie beside the cache."""
    return [path.name for path in (root / ".cache").glob("stage-*")]
