"""Builds that are ended by force, at every moment, and builds side by side: the public folder is
the old site or the new one, and the next build gives what a cold one gives."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.support.forks import Build, Forks, forks
from tests.support.frozen import KEPT
from tests.support.small import event, news

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor SIGKILL"),
]

KILLS: Final = int(os.environ.get("KILLS", "60"))
ROUNDS: Final = 12
COMPARING, MOVING = 0.08, 0.01  # seconds that the two halves of a publication may take

Contents = dict[str, bytes]


@pytest.fixture(scope="module", params=["mkdocs", "dissemination"])
def forked(request: pytest.FixtureRequest) -> Iterator[Forks]:
    with forks(request.param) as started:
        yield started


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory, small_site: Path, forked: Forks) -> list[Path]:
    """The small project, and the same with another name and other items; both built cold."""
    one, two = (tmp_path_factory.mktemp("states") / name for name in ("one", "two"))
    for folder in (one, two):
        copy(small_site.parent, folder)
        for made in (".cache", "site"):
            shutil.rmtree(folder / made)
    data = (two / "data/project.yml").read_text("utf-8")
    name = next(line for line in data.splitlines() if line.startswith("acronym: "))
    (two / "data/project.yml").write_text(data.replace(name, "acronym: OTHERWISE"), "utf-8")
    (two / "content/news/more.md").write_text(news(id="more", date="2026-01-01"), "utf-8")
    (two / "content/events/more.md").write_text(event(id="more-event"), "utf-8")
    for folder in (one, two):
        assert forked.build(folder) == 0, (folder.parent / "build.log").read_text("utf-8")
    assert contents(one / "site") != contents(two / "site")
    return [one, two]


@pytest.fixture
def project(tmp_path: Path, states: list[Path]) -> Path:
    """A copy of the first state, built."""
    return copy(states[0], tmp_path / "project")


def test_a_killed_build_leaves_a_whole_site_and_the_next_one_is_as_a_cold_one(
    project: Path, states: list[Path], forked: Forks
) -> None:
    chance = random.Random(11)
    sites = [contents(state / "site") for state in states]
    first = project / "site" / first_to_move(*sites)
    whole, came, mixed, now = duration(project, forked), 0, 0, 0
    for number in range(KILLS):
        now = turn(project, states, 1 - now)
        before = contents(project / "site")
        inode = first.stat().st_ino
        build = forked.start(project)
        if number % 3:
            time.sleep(chance.uniform(0, 0.8 * whole))
        elif number % 2:
            wait_for(lambda: is_publishing(project), build)
            time.sleep(chance.uniform(0, COMPARING))
        else:
            wait_for(lambda: first.stat().st_ino != inode or before == sites[now], build)  # noqa: B023
            time.sleep(chance.uniform(0, MOVING))
        os.kill(build.pid, signal.SIGKILL)
        came += build.wait() == -signal.SIGKILL
        left = contents(project / "site")
        if left not in sites:
            assert is_publishing(project)
            assert foreign(left, sites) == []
            mixed += 1
        if number % 3 != 1:
            assert forked.build(project) == 0, build.log.read_text("utf-8")
            assert contents(project / "site") == sites[now]
            assert leftovers(project) == []
    print(f"{KILLS} kills: {KILLS - came} came too late, {mixed} between two renames")
    assert came > KILLS / 2


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_build_that_is_told_to_stop_leaves_nothing_and_says_one_line(
    project: Path, states: list[Path], forked: Forks, name: str
) -> None:
    chance, number = random.Random(name), getattr(signal, name)
    sites = [contents(state / "site") for state in states]
    whole, now = duration(project, forked), 0
    for moment in (*(chance.uniform(0.05, 0.9) for _ in range(4)), 2.0):
        now = turn(project, states, 1 - now)
        build = forked.start(project)
        if moment < 1:
            wait_for(build.has_begun, build)
            time.sleep(moment * whole / 2)
        else:
            wait_for(lambda: is_publishing(project), build)
        os.kill(build.pid, number)
        status, log = build.wait(), build.log.read_text("utf-8")
        over = status in {0, -number}  # it was published, and the process at its end
        assert over or status == (1 if name == "SIGINT" else 128 + number)
        assert contents(project / "site") in (sites[now : now + 1] if over else sites)
        assert leftovers(project) == []
        assert "Traceback" not in log
        assert log.count("Stopped by") == (name != "SIGINT" and not over)


def test_an_emptied_cache_folder_empties_no_site(
    project: Path, states: list[Path], forked: Forks
) -> None:
    chance = random.Random(5)
    sites = [contents(state / "site") for state in states]
    whole, now, refused = duration(project, forked), 0, 0
    for number in range(ROUNDS):
        before = contents(project / "site")
        now = turn(project, states, 1 - now)
        build = forked.start(project)
        if number % 3:
            wait_for(lambda: any((project / ".cache").glob("stage-*/*")), build)
            time.sleep(chance.uniform(0, whole / 2) if number % 3 == 1 else 0)
        else:
            wait_for(lambda: is_publishing(project), build)
        shutil.rmtree(project / ".cache", ignore_errors=True)
        status, log = build.wait(), build.log.read_text("utf-8")
        assert contents(project / "site") == (before if status else sites[now])
        assert "Traceback" not in log
        assert log.count("nothing was published") == (status != 0)
        assert forked.build(project) == 0
        assert contents(project / "site") == sites[now]
        assert leftovers(project) == []
        refused += status != 0
    print(f"{ROUNDS} emptied cache folders: {refused} builds refused to publish")


def test_two_builds_at_once_are_one_after_the_other(
    project: Path, states: list[Path], forked: Forks
) -> None:
    chance = random.Random(2)
    sites = [contents(state / "site") for state in states]
    now = 0
    for _ in range(ROUNDS):
        now = turn(project, states, 1 - now)
        builds = [forked.start(project, "one.log")]
        time.sleep(chance.uniform(0, 0.2))
        builds.append(forked.start(project, "other.log"))
        for build in builds:
            assert build.wait() == 0, build.log.read_text("utf-8")
            assert "Traceback" not in build.log.read_text("utf-8")
        assert contents(project / "site") == sites[now]
        assert leftovers(project) == []


def test_builds_of_other_contents_and_by_other_commands_are_one_after_the_other(
    project: Path, states: list[Path], forked: Forks
) -> None:
    sites = [contents(state / "site") for state in states]
    now = 0
    for number in range(ROUNDS):
        command = ("mkdocs", "dissemination")[number % 2]
        now = turn(project, states, 1 - now)
        builds = [forked.start(project, "one.log")]
        wait_for(builds[0].has_begun, builds[0])
        now = turn(project, states, 1 - now)
        builds.append(forked.start(project, "other.log", command))
        for build in builds:
            assert build.wait() == 0, build.log.read_text("utf-8")
            assert "Traceback" not in build.log.read_text("utf-8")
        assert contents(project / "site") in sites
        assert forked.build(project) == 0
        assert contents(project / "site") == sites[now]
        assert leftovers(project) == []


def duration(project: Path, forked: Forks) -> float:
    """The seconds that a build takes."""
    started = time.monotonic()
    assert forked.build(project) == 0
    return time.monotonic() - started


def first_to_move(one: Contents, two: Contents) -> str:
    """The first of the files that differ which a publication replaces."""
    return min(
        (name for name in one.keys() & two.keys() if one[name] != two[name]),
        key=lambda name: (name.endswith(".html"), name),
    )


def turn(project: Path, states: list[Path], now: int) -> int:
    """Give a project the data and content of another state, and give back its number."""
    for part in ("data", "content"):
        shutil.rmtree(project / part)
        shutil.copytree(states[now] / part, project / part)
    return now


def is_publishing(project: Path) -> bool:
    return any(name.startswith(".site-") for name in os.listdir(project))  # noqa: PTH208  (fast)


def foreign(left: Contents, sites: list[Contents]) -> list[str]:
    """The files of a site that are those of neither."""
    return [
        name for name, content in left.items() if content not in [site.get(name) for site in sites]
    ]


def leftovers(project: Path) -> list[str]:
    """What a build leaves beside what it should. The journal of a killed one belongs to the cache:
    SQLite takes it away when it next writes there, and where nothing changed nothing is written."""
    kept = KEPT | {"cache.sqlite-journal"}
    return [
        *(path.name for path in (project / ".cache").iterdir() if path.name not in kept),
        *(path.name for path in project.glob(".site*")),
    ]


def contents(folder: Path) -> Contents:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def copy(project: Path, to: Path) -> Path:
    return shutil.copytree(project, to, symlinks=True, ignore=shutil.ignore_patterns("__pycache__"))


def wait_for(happened: Callable[[], bool], build: Build) -> None:
    """Wait for what happens in a build, or for its end."""
    end = time.monotonic() + 120
    while not happened():
        assert time.monotonic() < end, build.log.read_text("utf-8")
        if build.has_ended():
            return
        time.sleep(0.0005)
