"""The items that the bench invents: always the same ones, and sound ones."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from bench.items import LANGUAGES, Item, choices, items, newest, practices
from bench.project import INVENTED, Project
from dissemination.load import load

CHOICES = choices(INVENTED / "data")
MOMENT = datetime(2027, 1, 15, tzinfo=UTC)
# Of the first 100 items as they are written; costs of other items cannot be compared with those in
# bench/RESULTS.md.
DIGEST = "4d06ed6053aeb7e5"


def text(item: Item) -> str:
    return item.text(lambda kind, slug: f"{kind}/{slug}")


def test_the_items_are_the_same_in_every_run() -> None:
    written = "\n".join(repr(item) for item in items(100, CHOICES))

    assert sha256(written.encode()).hexdigest()[:16] == DIGEST


def test_more_items_leave_the_first_ones_as_they_are() -> None:
    assert list(items(90, CHOICES))[:60] == list(items(60, CHOICES))


def test_a_fifth_as_many_events_as_news_in_five_languages() -> None:
    kinds, languages = Counter[str](), Counter[str]()
    for item in items(600, CHOICES):
        kinds[item.kind] += 1
        languages[item.language] += 1

    assert kinds == {"news": 500, "events": 100}
    assert languages == dict.fromkeys(LANGUAGES, 120)


def test_a_body_has_what_bodies_have() -> None:
    for item in list(items(60, CHOICES))[2:]:
        body = text(item)
        assert 480 <= len(body.split()) <= 640, item.slug
        assert body.count("\n## ") == 2
        assert body.count("](") == 3
        assert "\n- " in body
        assert "\n| --- |" in body
        assert body.isascii() is (item.language == "en")


def test_an_added_item_is_newer_than_all_others() -> None:
    newest_of_all = max(item.day for item in items(2_000, CHOICES))
    added = [newest(number, CHOICES) for number in (1, 2, 3)]

    assert newest_of_all < added[0].day
    assert all(one.day < other.day for one, other in pairwise(added))
    assert {len(item.fields) for item in added} == {1}
    assert added[0].fields == {"partners": CHOICES.partners[:1]}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
@pytest.mark.parametrize("kind", ["items", "practices"])
def test_the_invented_project_is_sound(tmp_path: Path, kind: str) -> None:
    project = Project.invented(tmp_path / "project")
    project.fill({"items": items, "practices": practices}[kind](30, CHOICES))
    if kind == "items":
        project.add(newest(1, CHOICES))

    library = load(project.folder, MOMENT)

    assert len(library.entries) == (31 if kind == "items" else 30)
    assert [line for line in library.warnings() if "data/site.yml" not in line] == []
    assert len([*(INVENTED / "docs").rglob("*.md")]) == 20
