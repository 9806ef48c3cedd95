"""How long the PDF edition takes as the practices become more: 200 of them against 20."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context
from statistics import median
from typing import Final

from markupsafe import Markup

from dissemination.load import load
from dissemination.publication.book import book
from dissemination.publication.document.figures import Drawn, drawn
from dissemination.publication.document.inside import inside, picture_files
from dissemination.publication.document.work import Chapter, Work, work
from dissemination.publication.theme_tokens import theme_tokens
from dissemination.urls import Addresses
from tests.support.frozen import INNO_DROP, ROOT

FEW: Final = 20
MANY: Final = 200
TARGET: Final = 12.0
ADDRESSES: Final = Addresses("https://project.example/")


def measured(rounds: int) -> None:
    """Typeset both and print the seconds of CPU and their ratio."""
    print(f"\nThe PDF edition, medians of {rounds} rounds, each in a process of its own")
    costs = {count: median(_costs(count, rounds)) for count in (FEW, MANY)}
    for count, seconds in costs.items():
        print(f"{count:4} practices{seconds:9.2f} s CPU")
    ratio = costs[MANY] / costs[FEW]
    print(
        f"ratio {ratio:.1f}, target {TARGET:.0f}: {'holds' if ratio <= TARGET else 'DOES NOT HOLD'}"
    )


def _costs(count: int, rounds: int) -> list[float]:
    """The seconds of each round; typst remembers what it has set as long as a process lives."""
    fresh = get_context("spawn")
    with ProcessPoolExecutor(1, fresh, max_tasks_per_child=1) as processes:
        return [processes.submit(_seconds, count).result() for _ in range(rounds)]


def _seconds(count: int) -> float:
    found = load(INNO_DROP, datetime(2027, 1, 1, tzinfo=UTC))
    appearance = theme_tokens(ROOT / "docs" / "assets")
    figures = drawn(found, appearance.colours)
    whole = work(found, ADDRESSES, inside(found, ADDRESSES), figures.draw)
    files = Drawn(figures.draw, {**figures.files, **picture_files(found, INNO_DROP)})
    started = time.process_time()
    book(_with(whole, count), found, ADDRESSES, appearance, files.files)
    return time.process_time() - started


def _with(whole: Work, count: int) -> Work:
    """The work with so many practices: its own ones, again and again under other anchors."""
    known = whole.practices
    chapters = tuple(_again(known[n % len(known)], n // len(known)) for n in range(count))
    return replace(whole, parts=(replace(whole.parts[0], chapters=chapters),))


def _again(chapter: Chapter, number: int) -> Chapter:
    if not number:
        return chapter
    other = f"{chapter.id}-{number}"
    renamed = str(chapter.html).replace(f'id="{chapter.id}', f'id="{other}')
    return replace(chapter, id=other, html=Markup(renamed))
