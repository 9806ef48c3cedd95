"""What is typeset, how often, and in which process."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest
import typst

from dissemination.cache import Cache
from dissemination.output import Download
from dissemination.publication import typesetting
from dissemination.publication.editions import editions
from dissemination.publication.factsheet import factsheet
from dissemination.publication.leaflets import leaflets
from dissemination.publication.theme_tokens import theme_tokens
from dissemination.publication.typesetting import Document, TypesettingError, typeset
from tests.support.frozen import THEME, bytes_below
from tests.support.small import ADDRESSES, ITEMS, NEWS, NO_PICTURES, PRACTICE, SITE, news, small

TOKENS: Final = theme_tokens(THEME)
PROJECT: Final = {
    **ITEMS,
    "content/practices/other.md": ITEMS[PRACTICE].replace("id: sharing", "id: other"),
}
ALL: Final = ["front", "sheet", "sheet", "sheet", "work"]


@pytest.fixture
def set_ones(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates of the documents that are set, one for each time."""
    templates: list[str] = []
    in_a_process = typesetting._in_a_process

    def noted(documents: Sequence[Document]) -> list[bytes | TypesettingError]:
        templates.extend(document.template for document in documents)
        return in_a_process(documents)

    monkeypatch.setattr(typesetting, "_in_a_process", noted)
    return templates


def downloads(root: Path, cache: Cache, files: dict[str, str]) -> list[Download]:
    """All that is typeset of a project with these files."""
    library = small(root, files)
    return [
        *editions(library, ADDRESSES, TOKENS, bytes_below(root), cache),
        *leaflets(library, ADDRESSES, TOKENS, NO_PICTURES, cache),
        factsheet(library, ADDRESSES, TOKENS, NO_PICTURES, cache),
    ]


def test_every_document_is_set_once(tmp_path: Path, set_ones: list[str]) -> None:
    cache = Cache()
    files = downloads(tmp_path, cache, PROJECT)
    assert all(file.output.make() for file in files)
    assert sorted(set_ones) == ALL


def test_what_nothing_shows_sets_nothing(tmp_path: Path, set_ones: list[str]) -> None:
    cache = Cache()
    before = downloads(tmp_path, cache, PROJECT)
    del set_ones[:]
    others = {"content/news/b.md": news(id="b", title="Not in the book", date="2026-03-15")}
    keys = [file.output.key for file in downloads(tmp_path, cache, {**PROJECT, **others})]
    assert keys == [file.output.key for file in before]
    changed = {NEWS: PROJECT[NEWS].replace("The doors open.", "All doors open.")}
    keys = [file.output.key for file in downloads(tmp_path, cache, {**PROJECT, **changed})]
    assert keys == [file.output.key for file in before]
    assert set_ones == []


@pytest.mark.parametrize(
    ("file", "old", "new", "templates"),
    [
        (PRACTICE, "The keys were", "All keys were", ["sheet", "work"]),
        (NEWS, "The opening", "An opening", ["work"]),
        ("data/site.yml", "title: Practices", "title: Good practices", ["front", "work"]),
    ],
    ids=["a practice", "the title of a related item", "the title of the work"],
)
def test_what_shows_a_change_is_set_anew(
    tmp_path: Path, set_ones: list[str], file: str, old: str, new: str, templates: list[str]
) -> None:
    files = {**PROJECT, "data/site.yml": SITE}
    files[PRACTICE] = files[PRACTICE].replace(
        "sources: [paper]", "sources: [paper]\nnews: [opening]"
    )
    cache = Cache()
    downloads(tmp_path, cache, files)
    del set_ones[:]
    assert old in files[file]
    downloads(tmp_path, cache, {**files, file: files[file].replace(old, new)})
    assert sorted(set_ones) == templates


def test_what_is_known_is_set_when_it_is_written(tmp_path: Path, set_ones: list[str]) -> None:
    cache = Cache()
    first = [file.output.make() for file in downloads(tmp_path, cache, PROJECT)]
    files = downloads(tmp_path, cache, PROJECT)
    cache._new = {key: value for key, value in cache._new.items() if value.startswith(b"[")}
    del set_ones[:]
    assert [file.output.make() for file in files] == first
    assert sorted(set_ones) == ALL


# Processes


def cover(title: str) -> Document:
    """The title page alone."""
    texts = {"title": title, "subtitle": "", "acronym": "A", "edition": "", "statement": "S"}
    files = {**TOKENS.files, "values.json": json.dumps(texts).encode()}
    return Document("front", files, {"format": "png", "ppi": 8})


def test_each_document_has_its_output_or_what_typst_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(typesetting, "AT_ONCE", 2)
    broken = Document("front", TOKENS.files, {})
    first, second, refusal, again = typeset([cover("One"), cover("Two"), broken, cover("One")])
    assert isinstance(first, bytes)
    assert first.startswith(b"\x89PNG")
    assert first == again != second
    assert isinstance(refusal, TypesettingError)
    assert "values.json" in str(refusal)


def test_a_process_that_ends_early_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    process = tmp_path / "process.py"
    process.write_text("print('null', flush=True)\nraise SystemExit(3)\n", "utf-8")
    monkeypatch.setattr(typesetting, "PROCESS", process)
    monkeypatch.setattr(typesetting, "_output", lambda _: b"first")
    first, second = typeset([cover("One"), cover("Two")])
    assert first == b"first"
    assert str(second) == "typst stopped with 3"


def test_nothing_is_kept_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typst, "compile", lambda *_, **__: pytest.fail("set in this process"))
    assert typesetting.png("front", cover("One").files).startswith(b"\x89PNG")
