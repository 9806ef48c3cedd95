"""A picture of a person is public as long as the person agreed: on the day after, no page, no file
and nothing that builds keep has a byte of it."""

from __future__ import annotations

import json
from contextlib import nullcontext
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from PIL import Image

from dissemination.desk.build_site import build_site
from tests.support.frozen import MINIMAL, copy_project
from tests.support.small import MOMENT
from tests.support.templates import Remembered

PEOPLE: Final = """\
- id: ana
  name: Ana Example
  role: Leads the work
  partner: first
  picture: portraits/ana.jpg
  consent_until: 2026-11-23
- id: ben
  name: Ben Example
  picture: portraits/ben.jpg
  consent_until: 2027-11-23
"""
LAST: Final = MOMENT + timedelta(days=1)
AFTER: Final = MOMENT + timedelta(days=2)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two people, whose pictures are noise, so that every part of them is alone."""
    remembered = Remembered()
    monkeypatch.setattr("dissemination.build.build.CompiledTemplates", lambda _: remembered)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    root = copy_project(tmp_path / "project", MINIMAL)
    (root / "data/portraits").mkdir()
    (root / "data/people.yml").write_text(PEOPLE, "utf-8")
    for name, size in (("ana", (900, 600)), ("ben", (600, 900))):
        noise = Image.effect_noise(size, 90).convert("RGB")
        noise.save(root / f"data/portraits/{name}.jpg", quality=80)
    return root


def build(root: Path, moment: datetime, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The site of a project at a moment."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    lines: list[str] = []
    assert build_site(root, {}, moment, lines.append, nullcontext) == 0, lines
    return contents(root / "site")


def contents(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def pictures(site: dict[str, bytes], person: str) -> dict[str, bytes]:
    below = f"project/people/{person}/"
    return {name: content for name, content in site.items() if name.startswith(below)}


def holding(files: dict[str, bytes], pieces: list[bytes]) -> list[str]:
    return [name for name, content in files.items() if any(piece in content for piece in pieces)]


@pytest.mark.slow
def test_the_picture_leaves_everything_when_the_consent_ends(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = build(project, LAST, monkeypatch)
    shown = pictures(site, "ana")
    assert "project/people/ana/ana.jpg" in shown
    assert len(shown) > 2  # in sizes of its place
    assert b"ana/sizes/ana.jpg" in site["project/people/index.html"]
    people = json.loads(site["data/people.json"])["records"]
    assert people[0]["picture"].endswith("/project/people/ana/ana.jpg")
    pieces = [content[len(content) // 2 :][:48] for content in shown.values()]
    assert holding(site, pieces)
    assert not holding(contents(project / ".cache"), pieces)

    warm = build(project, AFTER, monkeypatch)
    assert not pictures(warm, "ana")
    assert pictures(warm, "ben") == pictures(site, "ben")
    assert not holding(warm, [*pieces, b"ana.jpg"])
    assert not holding(contents(project / ".cache"), pieces)
    assert json.loads(warm["data/people.json"])["records"][0]["picture"] is None
    assert b"Ana Example" in warm["project/people/index.html"]
    other = copy_project(project.parent / "cold", MINIMAL)
    (other / "data/people.yml").write_text(PEOPLE, "utf-8")
    (project / "data/portraits").rename(other / "data/portraits")
    assert build(other, AFTER, monkeypatch) == warm


@pytest.mark.slow
def test_a_picture_stays_where_a_build_has_nothing_to_change(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = build(project, MOMENT, monkeypatch)
    (project / "site/project/people/ana/ana.jpg").unlink()  # by hand
    assert build(project, LAST, monkeypatch) == site
