"""Measure this site and Material's blog side by side: `python -m bench --items 1000 --rounds 3`.

In each round both sites are built without anything kept (cold), then again with one item added;
which one goes first changes from round to round. Ratios are of CPU time within a round, and the
median of the rounds counts. Then the check, the PDF edition, and the feeds and calendars are
measured on their own. Figures are printed and never asserted: the exit code is 0 whether a target
holds or not.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Final

from bench import book, check
from bench.items import Item, choices, items
from bench.measure import Cost, FailedError, cost
from bench.products import print_costs
from bench.sites import Blog, Site, ThisSite
from tests.support.frozen import INNO_DROP

COLD: Final = "cold"
ADDED: Final = "one item added"
# What this site may cost at most of what the blog costs, in CPU time.
TARGETS: Final = {COLD: 0.15, ADDED: 0.06}
ENVIRONMENT: Final = {
    "SOURCE_DATE_EPOCH": "1800000000",
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    # Whoever asks the network is told at once that there is none.
    "http_proxy": "http://127.0.0.1:9",
    "https_proxy": "http://127.0.0.1:9",
}
# What would change what is measured: other addresses, or Python that forgets what it compiled.
UNSET: Final = ("SITE_URL", "PYTHONDONTWRITEBYTECODE")
BUILD: Final = (sys.executable, "-m", "mkdocs", "build")

Round = dict[tuple[str, str], Cost]


def main() -> int:
    """Measure and print; 1 only if a build fails."""
    asked = _arguments()
    if asked.only in {None, "site"} and not _sites(asked.items or 1000, asked.rounds, asked.alone):
        return 1
    if asked.only in {None, "check"}:
        check.print_costs(asked.items or 1000, asked.rounds)
    if asked.only in {None, "book"}:
        book.print_costs(asked.rounds)
    if asked.only in {None, "products"}:
        print_costs(asked.items or 10_000, asked.events, asked.rounds)
    return 0


def _sites(count: int, rounds_asked: int, alone: bool) -> bool:
    """Measure the sites and print; whether every build succeeded."""
    entries = items(count + 1, choices(INNO_DROP / "data"))
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        sites: list[Site] = [ThisSite(folder / "ours")]
        if not alone:
            sites.append(Blog(folder / "blog"))
        try:
            _warm_up(sites, entries[:12])
            for site in sites:
                for item in entries[:-1]:
                    site.add(item)
            rounds = [_round(n, sites, entries[-1]) for n in range(1, rounds_asked + 1)]
        except FailedError as error:
            print(f"A build failed, so nothing was measured:\n{error}", file=sys.stderr)
            return False
        pages = ", ".join(f"{site.pages():,} pages of {site.name}" for site in sites)
    print(f"\n{count:,} items, {pages}; medians of {len(rounds)} rounds")
    print(f"Python {platform.python_version()}, {_versions()}\n")
    _print_costs(rounds, sites)
    if not alone:
        _print_ratios(rounds, *sites)
    return True


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Measure a build in CPU time.")
    parser.add_argument(
        "--only", choices=("site", "check", "book", "products"), help="one part of it (all)"
    )
    parser.add_argument("--items", type=int, help="how many items (1,000; of products 10,000)")
    parser.add_argument("--events", type=int, default=2000, help="of the calendars (2,000)")
    parser.add_argument("--rounds", type=int, default=3, help="how many rounds (3)")
    parser.add_argument("--alone", action="store_true", help="this site only, without the blog")
    return parser.parse_args()


def _warm_up(sites: list[Site], few: list[Item]) -> None:
    """Build once unmeasured, so that Python has compiled what it imports."""
    for site in sites:
        for item in few:
            site.add(item)
        _build(0, "to warm up", site)


def _round(number: int, sites: list[Site], added: Item) -> Round:
    """Both builds of each site; the sites are then as they were."""
    ordered = sites if number % 2 else sites[::-1]
    costs: Round = {}
    for site in ordered:
        site.clear()
        costs[COLD, site.name] = _build(number, COLD, site)
    for site in ordered:
        site.add(added)
        costs[ADDED, site.name] = _build(number, ADDED, site)
        site.remove(added)
    return costs


def _build(number: int, case: str, site: Site) -> Cost:
    print(f"round {number}: {site.name}, {case} …", end=" ", flush=True)
    environment = {name: value for name, value in os.environ.items() if name not in UNSET}
    spent = cost(BUILD, site.folder, {**environment, **ENVIRONMENT})
    print(f"{spent.cpu:.2f} s CPU")
    return spent


def _versions() -> str:
    names = ("mkdocs", "mkdocs-material", "mkdocs-rss-plugin")
    return ", ".join(f"{name} {version(name)}" for name in names)


def _print_costs(rounds: list[Round], sites: list[Site]) -> None:
    print(f"{'':34}{'CPU s':>9}{'wall s':>9}{'peak MB':>9}")
    for case in TARGETS:
        for site in sites:
            costs = [each[case, site.name] for each in rounds]
            cpu, wall = median(c.cpu for c in costs), median(c.wall for c in costs)
            peak = median(c.peak for c in costs)
            print(f"{case + ', ' + site.name:34}{cpu:9.2f}{wall:9.2f}{peak:9.0f}")


def _print_ratios(rounds: list[Round], ours: Site, blog: Site) -> None:
    print(f"\n{'this site / blog':18}{'CPU':>8}{'lowest':>9}{'highest':>9}{'wall':>8}{'target':>9}")
    for case, target in TARGETS.items():
        pairs = [(each[case, ours.name], each[case, blog.name]) for each in rounds]
        ratios = [own.cpu / other.cpu for own, other in pairs]
        wall = median(own.wall / other.wall for own, other in pairs)
        ratio = median(ratios)
        verdict = "holds" if ratio <= target else "DOES NOT HOLD"
        print(
            f"{case:18}{ratio:8.3f}{min(ratios):9.3f}{max(ratios):9.3f}{wall:8.3f}{target:9.2f}"
            f"  {verdict}"
        )


if __name__ == "__main__":
    sys.exit(main())
