"""The rows of the bench: their ratios, what they call holding, and which of them are of changed
code."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from bench.changes import UnknownCommitError, changed_files, depends, warnings
from bench.measure import Cost
from bench.places import Sizes
from bench.results import Value, costs_table, table
from bench.round import Round, digests, lists_of_newest, rewritten
from bench.rows import ROWS, Row
from tests.support.frozen import ROOT
from tests.support.repository import Repository


class Order:
    """A round that notes which side was asked first."""

    def __init__(self, *, peer_first: bool) -> None:
        self.peer_first = peer_first
        self.asked: list[str] = []

    def seconds(self, side: str, seconds: float) -> float:
        """The seconds of a side."""
        self.asked.append(side)
        return seconds


def row(**more: Any) -> Row:
    given = {"name": "pages", "title": "Pages", "figure": lambda of: of.seconds("ours", 3.0)}
    return Row(**{**given, "must": 2.0, "aim": 1.0, **more})


@pytest.mark.parametrize("peer_first", [False, True])
def test_a_ratio_is_of_this_site_to_its_peer_whoever_goes_first(peer_first: bool) -> None:
    order = Order(peer_first=peer_first)
    ratio = row(peer=lambda of: of.seconds("peer", 2.0)).measured(cast(Round, order))

    assert ratio == 1.5
    assert order.asked == (["peer", "ours"] if peer_first else ["ours", "peer"])


def test_a_row_without_a_peer_is_a_figure() -> None:
    assert row().measured(cast(Round, Order(peer_first=True))) == 3.0


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(1.0, "holds, and the aim"), (2.0, "holds"), (2.01, "**does not hold**")],
)
def test_a_row_holds_up_to_its_limit(value: float, verdict: str) -> None:
    assert row().verdict(value) == verdict


def test_a_row_without_an_aim_holds() -> None:
    assert row(aim=None).verdict(0.1) == "holds"


def test_the_median_counts() -> None:
    [*_, line] = table([Value(row(), (9.0, 1.5, 1.2))]).splitlines()

    assert line == "| `pages` | Pages | **1.500** | 1.200 to 9.000 | 2 | 1 | holds |"


def test_costs_are_medians_and_leave_out_what_was_not_measured() -> None:
    rounds = [{"one": Cost(1.0, 2.0)}, {"one": Cost(3.0, 4.0)}]

    assert costs_table(rounds).splitlines()[2:] == ["| one | 2.000 | 3.00 |  |"]


def test_names_of_rows_are_their_own() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("pattern", sorted({file for row in ROWS for file in row.files}))
def test_every_pattern_of_a_row_names_files(pattern: str) -> None:
    assert [path for path in ROOT.glob(pattern.replace("**", "**/*")) if path.is_file()]


def test_sizes_are_tried_in_proportion() -> None:
    assert Sizes.of(1_000) == Sizes()


# What an added item rewrites


def test_files_that_are_others_or_gone_are_rewritten(tmp_path: Path) -> None:
    for name in ("same", "changed", "gone"):
        (tmp_path / name).write_text(name)
    before = digests(tmp_path)
    (tmp_path / "changed").write_text("otherwise")
    (tmp_path / "gone").unlink()
    (tmp_path / "new").write_text("new")

    assert rewritten(before, digests(tmp_path)) == ["changed", "gone"]


def test_the_lists_of_an_added_item_are_counted(tmp_path: Path) -> None:
    for folder in (".", "2024", "2025", "category/a", "category/b", "partner/p", "older"):
        (tmp_path / "news" / folder).mkdir(parents=True, exist_ok=True)
    for folder in (".", "2025", "category/b", "partner/p", "older"):
        (tmp_path / "news" / folder / "index.html").write_text('<a href="newest-1/">')

    assert lists_of_newest(tmp_path) == 4


# What changed since


def test_a_row_is_warned_of_when_one_of_its_files_changed() -> None:
    of_pages = row(files=("package/pages/**", "package/*.py"))
    changed = ["package/pages/deep/list.html", "package/build.py", "package/feeds/feed.py"]

    assert [depends(of_pages, path) for path in changed] == [True, True, False]
    assert list(warnings([of_pages], changed)) == [
        "warning: pages was measured before package/pages/deep/list.html and 1 more changed"
    ]
    assert list(warnings([of_pages], changed[2:])) == []


def test_what_changed_since_the_results_is_known(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    (tmp_path / "a.py").write_text("one")
    repository.commit()
    commit = repository.git("rev-parse", "HEAD")
    (tmp_path / "a.py").write_text("two")

    assert changed_files(tmp_path, f"- commit `{commit}`, with changed files") == ["a.py"]


@pytest.mark.parametrize("results", ["nothing", f"- commit `{'a' * 40}`"])
def test_an_unknown_commit_is_told(tmp_path: Path, results: str) -> None:
    repository = Repository(tmp_path)
    (tmp_path / "a.py").write_text("one")
    repository.commit()

    with pytest.raises(UnknownCommitError):
        changed_files(tmp_path, results)
