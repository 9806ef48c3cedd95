"""The pages that stand for all: one of each layout, one of each kind, and all of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from dissemination.rules.site import Site

# A page of each layout, in each of the two sites: what the fast run opens.
LAYOUTS: Final = {
    "first": [
        *("", "project/results/", "project/timeline/", "partners/nanoprogress/", "training/"),
        *("news/", "news/berlin-training-note/", "events/", "events/berlin-training-2017/"),
        *("events/2017/04/", "best-practices/", "best-practices/train-with-another-consortium/"),
        *("glossary/", "feeds/", "search/", "about/components/"),
    ],
    "second": [
        *("", "partners/long/", "news/long/", "events/long/", "events/open-day-oulu/"),
        *("events/2026/12/", "news/gone/"),
    ],
}
# A page of each kind.
KINDS: Final = {
    "first": [
        *LAYOUTS["first"],
        *("project/", "project/objectives/", "project/milestones/", "project/labels/"),
        *("partners/", "training/t1/", "documents/", "events/partner/zinnae/", "about/legal/"),
    ],
    "second": [
        *LAYOUTS["second"],
        *("partners/template/", "news/page/1/", "news/salt-and-wind/", "events/kick-off/"),
    ],
}


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
    folder = request.getfixturevalue("inno_drop" if name == "first" else "mills")
    return Served(folder, serve(folder), [*KINDS[name], "404.html"])
