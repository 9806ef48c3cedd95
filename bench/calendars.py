"""Measure the calendars of 2,000 events: `python -m bench.calendars --events 2000 --rounds 5`.

All calendars of a library (of everything, of each type, partner and training action, and a file
for each event) are measured against icalendar alone, which writes one calendar of the same
entries, built before. The ratio is of CPU time within a round, and the median of the rounds counts.
Figures are printed and never asserted.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Final

import icalendar
import yaml

from dissemination.addresses import Addresses
from dissemination.calendars import calendars
from dissemination.calendars.event import vevent
from dissemination.library.checking import library
from dissemination.library.library import Library

REPOSITORY: Final = Path(__file__).resolve().parent.parent
MOMENT: Final = datetime(2026, 11, 22, 12, tzinfo=UTC)
ADDRESSES: Final = Addresses("https://bench.example/")
# What the calendars may cost at most of what icalendar alone costs, in CPU time.
TARGET: Final = 2.5
ZONES: Final = ("Europe/Berlin", "Europe/Madrid", "Europe/London", "America/New_York")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="bench.calendars", description="Measure the calendars.")
    parser.add_argument("--events", type=int, default=2000, help="how many events (2,000)")
    parser.add_argument("--rounds", type=int, default=5, help="how many rounds (5)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        measured(written(Path(name), asked.events), asked.rounds)


def measured(found: Library, rounds: int) -> None:
    """Print what each round costs, and the median of the ratios."""
    files = calendars(found, ADDRESSES)
    size = sum(map(len, files.values())) / 1e6
    print(f"{len(found.events):,} events, {len(files):,} calendars, {size:.1f} MB")
    ratios = []
    for number in range(1, rounds + 1):
        alone = seconds(lambda: icalendar_alone(found))
        ours = seconds(lambda: calendars(found, ADDRESSES))
        ratios.append(ours / alone)
        print(f"round {number}: icalendar {alone:.2f} s, calendars {ours:.2f} s CPU")
    verdict = "holds" if median(ratios) <= TARGET else "is missed"
    print(f"ratio {median(ratios):.2f}; the target of {TARGET} {verdict}")


def seconds(work: Callable[[], object]) -> float:
    """The CPU time of some work."""
    began = time.process_time()
    work()
    return time.process_time() - began


def icalendar_alone(found: Library) -> bytes:
    """One calendar of the events with a known day, made and written by icalendar."""
    whole = icalendar.Calendar()
    whole.add("prodid", "-//bench//EN")
    whole.add("version", "2.0")
    for article in found.events.values():
        if article.item.start:
            whole.add_component(vevent(article, found, ADDRESSES))
    return bytes(whole.to_ical())


def written(folder: Path, count: int) -> Library:
    """The library of this repository's project with `count` invented events more."""
    for name in ("data", "content", "docs"):
        shutil.copytree(REPOSITORY / name, folder / name)
    site = yaml.safe_load((folder / "data/site.yml").read_text("utf-8"))
    partners = yaml.safe_load((folder / "data/partners.yml").read_text("utf-8"))
    events = folder / "content/events"
    for number in range(count):
        kind = site["event_types"][number % len(site["event_types"])]["id"]
        partner = partners[number % len(partners)]["id"]
        (events / f"e{number}.md").write_text(event(number, kind, partner), encoding="utf-8")
    return library(folder, MOMENT)


def event(number: int, kind: str, partner: str) -> str:
    """The file of an event; every second one has hours."""
    day = date(2016, 1, 1) + timedelta(days=2 * number)
    if number % 2:
        zone = ZONES[number // 2 % len(ZONES)]
        when = f"start: {day} 10:30\nend: {day} 16:00\nzone: {zone}"
    else:
        when = f"start: {day}\nend: {day + timedelta(days=2)}"
    return (
        f"---\nid: e{number}\ntitle: Event {number}, with “words”; and more\n"
        f"summary: What event {number} is about, in a sentence that is as long as such a one is.\n"
        f"type: {kind}\n{when}\npublished: 2015-06-01\nstatus: planned\n"
        f"place: {{name: Town hall, street: Main street 1, town: Berlin, country: DE}}\n"
        f"partners: [{partner}]\n---\nText.\n"
    )


if __name__ == "__main__":
    main()
