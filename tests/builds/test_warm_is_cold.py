"""A warm build equals a cold one, byte for byte, whatever was edited since the last: walks of edits
over a small project, each built into the same folder and into a fresh one."""

from __future__ import annotations

import os
import shutil
import sysconfig
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest

from dissemination.desk.build_site import build_site
from tests.support import edits
from tests.support.edits import EVERY, Edit, Project
from tests.support.templates import Remembered

Contents = dict[str, bytes]


@dataclass(frozen=True)
class Built:
    """What came of a build: its status, its lines and the site."""

    status: int
    lines: list[str]
    site: Contents

    @property
    def problems(self) -> list[str]:
        """What it says is wrong."""
        return self.lines if self.status else []


@dataclass
class Walk:
    """A walk of edits over a project; what is `compared` with a cold build is counted."""

    project: Project
    folder: Path
    compared: int = 0
    failed: int = 0

    @classmethod
    def of(cls, folder: Path, seed: int) -> Walk:
        walk = cls(Project.of(folder, seed), folder)
        first = built(walk.project, walk.project.root)
        assert first.status == 0, first.lines
        return walk

    def step(self, choices: Mapping[Edit, int], *, compares: bool) -> str:
        """One edit and the builds after it; gives its name."""
        project = self.project
        project.number += 1
        before = project.copy(self.folder / "before")
        environment, site = dict(project.environment), contents(project.root / "site")
        edit = self._edit(choices)
        label = f"{project.number} {edit.__name__}"
        touched = contents(project.root / "site")
        warm = built(project, project.root)
        if compares:
            cold_root = project.copy(self.folder / "cold")
            cold = built(project, cold_root)
            shutil.rmtree(cold_root)
            self._compare(label, warm, cold, touched)
        if warm.status:
            self.failed += 1
            assert contents(project.root / "site") == touched, label
            project.restore(before)
            project.environment = environment
            assert built(project, project.root).status == 0, label
            if edit in edits.MISTAKES:
                assert contents(project.root / "site") == site, label
        shutil.rmtree(before)
        return label

    def _edit(self, choices: Mapping[Edit, int]) -> Edit:
        while True:
            [edit] = self.project.chance.choices([*choices], [*choices.values()])
            if edit(self.project) is not False:
                return edit

    def _compare(self, label: str, warm: Built, cold: Built, touched: Contents) -> None:
        self.compared += 1
        assert warm.status == cold.status, (label, warm.lines, cold.lines)
        assert warm.problems == cold.problems, label
        if cold.status == 0:
            assert not (names := differences(warm.site, cold.site)), (label, names)


def built(project: Project, root: Path) -> Built:
    """A build of the project in a folder, at the moment of the project."""
    lines: list[str] = []
    epoch = {"SOURCE_DATE_EPOCH": str(int(project.moment.timestamp()))}  # for MkDocs itself
    with installed(project.packages), patch.dict(os.environ, epoch):
        status = build_site(root, project.environment, project.moment, lines.append, nullcontext)
    return Built(status, lines, contents(root / "site"))


@contextmanager
def installed(packages: Path) -> Iterator[None]:
    """While it lasts, these packages are installed, as fingerprints see them."""
    with patch.object(sysconfig, "get_path", lambda _: str(packages)):
        yield


@pytest.fixture(autouse=True)
def compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates are compiled once for all builds; how they are kept is tested elsewhere."""
    remembered = Remembered()
    monkeypatch.setattr("dissemination.build.build.CompiledTemplates", lambda _: remembered)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")


def contents(folder: Path) -> Contents:
    """The bytes of all files below a folder; of a link to a folder, where it leads."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        if file.is_file()
        else bytes(file.readlink())
        for file in folder.rglob("*")
        if file.is_file() or file.is_symlink()
    }


def differences(one: Contents, two: Contents) -> list[str]:
    return sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))


def test_twenty_edits(tmp_path: Path) -> None:
    walk = Walk.of(tmp_path, 14)
    for number in range(20):
        walk.step(EVERY, compares=number % 5 == 4)


@pytest.mark.slow
def test_sections_come_and_go(tmp_path: Path) -> None:
    walk = Walk.of(tmp_path, 3)
    for number in range(8):
        walk.step(edits.OF_SECTIONS, compares=number % 2 == 1)
    assert walk.compared == 4


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_two_hundred_edits(tmp_path: Path, seed: int) -> None:
    walk = Walk.of(tmp_path, seed)
    for number in range(40):
        print(walk.step(EVERY, compares=number % 2 == 1))
    assert walk.compared == 20
