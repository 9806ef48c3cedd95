"""What a small site costs beside Material's blog, and which rows of the results are of code that
has changed since: `python -m bench.quick`.

Prints Markdown, and adds it to the file that GITHUB_STEP_SUMMARY names. No ratio fails it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.changes import UnknownCommitError, changed_files, warnings
from bench.measure import FailedError
from bench.peers.environment import BLOG, MissingPeerError
from bench.places import Places, Sizes
from bench.project import ROOT
from bench.results import FILE, costs_table
from bench.round import Round, warm_up
from bench.rows import ROWS
from bench.workplace import workplace

ITEMS: Final = 300


def main() -> int:
    """Measure and print; 1 where a peer is missing or a command fails."""
    try:
        _ = BLOG.python
        with workplace(ITEMS) as place:
            places = Places(place.folder, Sizes.of(ITEMS))
            warm_up(places)
            report = _report(Round(1, places))
    except (MissingPeerError, FailedError) as error:
        print(error, file=sys.stderr)
        return 1
    text = "\n".join([report, "", *_warnings()])
    print(text)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(f"{text}\n")
    return 0


def _report(this: Round) -> str:
    blog, plain = this.blog(), this.cold(ITEMS)
    whole = this.cold(ITEMS, has_cards=True)
    this.unchanged(ITEMS, has_cards=True)
    empty = this.cold(0)
    each = 1000 * (plain.cpu - empty.cpu) / ITEMS
    return "\n".join(
        (
            f"## {ITEMS} items, CPU",
            "",
            f"- cold, all but cards, against Material's blog: {plain.cpu / blog.cpu:.2f}",
            f"- cold, everything, against Material's blog: {whole.cpu / blog.cpu:.2f}",
            f"- an empty site: {empty.cpu:.2f} s, and {each:.1f} ms for each item",
            "",
            costs_table([this.costs]),
        )
    )


def _warnings() -> Iterator[str]:
    try:
        told = list(warnings(ROWS, changed_files(ROOT, FILE.read_text("utf-8"))))
    except UnknownCommitError as error:
        told = [f"warning: {error}, so which rows are of changed code is not known"]
    yield from (f"- {line}" for line in told)


if __name__ == "__main__":
    sys.exit(main())
