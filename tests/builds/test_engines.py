"""The seam to the engine: with another engine before the build, a site has the same bytes."""

from __future__ import annotations

import ast
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from dissemination.problems import ContentError, report
from tests.support import engine
from tests.support.engine import Engine
from tests.support.frozen import ADDRESSES, INNO_DROP, MILLS, MINIMAL, MOMENT, copy_project
from tests.support.mkdocs import call_mkdocs

NOW: Final = datetime.fromtimestamp(MOMENT, UTC)
ONLY_MKDOCS: Final = {"sitemap.xml.gz": "MkDocs packs every sitemap; the build has no such file"}
MISTAKES: Final = {
    "glossary": "Words.\n\n{{ glosary() }}",
    "about/credits": "---\ntitle: Credits\n---\n\n{{ software( }}",
    "about/legal": "\n{{ latest_news(count='three') }}",
    "about/privacy": "Written on {{ now() }}.",
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


@pytest.mark.parametrize("project", [INNO_DROP, MILLS], ids=["inno_drop", "mills"])
def test_a_second_engine_gives_the_same_bytes(
    project: Path,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    by_mkdocs: Path = request.getfixturevalue(request.node.callspec.id)
    copy_project(tmp_path, project)
    shutil.copytree(by_mkdocs.parent / ".cache", tmp_path / ".cache")
    monkeypatch.setenv("SITE_URL", ADDRESSES[project])

    site = Engine.of(tmp_path, NOW).write()

    assert differences(site, by_mkdocs) == ONLY_MKDOCS.keys()


def test_a_second_engine_finds_the_same_mistakes(
    tmp_path: Path, minimal_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_project(tmp_path, MINIMAL)
    shutil.copytree(minimal_site.parent / ".cache", tmp_path / ".cache")
    monkeypatch.setenv("SITE_URL", ADDRESSES[MINIMAL])
    for path, text in MISTAKES.items():
        (tmp_path / f"docs/{path}.md").write_text(text, encoding="utf-8")

    with pytest.raises(ContentError) as raised:
        Engine.of(tmp_path, NOW).write()

    assert len(raised.value.problems) == len(MISTAKES)
    assert report(raised.value.problems) in call_mkdocs(tmp_path, "build").stderr


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
