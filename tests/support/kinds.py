"""The pages that stand for all: one of each kind, and all of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from dissemination.rules.site import Site
from tests.support.one_of_each import one_of_each

# The fixtures of the sites, by the names that tests have for them.
SITES: Final = {
    "first": "inno_drop",
    "second": "mills",
    "large": "large",
    "minimal": "minimal_site",
}
# A page of each kind, in each of the sites.
KINDS: Final = {
    "first": [
        *("", "project/results/", "project/timeline/", "partners/nanoprogress/", "training/"),
        *("news/", "news/berlin-training-note/", "events/", "events/berlin-training-2017/"),
        *("events/2017/04/", "best-practices/", "best-practices/train-with-another-consortium/"),
        *("glossary/", "feeds/", "search/", "about/components/"),
        *("project/", "project/objectives/", "project/milestones/", "project/labels/"),
        *("partners/", "training/t1/", "documents/", "events/partner/zinnae/", "about/legal/"),
    ],
    "second": [
        *("", "partners/long/", "news/long/", "events/long/", "events/open-day-oulu/"),
        *("events/2026/12/", "news/gone/"),
        *("partners/template/", "news/page/1/", "news/salt-and-wind/", "events/kick-off/"),
        "news/harvest/pans-in-the-evening/",
    ],
    "large": [
        *("", "partners/", "partners/havlys/", "news/", "news/long/", "news/towers-awake/"),
        *("events/", "events/general-assembly-2027/", "project/", "project/timeline/"),
        *("project/sources/", "best-practices/consortium/", "data/", "feeds/"),
        *("project/work-packages/", "project/milestones/", "project/results/", "documents/"),
        *("partners/hoernum/", "partners/faros/", "news/hebrew/", "news/emoji/", "events/2026/"),
    ],
    "minimal": ["", "partners/", "partners/first/", "project/"],
}
# The sites that have pages of every kind; the others have awkward texts, or next to nothing.
WITH_EVERY_KIND: Final = ("first", "large")


class Served(NamedTuple):
    """A site on this machine: its folder, its address, and the pages that stand for all."""

    folder: Path
    address: str
    pages: list[str]

    @property
    def all_pages(self) -> list[str]:
        """Every page of the site, but those that only lead on."""
        return sorted(Site(self.folder, "https://any.example/").full_pages)


def pages_of(name: str, folder: Path) -> list[str]:
    """The pages that stand for all of a site: those of its kinds, and the longest of every kind
    where it has them all."""
    longest = one_of_each(Site(folder, "https://any.example/")) if name in WITH_EVERY_KIND else []
    return sorted({*longest, *KINDS[name], "404.html"})


def served(request: pytest.FixtureRequest, name: str, serve: Callable[..., str]) -> Served:
    """A site, served."""
    folder: Path = request.getfixturevalue(SITES[name])
    return Served(folder, serve(folder), pages_of(name, folder))
