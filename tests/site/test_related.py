"""Items end with others that share something with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dissemination.library.library import Library
from dissemination.rules.site import Site
from dissemination.site.related import AT_MOST, related_to
from tests.support.small import event, news, small


@pytest.fixture(scope="session")
def site(inno_drop: Path) -> Site:
    return Site(inno_drop, "https://inno-drop.example/")


def related_paths(library: Library) -> dict[str, list[str]]:
    return {
        path: [other.path for other in related_to(library, entry.path)]
        for path, entry in library.entries.items()
    }


def items(count: int) -> dict[str, str]:
    return {
        f"content/news/n{number}.md": news(
            id=f"n{number}", date=f"2025-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        )
        for number in range(count)
    }


def test_the_closest_come_first_and_none_is_its_own(tmp_path: Path) -> None:
    meeting = event(id="e", start="2026-01-10", training="[T1]")
    files = {
        "data/training.yml": "- id: T1\n  title: Benchmarking\n  summary: How to compare.\n",
        "content/events/e.md": meeting,
        "content/events/again.md": event(id="again", start="2026-02-10", training="[T1]"),
        "content/news/far.md": news(id="far", date="2020-01-01", training="[T1]"),
        "content/news/near.md": news(id="near", date="2026-01-01", training="[T1]"),
        "content/news/names.md": news(id="names", date="2026-01-02", events="[e]", training="[T1]"),
        "content/news/other.md": news(id="other", date="2026-01-03"),
    }

    others = related_paths(small(tmp_path, files))

    assert others["content/events/e.md"] == [
        "content/events/again.md",  # the type too
        "content/news/near.md",
        "content/news/far.md",
    ]
    assert "content/events/e.md" not in others["content/news/names.md"]  # its page names it
    assert all(path not in paths and len(paths) <= AT_MOST for path, paths in others.items())


def test_what_shares_too_little_is_not_related(tmp_path: Path) -> None:
    files = {
        "content/news/a.md": news(id="a", partners="[first]"),
        "content/events/e.md": event(id="e", partners="[first]"),
    }

    assert related_paths(small(tmp_path, files)) == {
        "content/news/a.md": [],
        "content/events/e.md": [],
    }


def test_a_new_item_changes_the_pages_of_few_others(tmp_path: Path) -> None:
    before = related_paths(small(tmp_path / "before", items(80)))
    added = {"content/news/new.md": news(id="new", date="2025-12-31")}
    after = related_paths(small(tmp_path / "after", items(80) | added))

    assert len(after["content/news/new.md"]) == AT_MOST
    assert sum(after[path] != before[path] for path in before) <= 2


def test_a_page_with_related_items_says_so_and_no_other_does(site: Site) -> None:
    headed = [at for at, page in site.pages.items() if 'aria-labelledby="related"' in page.source]

    assert len(headed) > 20
    for at in headed:
        section = site.pages[at].source.split('aria-labelledby="related"')[1].split("</section>")[0]
        assert 1 <= section.count('class="card"') <= AT_MOST, at
        assert f'/{at.split("/")[-2]}/"' not in section, at
