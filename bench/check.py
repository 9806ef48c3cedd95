"""The time of the check: of sound items beside what PyYAML and comrak take to read them alone, and
of items with a dead link each beside sound ones."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Final

import comrak
import yaml

from bench.items import Item, choices, items
from bench.sites import ThisSite
from dissemination.load import load
from dissemination.problems import ContentError
from tests.support.frozen import INNO_DROP

SOUND: Final = 4.3  # 1.3 times what it was before the check looked for what is silently lost
DEAD: Final = 2.0
MOMENT: Final = datetime(2027, 1, 1, tzinfo=UTC)
DEAD_LINK: Final = "\nSee [what was there](../{kind}/{slug}-then.md).\n"


def print_costs(count: int, rounds: int) -> None:
    """Check so many items and print the seconds of CPU and the ratios."""
    print(f"\nThe check of {count:,} items, medians of {rounds} rounds, in processes of their own")
    entries = items(count, choices(INNO_DROP / "data"))
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folders = {kind: Path(name) / kind for kind in ("sound", "dead")}
        _write(folders["sound"], entries)
        _write(folders["dead"], entries, DEAD_LINK)
        alone = _median(_seconds_alone, folders["sound"], rounds)
        sound = _median(_seconds, folders["sound"], rounds)
        dead = _median(_seconds, folders["dead"], rounds)
    print(f"read alone{alone:8.2f} s\nsound{sound:13.2f} s\ndead links{dead:8.2f} s")
    print(f"sound / alone: {_verdict(sound / alone, SOUND)}")
    print(f"dead links / sound: {_verdict(dead / sound, DEAD)}")


def _write(folder: Path, entries: Iterable[Item], last: str = "") -> None:
    site = ThisSite(folder)
    for item in entries:
        site.add(item)
        with site.file(item).open("a", encoding="utf-8") as file:
            file.write(last.format(kind=item.kind, slug=item.slug))


def _median(measured: Callable[[Path], float], folder: Path, rounds: int) -> float:
    """The median of what a measurement gives in fresh processes."""
    fresh = get_context("spawn")
    with ProcessPoolExecutor(1, fresh, max_tasks_per_child=1) as processes:
        return median(processes.submit(measured, folder).result() for _ in range(rounds))


def _seconds(folder: Path) -> float:
    started = time.process_time()
    with suppress(ContentError):
        load(folder, MOMENT)
    return time.process_time() - started


def _seconds_alone(folder: Path) -> float:
    started = time.process_time()
    for path in (folder / "content").rglob("*.md"):
        _, front_matter, body = path.read_text("utf-8").split("---\n", 2)
        yaml.load(front_matter, yaml.CSafeLoader)
        comrak.render_markdown(body)
    return time.process_time() - started


def _verdict(ratio: float, most: float) -> str:
    return f"{ratio:.2f} (at most {most:.1f}: {'holds' if ratio <= most else 'DOES NOT HOLD'})"
