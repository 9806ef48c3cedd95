"""The pages that stand for all: one of each kind in each of the two sites, and all of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from dissemination.rules.site import Site

# A page of each kind, in each of the two sites.
KINDS = {
    "first": [
        *("", "project/", "project/objectives/", "project/milestones/", "project/results/"),
        *("project/labels/", "project/timeline/", "partners/", "partners/nanoprogress/"),
        *("training/", "training/t1/", "documents/", "news/", "news/berlin-training-note/"),
        *(
            "events/",
            "events/partner/zinnae/",
            "events/berlin-training-2017/",
            "events/2017/04/",
            "best-practices/",
        ),
        *("best-practices/train-with-another-consortium/", "glossary/", "feeds/", "search/"),
        *("about/legal/", "about/components/"),
    ],
    "second": [
        *("", "partners/long/", "partners/template/", "news/page/1/", "news/salt-and-wind/"),
        *("news/long/", "events/kick-off/", "events/long/", "events/open-day-oulu/"),
        *("events/2026/12/", "news/gone/"),
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
