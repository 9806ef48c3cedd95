"""What of open data is made anew: a changed record alone, and the files that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from dissemination.cache import Cache
from dissemination.open_data import OpenData, dataset_files
from dissemination.open_data.records import published
from dissemination.output import Output
from tests.support.open_data import open_data
from tests.support.small import ADDRESSES, PARTNERS, event, news, small

MANY = {
    f"content/news/n{number}.md": news(id=f"n{number}", date=f"2026-0{number % 9 + 1}-11")
    for number in range(150)
}
FILES = {
    **MANY,
    "content/news/named.md": news(id="named", events="[e]"),
    "content/events/e.md": event(title="The fair", partners="[first]"),
}
OF_NEWS = {"data/news.json", "data/news.csv"}
# Schemas for editors that offer the ids of news.
OFFERED = {f"data/schemas/source/{name}.json" for name in ("milestones", "practices", "results")}
# An edit, and the files that it changes.
EDITS: dict[str, tuple[dict[str, str], set[str]]] = {
    "a new item": (
        {"content/news/z.md": news(id="z", date="2026-11-20")},
        OF_NEWS | OFFERED,
    ),
    "a text": ({"content/news/n7.md": news("Other words.", id="n7", date="2026-08-11")}, OF_NEWS),
    "a title": (
        {"content/events/e.md": event(title="The market", partners="[first]")},
        OF_NEWS | {"data/events.json", "data/events.csv"},
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_the_keys_of_the_files_that_show_it(tmp_path: Path, name: str) -> None:
    files, expected = EDITS[name]
    before, after = (
        outputs(tmp_path / folder, {**FILES, **more}) for folder, more in (("a", {}), ("b", files))
    )

    assert {at for at in after if after[at].key != before[at].key} == expected
    assert {at for at in after if after[at].make() != before[at].make()} == expected


def test_a_partner_with_another_name_reaches_every_file_that_shows_it(tmp_path: Path) -> None:
    renamed = PARTNERS.replace("name: ", "name: New ", 1)
    assert renamed != PARTNERS
    before, after = (
        outputs(tmp_path / folder, {**FILES, "data/partners.yml": text})
        for folder, text in (("a", PARTNERS), ("b", renamed))
    )

    changed = {at for at in after if after[at].make() != before[at].make()}
    assert {"data/partners.json", "data/events.csv"} <= changed
    assert changed <= {at for at in after if after[at].key != before[at].key}


def test_a_new_item_alone_is_serialised(tmp_path: Path) -> None:
    kept = tmp_path / "cache.sqlite"
    added = {**FILES, "content/news/z.md": news(id="z", date="2026-11-20")}
    with counted() as first:
        built(tmp_path / "a", FILES, kept)
    with counted() as second:
        files = built(tmp_path / "b", added, kept)

    assert len(first) > len(FILES)
    assert second == [ADDRESSES.absolute("news/z/")]
    assert files == open_data(small(tmp_path / "c", added), ADDRESSES)


def test_the_page_needs_no_file_that_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = small(tmp_path, FILES)
    cache = Cache(tmp_path / "cache.sqlite")
    before = OpenData(library, ADDRESSES, cache).datasets()
    cache.save()
    monkeypatch.setattr(dataset_files.DatasetFiles, "_json", None)
    monkeypatch.setattr(dataset_files.DatasetFiles, "_csv", None)

    assert OpenData(library, ADDRESSES, Cache(tmp_path / "cache.sqlite")).datasets() == before


def outputs(root: Path, files: Mapping[str, str]) -> dict[str, Output]:
    """The files of a small project, with nothing kept."""
    library = small(root, dict(files))
    return {each.address: each for each in OpenData(library, ADDRESSES, Cache()).outputs()}


def built(root: Path, files: Mapping[str, str], kept: Path) -> dict[str, bytes]:
    """The files of a small project, with what earlier builds kept."""
    cache = Cache(kept)
    outputs = OpenData(small(root, dict(files)), ADDRESSES, cache).outputs()
    contents = {output.address: output.make() for output in outputs}
    cache.save()
    return contents


@contextmanager
def counted() -> Iterator[list[str]]:
    """The pages of the records that are serialised meanwhile."""
    pages = []
    whole = published

    def noted(*arguments: object) -> dict[str, object]:
        record = whole(*arguments)  # type: ignore[arg-type]
        pages.append(str(record["page"]))
        return record

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dataset_files, "published", noted)
        yield pages
