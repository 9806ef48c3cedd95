"""The Nu HTML checker finds no error in any page of the two sites."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from conftest import PROGRAMS

VNU = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"


@pytest.mark.slow
@pytest.mark.needs("java", "node")
def test_every_page_is_valid(built_site: Path, second_site: Path, npm: None) -> None:
    assert errors(built_site, second_site) == []


@pytest.mark.slow
@pytest.mark.needs("java", "node")
def test_an_error_is_seen(tmp_path: Path, npm: None) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><html lang=en><title>A page</title><p><div>No</div></p>"
    )

    assert [error.partition(": ")[0] for error in errors(tmp_path)] == ["index.html:1"]


def errors(*folders: Path) -> list[str]:
    """What the checker takes for an error, a line each."""
    run = subprocess.run(
        [
            *(str(PROGRAMS["java"].path), "-Xss2m", "-jar", str(VNU), "--format", "json"),
            *("--skip-non-html", "--errors-only", *map(str, folders)),
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    found = json.loads(run.stderr)["messages"]
    return [
        f"{_under(one.get('url', ''), folders)}:{one.get('lastLine')}: {one['message']}: "
        f"{one.get('extract', '').strip()}"
        for one in found
    ]


def _under(url: str, folders: tuple[Path, ...]) -> str:
    """The path of a file within the folder that holds it."""
    for folder in folders:
        url = url.removeprefix(f"file:{folder}/")
    return url
