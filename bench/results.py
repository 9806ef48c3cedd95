"""The results as Markdown: every row, what was measured, and on what."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Final

from bench.measure import Cost
from bench.peers import environment as peers
from bench.places import Sizes
from bench.project import ROOT
from bench.rows import Row

FILE: Final = ROOT / "bench" / "RESULTS.md"
REASONS: Final = ROOT / "bench" / "REASONS.md"


@dataclass(frozen=True)
class Value:
    """What the rounds gave for a row, the rounds' in their order."""

    row: Row
    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The value that counts."""
        return median(self.rounds)


def table(values: Sequence[Value]) -> str:
    """The rows as a table, with the lowest and highest value where there are several rounds."""
    head = ["| row | what | measured | lowest to highest | must | aim | |", f"|{' --- |' * 7}"]
    return "\n".join([*head, *map(_line, values)])


def _line(value: Value) -> str:
    row = value.row
    several = len(value.rounds) > 1
    spread = f"{row.text(min(value.rounds))} to {row.text(max(value.rounds))}" if several else ""
    limits = (row.must, row.aim)
    must, aim = ("" if limit is None else f"{limit:g} {row.unit}".strip() for limit in limits)
    cells = (f"`{row.name}`", row.title, f"**{row.text(value.median)}**", spread, must, aim)
    return f"| {' | '.join((*cells, row.verdict(value.median)))} |"


def costs_table(rounds: Sequence[dict[str, Cost]]) -> str:
    """What was measured, as medians of the rounds; a zero is left out."""
    lines = ["| measured | CPU s | wall s | peak MB |", "| --- | ---: | ---: | ---: |"]
    for name in dict.fromkeys(name for costs in rounds for name in costs):
        costs = [of[name] for of in rounds if name in of]
        cpu, wall, peak = (
            median(getattr(cost, part) for cost in costs) for part in ("cpu", "wall", "peak")
        )
        texts = (f"{cpu:.3f}", f"{wall:.2f}", f"{peak:.0f}")
        shown = [text if float(text) else "" for text in texts]
        lines.append(f"| {' | '.join((name, *shown))} |")
    return "\n".join(lines)


def circumstances(rounds: int, sizes: Sizes, disk: str, seconds: float) -> str:
    """On what it was measured: commit, versions, machine, disk, rounds, and whether in small."""
    machine = f"{platform.system()} {platform.machine()}, {_processor()}, {os.cpu_count()} cores"
    number = f"{rounds} {'round' if rounds == 1 else 'rounds'}"
    lines = (
        f"commit {_commit()}",
        _versions(),
        f"{machine}, on {disk}",
        f"medians of {number}, {seconds / 60:.0f} minutes in all",
        *([] if sizes == Sizes() else [f"tried with {sizes.few:,} items where rows say 1,000"]),
    )
    return "\n".join(f"- {line}" for line in lines)


def document(table: str, circumstances: str, costs: str) -> str:
    """The whole text of the results, with the reasons that are kept by hand."""
    reasons = REASONS.read_text("utf-8").partition("\n")[2].strip()
    below = f"{reasons}\n\n" if reasons else ""
    return (
        "# Results of `make bench`\n\n"
        "Written by `make bench`; each row is explained in `rows.py`. Ratios are of one round, and "
        "the median of the rounds counts.\n\n"
        f"{circumstances}\n\n{table}\n\n{below}## What was measured\n\n{costs}\n"
    )


def _commit() -> str:
    """The commit, and whether files of the repository differ from it."""
    commit = _git("rev-parse", "HEAD")
    is_changed = _git("status", "--porcelain", "--untracked-files=no")
    return f"`{commit}`{', with changed files' if is_changed else ''}"


def _git(*arguments: str) -> str:
    command = ("git", "-c", "safe.directory=*", *arguments)
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    ).stdout.strip()


def _versions() -> str:
    own = ("mkdocs", "typst", "comrak", "nh3", "feedgen", "icalendar")
    of_peers = (
        (peers.BLOG, "mkdocs-material"),
        (peers.BLOG, "mkdocs-rss-plugin"),
        (peers.HUGO, "hugo"),
    )
    told = [f"{name} {version(name)}" for name in own]
    told += [f"{name} {of.version(name)}" for of, name in of_peers]
    return ", ".join([f"Python {platform.python_version()}", *told])


def _processor() -> str:
    """The name of the processor, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or "an unknown processor"
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, "an unknown processor")
