"""No file of a built site loads anything from another host."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissemination.rules.links import foreign_loads
from dissemination.rules.site import Site
from tests.support.sound_site import write_site


@pytest.mark.parametrize(
    ("fixture", "root"),
    [("inno_drop", "https://none.invalid/"), ("mills", "https://mills.example/")],
)
def test_no_file_loads_anything_from_another_host(
    fixture: str, root: str, request: pytest.FixtureRequest
) -> None:
    site = Site(request.getfixturevalue(fixture), root)

    assert {Path(file).suffix for file in site.files} >= {".html", ".css", ".js", ".svg", ".xml"}
    assert list(foreign_loads(site)) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ('<img srcset="https://x.example/a.png 2x">', "https://x.example/a.png"),
        ('<link rel="preload" href="//x.example/a">', "//x.example/a"),
        ('<p style="background: url(//x.example/b)">', "//x.example/b"),
        ('<script>fetch("https://x.example/c")</script>', "https://x.example/c"),
    ],
)
def test_what_a_page_loads_is_seen(tmp_path: Path, text: str, address: str) -> None:
    site = write_site(tmp_path, **{"index.html": text})

    assert [breach.message.split(" loads ")[1] for breach in foreign_loads(site)] == [address]
