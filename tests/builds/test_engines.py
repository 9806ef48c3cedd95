"""The seam to the engine: with another engine before the build, a site has the same bytes."""

from __future__ import annotations

import ast
import shutil
import sys
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from dissemination.desk.build_site import build_site
from dissemination.problems import ContentError, report
from tests.support import engine
from tests.support.engine import Engine
from tests.support.frozen import (
    ADDRESSES,
    INNO_DROP,
    MILLS,
    MINIMAL,
    MOMENT,
    UNDER_A_PATH,
    copy_project,
)
from tests.support.mkdocs import call_mkdocs, run_properdocs
from tests.support.small import NEWS, news

NOW: Final = datetime.fromtimestamp(MOMENT, UTC)
MISTAKES: Final = {
    "glossary": "{{ glosary() }}",
    "about/credits": "{{ software( }}",
    "about/legal": "{{ 1 // 0 }}",
    "about/privacy": "Written on {{ now() }}.",
    "feeds/index": "{% if feed_list() %}None.{% endif %}",
}


def differences(site: Path, other: Path) -> set[str]:
    """The addresses whose files differ, or that only one of two sites has."""
    first, second = (
        {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        for folder in (site, other)
    )
    assert len(first) > 100
    return {
        address
        for address in first.keys() | second.keys()
        if address not in first
        or address not in second
        or first[address].read_bytes() != second[address].read_bytes()
    }


def append(page: Path, text: str) -> int:
    """Add a paragraph to a page, and give its line."""
    lines = [*page.read_text("utf-8").rstrip().split("\n"), "", text]
    page.write_text("\n".join(lines) + "\n", "utf-8")
    return len(lines)


def copied(folder: Path, project: Path, site: Path) -> Path:
    """A frozen project in a folder, with what the build of its site kept."""
    shutil.copytree(site.parent / ".cache", folder / ".cache")
    return copy_project(folder, project)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("project", "name", "address"),
    [
        (INNO_DROP, "inno_drop", ADDRESSES[INNO_DROP]),
        pytest.param(MILLS, "mills_under_a_path", UNDER_A_PATH, marks=pytest.mark.slow),
    ],
)
def test_every_way_gives_the_same_bytes(
    project: Path,
    name: str,
    address: str,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site: Path = request.getfixturevalue(name)
    monkeypatch.setenv("SITE_URL", address)

    other = Engine.of(copied(tmp_path / "other", project, site), NOW).write()
    own = copied(tmp_path / "own", project, site)
    environment = {"SITE_URL": address}
    statuses = [build_site(own, environment, NOW, print, nullcontext)]
    shutil.rmtree(own / "site")
    monkeypatch.setattr("dissemination.adapter.engine.run_mkdocs", lambda _: pytest.fail("started"))
    statuses.append(build_site(own, environment, NOW, print, nullcontext))

    assert statuses == [0, 0]
    assert differences(other, site) == set()
    assert differences(own / "site", site) == set()


@pytest.mark.slow
def test_builds_of_mkdocs_and_our_own_take_turns(tmp_path: Path, small_site: Path) -> None:
    project, ways = tmp_path / "project", (mkdocs_build, own_build)
    shutil.copytree(small_site.parent, project, symlinks=True)
    for number in range(4):
        (project / NEWS).write_text(news(f"Text {number}.", id="opening"), "utf-8")
        site = ways[number % 2](project)
        fresh = tmp_path / f"fresh-{number}"
        leave_out = shutil.ignore_patterns("site", ".cache", "__pycache__")
        shutil.copytree(project, fresh, symlinks=True, ignore=leave_out)
        assert differences(site, mkdocs_build(fresh)) == set()


def mkdocs_build(project: Path) -> Path:
    run = call_mkdocs(project, "build")
    assert run.returncode == 0, run.stderr
    return project / "site"


def own_build(project: Path) -> Path:
    assert build_site(project, {}, NOW, print, nullcontext) == 0
    return project / "site"


def test_a_second_engine_finds_the_same_mistakes(
    tmp_path: Path, minimal_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = copied(tmp_path, MINIMAL, minimal_site)
    monkeypatch.setenv("SITE_URL", ADDRESSES[MINIMAL])
    lines = {
        (f"docs/{path}.md", append(project / f"docs/{path}.md", text))
        for path, text in MISTAKES.items()
    }
    other = Engine.of(project, NOW)

    with pytest.raises(ContentError) as raised:
        other.write()

    assert {(problem.path, problem.line) for problem in raised.value.problems} == lines
    assert report(raised.value.problems) in call_mkdocs(project, "build").stderr


@pytest.mark.slow
def test_properdocs_gives_the_same_bytes(tmp_path: Path, inno_drop: Path) -> None:
    project = copied(tmp_path, INNO_DROP, inno_drop)

    run = run_properdocs(project, "build", SITE_URL=ADDRESSES[INNO_DROP])

    assert run.returncode == 0, run.stderr
    assert differences(project / "site", inno_drop) == set()


@pytest.mark.slow
def test_properdocs_publishes_nothing_with_a_warning(tmp_path: Path, minimal_site: Path) -> None:
    project = copied(tmp_path, MINIMAL, minimal_site)
    line = append(project / "docs/glossary.md", "[Dead](nowhere.md)")

    run = run_properdocs(project, "build")

    assert run.returncode == 1
    assert f"docs/glossary.md:{line}: contains a link 'nowhere.md'" in run.stderr
    assert not (project / "site").exists()


def test_the_second_engine_knows_the_build_alone() -> None:
    modules = set[str]()
    for node in ast.walk(ast.parse(Path(engine.__file__).read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            modules.add(node.module or "")
        elif isinstance(node, ast.Import):
            modules.update(alias.name for alias in node.names)
    assert {name for name in modules if name.partition(".")[0] not in sys.stdlib_module_names} == {
        *("dissemination.build", "dissemination.problems"),
        *("jinja2", "jinja2.runtime", "markdown", "markdown.treeprocessors", "yaml"),
    }
