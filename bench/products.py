"""Feeds and calendars against what feedgen and icalendar alone need for the same entries.

Everything is measured in one process, with the libraries in memory and the bodies rendered before.
Which side goes first changes from round to round. Ours begins with an empty cache and saves it to
a file; then one event gets another title, and all feeds and calendars are created again with the
cache from the file. Opening and writing the file is counted. Ratios are of CPU time
within a round, and the median of the rounds counts.
"""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Final

from bench import calendars as of_calendars
from bench import feeds as of_feeds
from dissemination.cache import Cache
from dissemination.calendars import calendars
from dissemination.feeds import feeds
from dissemination.library.library import Library
from dissemination.urls import Addresses

ADDRESSES: Final = Addresses("https://bench.example/")
# What feeds and calendars may cost at most of what feedgen and icalendar alone cost, in CPU time;
# and what they may cost of that when one item changed.
WHOLE: Final = 2.5
CHANGED: Final = 0.1

Files = dict[str, bytes]


@dataclass(frozen=True)
class Seconds:
    """The CPU time of the other's work, of ours, and of ours again when one item changed."""

    alone: float
    whole: float
    changed: float

    def __add__(self, other: Seconds) -> Seconds:
        return Seconds(
            self.alone + other.alone, self.whole + other.whole, self.changed + other.changed
        )


@dataclass(frozen=True)
class Product:
    """The files of a library, of the same one with a changed item, and those of a package alone."""

    name: str
    package: str
    library: Library
    changed: Library
    make: Callable[[Library, Addresses, Cache], Files]
    alone: Callable[[], object]

    def seconds(self, alone_first: bool) -> Seconds:
        """A round."""
        before = [seconds(self.alone)] if alone_first else []
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            file = Path(folder) / "cache.sqlite"
            whole = seconds(lambda: self.build(self.library, file))
            again = seconds(lambda: self.build(self.changed, file))
        alone = before or [seconds(self.alone)]
        return Seconds(alone[0], whole, again)

    def build(self, library: Library, file: Path) -> Files:
        """All files of a library, with the cache in a file."""
        cache = Cache(file)
        files = self.make(library, ADDRESSES, cache)
        cache.save()
        return files

    def size(self) -> str:
        """The number and size of files, and how many of them a changed item changes, in words."""
        files, changed_files = (
            self.make(library, ADDRESSES, Cache()) for library in (self.library, self.changed)
        )
        megabytes = sum(map(len, files.values())) / 1e6
        other = sum(files.get(address) != content for address, content in changed_files.items())
        return f"{len(files):,} {self.name} ({megabytes:.0f} MB; one item changes {other})"


def print_costs(items: int, events: int, rounds: int) -> None:
    """Print what feeds of so many items and calendars of so many events cost."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        items_library = of_feeds.library_of_items(Path(name) / "items", items)
        events_library = of_calendars.library_of_events(Path(name) / "events", events)
    with of_feeds.rendered_bodies(items_library, ADDRESSES):
        entries = of_feeds.feed_documents(items_library, ADDRESSES)
        products = (
            Product(
                "feeds",
                "feedgen",
                items_library,
                with_changed_title(items_library),
                feeds,
                lambda: of_feeds.feedgen_alone(entries),
            ),
            Product(
                "calendars",
                "icalendar",
                events_library,
                with_changed_title(events_library),
                calendars,
                lambda: of_calendars.icalendar_alone(events_library, ADDRESSES),
            ),
        )
        sizes = ", ".join(product.size() for product in products)
        print(f"\n{items:,} items, {events:,} events: {sizes}; {rounds} rounds\n")
        costs = [_round(number, products) for number in range(1, rounds + 1)]
    _print(costs, products)


def with_changed_title(library: Library) -> Library:
    """The library with another title of the event in the middle of all."""
    key = list(library.events)[len(library.events) // 2]
    entry = library.events[key]
    item = entry.item.model_copy(update={"title": f"{entry.item.title}, corrected"})
    other = replace(entry, item=item, digest="another file")
    return replace(library, events={**library.events, key: other})


def seconds(work: Callable[[], object]) -> float:
    """The CPU time of some work."""
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


def _round(number: int, products: tuple[Product, ...]) -> list[Seconds]:
    print(f"round {number}: feeds and calendars …", end=" ", flush=True)
    costs = [product.seconds(alone_first=number % 2 == 1) for product in products]
    both = _both(costs)
    print(f"alone {both.alone:.2f}, here {both.whole:.2f}, again {both.changed:.2f} s CPU")
    return costs


def _both(costs: list[Seconds]) -> Seconds:
    return sum(costs, Seconds(0, 0, 0))


def _print(rounds: list[list[Seconds]], products: tuple[Product, ...]) -> None:
    names = [f"{product.name} / {product.package}" for product in products]
    print(f"\n{'CPU s':24}{'alone':>9}{'here':>9}{'again':>9}{'ratio':>9}{'changed':>9}")
    for at, name in enumerate(names):
        _print_row(name, [costs[at] for costs in rounds])
    together = [_both(costs) for costs in rounds]
    _print_row("together", together)
    ratio = median(cost.whole / cost.alone for cost in together)
    again = median(cost.changed / cost.whole for cost in together)
    print(f"\nfeeds and calendars together: {_judgement(ratio, WHOLE, '.1f')}")
    print(f"one item changed: {_judgement(again, CHANGED, '.2f', ' of that')}")


def _print_row(name: str, costs: list[Seconds]) -> None:
    times = [median(getattr(c, side) for c in costs) for side in ("alone", "whole", "changed")]
    ratio = median(c.whole / c.alone for c in costs)
    again = median(c.changed / c.whole for c in costs)
    print(f"{name:24}{''.join(f'{figure:9.2f}' for figure in times)}{ratio:9.2f}{again:9.2f}")


def _judgement(ratio: float, most: float, digits: str, of: str = "") -> str:
    verdict = "holds" if ratio <= most else "DOES NOT HOLD"
    return f"{ratio:.2f}{of} (at most {most:{digits}}: {verdict})"
