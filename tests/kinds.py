"""The pages that stand for all: one of each kind in each of the two sites, and all of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from links import Site
from test_browser import KINDS


class Served(NamedTuple):
    """A site on this machine: its folder, its address, and the page that stands for each kind."""

    folder: Path
    address: str
    kinds: list[str]

    @property
    def all_pages(self) -> list[str]:
        """Every page of the site, but those that only lead on."""
        return sorted(Site(self.folder, "https://any.example/").full_pages)


def served(request: pytest.FixtureRequest, name: str, serve: Callable[..., str]) -> Served:
    """The first or the second site, served."""
    folder = request.getfixturevalue("built_site" if name == "first" else "second_site")
    return Served(folder, serve(folder), [*KINDS[name], "404.html"])
