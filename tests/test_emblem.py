"""The emblem of the European Union is drawn to its official geometry: twelve upright stars in gold
on a circle in the middle of a blue field of two to three."""

from __future__ import annotations

from pathlib import Path

from dissemination.rules.funding import altered_emblems
from dissemination.rules.site import Site

DOCS = Path(__file__).resolve().parent.parent / "docs"


def test_the_emblem_is_drawn_to_its_geometry() -> None:
    assert list(altered_emblems(Site(DOCS, "https://small.example/"))) == []
