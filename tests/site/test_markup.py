"""The Nu HTML checker finds no error in any page of the two sites."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.markup import errors


@pytest.mark.slow
@pytest.mark.needs("java", "node")
def test_every_page_is_valid(inno_drop: Path, mills: Path, npm: None) -> None:
    assert errors(inno_drop, mills) == []


@pytest.mark.slow
@pytest.mark.needs("java", "node")
def test_an_error_is_seen(tmp_path: Path, npm: None) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><html lang=en><title>A page</title><p><div>No</div></p>"
    )

    assert [error.partition(": ")[0] for error in errors(tmp_path)] == ["index.html:1"]
