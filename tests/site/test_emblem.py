"""The emblem of the European Union is drawn to its official geometry: twelve upright stars in gold
on a circle in the middle of a blue field of two to three."""

from __future__ import annotations

import shutil
from pathlib import Path

from dissemination.rules.funding import altered_emblems
from dissemination.rules.site import Site
from tests.support.frozen import THEME


def test_the_emblem_is_drawn_to_its_geometry(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    shutil.copy(THEME / "assets/eu-emblem.svg", tmp_path / "assets")

    assert list(altered_emblems(Site(tmp_path, "https://small.example/"))) == []
