"""What is promised of the costs of a site: a row for each promise, with what it may be at most."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bench.round import Round

PACKAGE: Final = "hooks/dissemination"
# Rooms by what they are for, as patterns of paths; `**` is any number of folders.
READING: Final = tuple(
    f"{PACKAGE}/{room}"
    for room in (
        *("source/**", "markdown/**", "model/**", "checks/**", "library/**", "locale/**"),
        *("load.py", "problems.py", "urls/**", "glyphs/**"),
    )
)
CARDS: Final = (f"{PACKAGE}/publication/cards/**",)
PRODUCTS: Final = tuple(f"{PACKAGE}/{room}/**" for room in ("feeds", "calendars"))
PRINT: Final = tuple(
    f"{PACKAGE}/publication/{part}" for part in ("*.py", "document/**", "typst/**", "fonts/**")
)
PUBLISHING: Final = tuple(
    f"{PACKAGE}/{room}" for room in ("build/**", "cache.py", "publish.py", "output.py")
)
PAGES: Final = (
    *(f"{PACKAGE}/{room}/**" for room in ("site", "templating", "theme", "figures", "images")),
    *(f"{PACKAGE}/{room}/**" for room in ("linked_data", "open_data")),
    *(f"{PACKAGE}/{name}" for name in ("adapter/**", "cli.py")),
)
BUILD: Final = (*READING, *PRODUCTS, *PUBLISHING, *PAGES)
DESK: Final = (f"{PACKAGE}/desk/**", f"{PACKAGE}/rules/**")

Figure = Callable[[Round], float]


@dataclass(frozen=True)
class Row:
    """A promise: `figure` of this site is at most `must`, in `unit`; with a `peer` it is the ratio
    to the peer's figure. `files` are patterns of the paths on which it depends."""

    name: str
    title: str
    figure: Figure
    must: float
    aim: float | None = None
    peer: Figure | None = None
    unit: str = ""
    files: tuple[str, ...] = BUILD

    def measured(self, of: Round) -> float:
        """The figure or ratio of a round; which side is measured first is the round's."""
        if self.peer is None:
            return self.figure(of)
        if of.peer_first:
            peer = self.peer(of)
            return self.figure(of) / peer
        return self.figure(of) / self.peer(of)

    def holds(self, value: float) -> bool:
        """Whether a value keeps the promise."""
        return value <= self.must

    def verdict(self, value: float) -> str:
        """Whether a value keeps the promise, and the aim, in words."""
        if not self.holds(value):
            return "**does not hold**"
        return "holds" if self.aim is None or value > self.aim else "holds, and the aim"

    def text(self, value: float) -> str:
        """A value of it as readers see it."""
        digits = 0 if self.unit in {"MB", "files"} else 1 if self.unit or value >= 100 else 3
        return f"{value:.{digits}f}{f' {self.unit}' if self.unit else ''}"


def _of_hugo(part: float) -> Figure:
    return lambda of: of.hugo().cpu * part


