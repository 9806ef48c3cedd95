"""Files of the look that are broken are told with file and line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

import pytest

from dissemination.problems import ContentError
from dissemination.publication.theme_tokens import COLOURS, theme_tokens
from dissemination.publication.typesetting import TEMPLATES
from tests.support.frozen import ROOT

ASSETS: Final = ROOT / "docs/assets"
TOKENS: Final = (ASSETS / "tokens.css").read_text("utf-8")
NO_DROP: Final = "docs/assets/tokens.css:3: a colour of the light theme is missing; write below"


def lines(tmp_path: Path, name: str, content: bytes) -> list[str]:
    """What is told of a file of docs/assets/ that is spoilt."""
    assets = Path(shutil.copytree(ASSETS, tmp_path / "assets"))
    (assets / name).write_bytes(content)
    with pytest.raises(ContentError) as caught:
        theme_tokens(assets)
    return str(caught.value).splitlines()


def test_the_colours_of_print_are_asked_for() -> None:
    colours = set(theme_tokens(ASSETS).colours)
    used = {
        name
        for file in TEMPLATES.glob("*.typ")
        for name in re.findall(r'"([a-z-]+)"', file.read_text("utf-8"))
    }
    assert used & colours <= set(COLOURS) <= colours


@pytest.mark.parametrize("spoilt", ["", ": red", ": #04", ": #044556", "-: #044556;", ": #04455G;"])
def test_a_colour_that_is_none_is_told(tmp_path: Path, spoilt: str) -> None:
    content = TOKENS.replace("--drop: #044556;", f"--drop{spoilt}", 1)
    [line] = lines(tmp_path, "tokens.css", content.encode())
    assert line.startswith(NO_DROP)
    assert "--drop: #" in line


@pytest.mark.parametrize(
    ("content", "line"), [(b"body {}", 1), (b"", 1), (b"\n\n:root {\n  --\xff", 3)]
)
def test_a_sheet_without_colours_is_told(tmp_path: Path, content: bytes, line: int) -> None:
    told = lines(tmp_path, "tokens.css", content)
    assert told[0].startswith(f"docs/assets/tokens.css:{line}: a colour of the light theme")
    assert len(told) == len(COLOURS)


@pytest.mark.parametrize("name", ["drop.svg", "passage.svg", "membrane.svg"])
@pytest.mark.parametrize(
    ("content", "line"), [(b"<svg>\n<path>\n</svg>", 3), (b"", 1), (b"\n\nno drawing", 3)]
)
def test_a_drawing_that_is_none_is_told(
    tmp_path: Path, name: str, content: bytes, line: int
) -> None:
    [told] = lines(tmp_path, name, content)
    assert told.startswith(f"docs/assets/{name}:{line}: this drawing is broken here (")
    assert told.endswith("); save it again as a plain SVG")
