"""What the facts of a page say against it: a line each, and none where all is well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import Final
from urllib.parse import urlsplit

from tests.support.facts import PageFacts
from tests.support.shifts import STILL, cumulative
from tests.support.views import Part, View

Fault = Callable[[PageFacts], Iterator[str]]

# Bytes over the wire, headers included; the fonts of a page are those of one script, or all.
WHOLE: Final = 120_000
SCRIPTS: Final = 60_000
FONTS: Final = 40_000
ALL_FONTS: Final = 120_000
OTHER_SCRIPTS: Final = ("greek",)


def on_pages(fault: Fault, pages: Iterable[PageFacts]) -> list[str]:
    """The faults of a kind on some pages, each after the address of its page."""
    return [f"/{page.at}: {first}" for page in pages for first in fault(page)]


def abroad(page: PageFacts) -> Iterator[str]:
    """What a page asks of another host."""
    home = urlsplit(page.root).netloc
    yield from (f"asks {url}" for url in page.view.requests if urlsplit(url).netloc != home)


def reported(page: PageFacts) -> Iterator[str]:
    """What stands in the console of a browser."""
    yield from (f"console: {text}" for text in page.view.console)
    yield from (f"error: {text}" for text in page.view.errors)


def other_text(page: PageFacts) -> Iterator[str]:
    """At which widths a page has other words without JavaScript, and where they differ first."""
    for width in page.widths:
        if width.scripted.text != width.plain.text:
            lines = zip_longest(_lines(width.scripted.text), _lines(width.plain.text))
            first, second = next((pair for pair in lines if pair[0] != pair[1]), ("", ""))
            fault = "text differs with and without JavaScript"
            yield f"{fault} at {width.px} px: {first!r}, not {second!r}"


def sideways(page: PageFacts) -> Iterator[str]:
    """At which widths a page scrolls sideways, with JavaScript or without."""
    for width in page.widths:
        if more := max(width.scripted.sideways, width.plain.sideways):
            yield f"scrolls sideways by {more} px at {width.px} px"


def unsteady(page: PageFacts) -> Iterator[str]:
    """How much of a page moves while it comes, and what."""
    yield from moves(page.view)


def moves(view: View) -> Iterator[str]:
    """How much of a first view moves, and what."""
    if (value := cumulative(view.shifts)) >= STILL:
        yield f"moves by {value:.4f}: {[shift.moved for shift in view.shifts]}"


def heavy(page: PageFacts) -> Iterator[str]:
    """Which budgets a page breaks, and its heaviest files."""
    yield from too_heavy(page.view)


def too_heavy(view: View) -> Iterator[str]:
    """Which budgets a first view breaks, and its heaviest files."""
    others = any(script in part.address for part in view.parts for script in OTHER_SCRIPTS)
    budgets = {"": WHOLE, "Script": SCRIPTS, "Font": ALL_FONTS if others else FONTS}
    for kind, budget in budgets.items():
        if (weight := view.weight(kind)) > budget:
            parts = sorted(filter(lambda part: kind in {"", part.kind}, view.parts), key=_size)
            named = ", ".join(f"{part.address.split('/', 3)[3]} {part.size}" for part in parts[-6:])
            yield f"{kind or 'all'}: {weight} bytes of {budget}: {named}"


def on_paper(page: PageFacts) -> Iterator[str]:
    """What is wrong on paper."""
    yield from page.paper


def moving(page: PageFacts) -> Iterator[str]:
    """What moves for a reader who wants no motion."""
    yield from page.moving


def without_ring(page: PageFacts) -> Iterator[str]:
    """What shows no ring when it has the focus."""
    yield from page.focus


def in_forced_colours(page: PageFacts) -> Iterator[str]:
    """What is lost where the colours are the reader's."""
    yield from page.forced


def spaced(page: PageFacts) -> Iterator[str]:
    """What is lost where letters, words and lines stand further apart."""
    yield from page.spaced


# All but the weight, since pages with rare letters ask for more fonts.
ON_ANY_PAGE: Final[tuple[Fault, ...]] = (
    *(abroad, reported, other_text, sideways, unsteady, on_paper),
    *(moving, without_ring, in_forced_colours, spaced),
)


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _size(part: Part) -> int:
    return part.size
