"""The handbook is built without a warning, and asks nothing of other hosts."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest

from tests.support.frozen import ROOT
from tests.support.mkdocs import run_mkdocs

LOADED = "//script/@src | //img/@src | //link[@rel!='canonical']/@href | //iframe/@src"


@pytest.mark.slow
def test_the_handbook_is_built_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    run = run_mkdocs(ROOT / "handbook", "build", "--site-dir", str(tmp_path))
    assert run.returncode == 0, run.stderr

    pages = sorted(tmp_path.rglob("*.html"))
    assert {page.parent.name for page in pages} >= {"if-the-check-complains"}
    for page in pages:
        tree = lxml.html.parse(str(page))
        loaded = [str(address) for address in tree.xpath(LOADED)]
        assert [address for address in loaded if "//" in address] == []
        assert len(loaded) > 3
    assert [
        sheet.name
        for sheet in tmp_path.rglob("*.css")
        if "url(http" in sheet.read_text("utf-8") or "@import" in sheet.read_text("utf-8")
    ] == []