ROWS: Final = (
    Row(
        "cold",
        "1,000 items cold, all but cards, pictures and print, against Material's blog, CPU",
        lambda of: of.cold(of.sizes.few).cpu,
        *(0.28, 0.20),
        lambda of: of.blog().cpu,
    ),
    Row(
        "cold-hugo",
        "the same against Hugo, wall",
        lambda of: of.cold(of.sizes.few).wall,
        *(3.0, 2.0),
        lambda of: of.hugo().wall,
    ),
    Row(
        "cold-cards",
        "1,000 items cold, everything, a card for every item, against Material's blog, CPU",
        lambda of: of.cold(of.sizes.few, has_cards=True).cpu,
        *(0.7, 0.5),
        lambda of: of.blog().cpu,
        files=(*BUILD, *CARDS),
    ),
    Row(
        "card",
        "one card, against the thousandth part of a Hugo build of 1,000, CPU",
        lambda of: of.card().cpu,
        *(3.0, 2.2),
        lambda of: of.hugo().cpu / of.sizes.few,
        files=(*CARDS, f"{PACKAGE}/glyphs/**", f"{PACKAGE}/cache.py"),
    ),
    Row(
        "added",
        "one item added to 1,000, everything, against a whole Hugo build, CPU",
        lambda of: of.added(of.sizes.few, has_cards=True).cpu,
        *(0.5, 0.3),
        _of_hugo(1),
        files=(*BUILD, *CARDS),
    ),
    Row(
        "unchanged",
        "nothing changed in 1,000, against the same, CPU",
        lambda of: of.unchanged(of.sizes.few, has_cards=True).cpu,
        *(0.15, 0.07),
        _of_hugo(1),
        files=(*PUBLISHING, f"{PACKAGE}/cli.py", f"{PACKAGE}/source/**"),
    ),
    Row(
        "added-many",
        "one item added to 10,000, against our own with 1,000, CPU",
        lambda of: of.added(of.sizes.many).cpu,
        *(4, 3),
        lambda of: of.added(of.sizes.few).cpu,
    ),
    Row(
        "cold-many",
        "10,000 items cold, without cards, against a program that only reads the sources and "
        "writes the same bytes, wall",
        lambda of: of.cold(of.sizes.many).wall,
        *(20, 12),
        lambda of: of.copying(of.sizes.many).wall,
    ),
    Row(
        "growth",
        "growth: (cost at 10,000 − cost at 0) ÷ (cost at 1,000 − cost at 0), CPU, each on one "
        "processor, since two that share a memory are slower each",
        lambda of: of.cold_on_one_processor(of.sizes.many).cpu - of.cold(0).cpu,
        *(10.5, 10.0),
        lambda of: of.cold(of.sizes.few).cpu - of.cold(0).cpu,
    ),
    Row(
        "memory",
        "peak memory at 10,000 items",
        lambda of: of.cold(of.sizes.many).peak,
        *(500, 350),
        unit="MB",
    ),
    Row(
        "rewritten",
        "output files rewritten when one item is added to 10,000, beyond 4 for each list in which "
        "it stands",
        lambda of: of.rewritten(of.sizes.many),
        15,
        unit="files",
    ),
    Row(
        "print-memory",
        "peak memory, publication of 200 practices, and with one changed",
        lambda of: max(of.publication().peak, of.publication_changed().peak),
        *(750, 620),
        unit="MB",
        files=PRINT,
    ),
    Row(
        "book",
        "the book of 200 practices, against its bare text in one compile, CPU",
        lambda of: of.typeset(of.sizes.practices).cpu,
        *(2.0, 1.5),
        lambda of: of.bare().cpu,
        files=PRINT,
    ),
    Row(
        "practice",
        "one practice of 200 changed (PDF, EPUB, its leaflet), against all of it cold, CPU",
        lambda of: of.publication_changed().cpu,
        *(0.3, 0.2),
        lambda of: of.publication().cpu,
        files=(*PRINT, f"{PACKAGE}/cache.py"),
    ),
    Row(
        "book-growth",
        "the book of 200 practices, against one of 20, CPU",
        lambda of: of.typeset(of.sizes.practices).cpu,
        must=12,
        peer=lambda of: of.typeset(of.sizes.practices // 10).cpu,
        files=PRINT,
    ),
    Row(
        "serve",
        "one of 1,000 items saved, until the browser has it, against the same of `mkdocs serve` "
        "with an empty Material site, wall",
        lambda of: of.seen().wall,
        *(1.5, 0.8),
        lambda of: of.seen_of_empty().wall,
    ),
    Row(
        "check",
        "`dissemination check`, 10,000 items, all new, against a loop that composes the YAML and "
        "runs comrak and nh3 on the same files, CPU",
        lambda of: of.check_all_new().cpu,
        *(1.4, 1.1),
        lambda of: of.reading().cpu,
        files=(*READING, f"{PACKAGE}/cli.py"),
    ),
    Row(
        "check-unchanged",
        "the same, nothing changed",
        lambda of: of.check_unchanged().cpu,
        *(0.15, 0.1),
        lambda of: of.reading().cpu,
        files=(*READING, f"{PACKAGE}/cli.py"),
    ),
    Row(
        "check-alone",
        "reading and checking 1,000 items, against PyYAML and comrak alone, CPU",
        lambda of: of.load().cpu,
        must=4.3,
        peer=lambda of: of.alone().cpu,
        files=READING,
    ),
    Row(
        "dead-links",
        "reading and checking 1,000 items with a dead link each, against sound ones, CPU",
        lambda of: of.load_dead().cpu,
        must=2.0,
        peer=lambda of: of.load().cpu,
        files=READING,
    ),
    Row(
        "products",
        "feeds and calendars of 10,000 items, against feedgen and icalendar alone, CPU",
        lambda of: of.products("whole"),
        must=2.5,
        peer=lambda of: of.products("alone"),
        files=PRODUCTS,
    ),
    Row(
        "products-changed",
        "one item changed, against all feeds and calendars, CPU",
        lambda of: of.products("changed"),
        must=0.1,
        peer=lambda of: of.products("whole"),
        files=(*PRODUCTS, f"{PACKAGE}/cache.py"),
    ),
    Row(
        "verify",
        "`make verify` after one item was added, 1,000 items, wall",
        lambda of: of.verify().wall,
        *(60, 20),
        unit="s",
        files=(*BUILD, *CARDS, *DESK),
    ),
)
