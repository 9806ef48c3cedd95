"""Measure every row: `python -m bench --rounds 3`, or those that `--only` names.

A run of all rows at their full size writes RESULTS.md; any other run prints its rows alone. The
exit code is 0 whether a row holds or not, and 1 where a peer is missing, which stops it at once, or
where a command fails, which leaves its rows out.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from bench.measure import FailedError
from bench.peers import environment as peers
from bench.peers.environment import MissingPeerError
from bench.places import Places, Sizes
from bench.results import FILE, Value, circumstances, costs_table, document, table
from bench.round import Round, warm_up
from bench.rows import ROWS, Row
from bench.workplace import workplace


def main() -> int:
    """Measure and print."""
    asked = _arguments()
    rows = [row for row in ROWS if not asked.only or row.name in asked.only]
    sizes = Sizes.of(asked.items) if asked.items else Sizes()
    try:
        _ = peers.BLOG.python, peers.MATERIAL.python, peers.HUGO.hugo
        run = Run(rows, sizes)
        text = run.measure(asked.rounds)
    except (MissingPeerError, FailedError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"\n{text}")
    if not run.failures and sizes == Sizes() and rows == list(ROWS):
        FILE.write_text(text, "utf-8", newline="\n")
    for failure in run.failures:
        print(failure, file=sys.stderr)
    return 1 if run.failures else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Measure what a site costs.")
    names = [row.name for row in ROWS]
    parser.add_argument("--only", nargs="+", choices=names, metavar="ROW", help=", ".join(names))
    parser.add_argument("--rounds", type=int, default=3, help="how many rounds (3)")
    parser.add_argument(
        "--items", type=int, help="how many items the smaller sites have, to try it (1,000)"
    )
    return parser.parse_args()


class Run:
    """The rounds of some rows; `failures` has what commands that failed have printed."""

    def __init__(self, rows: Sequence[Row], sizes: Sizes) -> None:
        self.rows, self.sizes = rows, sizes
        self.failures: list[FailedError] = []

    def measure(self, number: int) -> str:
        """The results of so many rounds as text. A row whose command fails has none."""
        started = time.monotonic()
        with workplace(self.sizes.many) as place:
            places = Places(place.folder, self.sizes)
            warm_up(places)
            rounds = [Round(each, places) for each in range(1, number + 1)]
            measured = [self._values(this) for this in rounds]
        seconds = time.monotonic() - started
        given = {row: [of[row.name] for of in measured if row.name in of] for row in self.rows}
        return document(
            table([Value(row, tuple(values)) for row, values in given.items() if values]),
            circumstances(number, self.sizes, place.disk, seconds),
            costs_table([this.costs for this in rounds]),
        )

    def _values(self, this: Round) -> dict[str, float]:
        """What a round gives for each row."""
        values: dict[str, float] = {}
        for row in self.rows:
            try:
                values[row.name] = row.measured(this)
            except FailedError as error:
                self.failures.append(error)
        return values


if __name__ == "__main__":
    sys.exit(main())
