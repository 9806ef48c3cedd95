"""The nearest existing name to an unknown one, also among thousands, without comparing with all."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest

from dissemination.load import load
from dissemination.problems import ContentError, Names, nearest
from tests.support.small import MOMENT, minimal, news

MANY = [f"item-{number:04d}" for number in range(3000)]


@pytest.mark.parametrize(
    ("unknown", "close"),
    [("item-0042x", "item-0042"), ("itemm-2999", "item-2999"), ("tem-1234", "item-1234")],
)
def test_the_nearest_of_thousands_is_found(unknown: str, close: str) -> None:
    assert nearest(unknown, MANY) == f'did you mean "{close}"?'


def test_the_nearest_three_of_many_are_told() -> None:
    fields = [
        "aliases",
        "category",
        "date",
        "draft",
        "events",
        "gallery",
        "image",
        "labels",
        "title",
    ]
    assert nearest("datekey", fields) == 'did you mean "date"?'
    assert nearest("datum der Meldung", fields) == "the nearest are date, category, labels"
    assert nearest("zzz", fields) == "no known name is near"
    assert nearest("datum der Meldung", fields[:8]) == f"known: {', '.join(fields[:8])}"


def test_nothing_near_among_thousands() -> None:
    assert nearest("zzz", MANY) == "no known name is near"
    assert nearest("", MANY) == "no known name is near"


def test_few_names_are_listed() -> None:
    assert nearest("M10", ["M01", "X"]) == 'did you mean "M01"?'
    assert nearest("zzz", ["b", "a"]) == "known: a, b"
    assert nearest("zzz", []) == "none is known"


def test_dead_links_compare_with_few_names_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    comparisons = 0
    ratio = difflib.SequenceMatcher.ratio

    def counted(matcher: Any) -> float:
        nonlocal comparisons
        comparisons += 1
        return ratio(matcher)

    monkeypatch.setattr(difflib.SequenceMatcher, "ratio", counted)
    texts = {
        f"content/news/{name}.md": news(f"[x](../nws/{name}.md)", id=name) for name in MANY[:120]
    }
    with pytest.raises(ContentError) as caught:
        load(minimal(tmp_path, **texts), MOMENT)
    assert len(caught.value.problems) == 120
    assert all("did you mean" in problem.message for problem in caught.value.problems)
    assert comparisons <= 120 * 8
    assert len(Names(MANY).candidates("item")) <= 8
