"""The time of the PDF edition with 200 practices against that with 20."""

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
from dissemination.publication.document.figures import print_figures
from dissemination.publication.document.internal_links import internal_href, picture_files
from dissemination.publication.document.work import Chapter, Work, work
from dissemination.publication.theme_tokens import theme_tokens
from dissemination.urls import Addresses
from tests.support.frozen import INNO_DROP, THEME

FEW: Final = 20
MANY: Final = 200
TARGET: Final = 12.0
ADDRESSES: Final = Addresses("https://project.example/")


def print_costs(rounds: int) -> None:
    """Typeset both numbers of practices and print the seconds of CPU and their ratio."""
    print(f"\nThe PDF edition, medians of {rounds} rounds, each in a process of its own")
    costs = {count: median(_costs(count, rounds)) for count in (FEW, MANY)}
    for count, seconds in costs.items():
        print(f"{count:4} practices{seconds:9.2f} s CPU")
    ratio = costs[MANY] / costs[FEW]
    print(
        f"ratio {ratio:.1f}, target {TARGET:.0f}: {'holds' if ratio <= TARGET else 'DOES NOT HOLD'}"
    )


def _costs(count: int, rounds: int) -> list[float]:
    """The CPU seconds of each round, in a fresh process, since typst caches within one."""
    fresh = get_context("spawn")
    with ProcessPoolExecutor(1, fresh, max_tasks_per_child=1) as processes:
        return [processes.submit(_seconds, count).result() for _ in range(rounds)]


def _seconds(count: int) -> float:
    library = load(INNO_DROP, datetime(2027, 1, 1, tzinfo=UTC))
    tokens = theme_tokens(THEME)
    figures = print_figures(library, tokens.colours)
    whole = work(library, ADDRESSES, internal_href(library, ADDRESSES), figures.draw)
    files = {
        **figures.files,
        **picture_files(library, lambda path: (INNO_DROP / path).read_bytes()),
    }
    started = time.process_time()
    book(_with(whole, count), library, tokens, files)
    return time.process_time() - started


def _with(whole: Work, count: int) -> Work:
    """The work with `count` practices: its own, repeated under other anchors."""
    own = whole.practices
    chapters = tuple(_copy(own[n % len(own)], n // len(own)) for n in range(count))
    return replace(whole, parts=(replace(whole.parts[0], chapters=chapters),))


def _copy(chapter: Chapter, number: int) -> Chapter:
    if not number:
        return chapter
    other = f"{chapter.id}-{number}"
    renamed = str(chapter.html).replace(f'id="{chapter.id}', f'id="{other}')
    return replace(chapter, id=other, html=Markup(renamed))
