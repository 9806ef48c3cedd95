"""Photographs that nobody thought of: each is told, or what is published of it is sound."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from dissemination.cache import Cache
from dissemination.images.image_set import ImageSet
from dissemination.load import load
from dissemination.problems import ContentError
from tests.fuzz.bases import SMALL_FILES
from tests.fuzz.pictures import ITEM, faults, faults_of_page, heavy, photograph, with_photograph
from tests.support.pages import written
from tests.support.small import MOMENT


def published(root: Path, files: dict[str, bytes | None]) -> dict[str, bytes]:
    """What is published of the pictures of a project, nothing if it has problems."""
    for path, content in {**SMALL_FILES, **files}.items():
        if content is not None:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
    try:
        library = load(root, MOMENT)
    except ContentError:
        return {}
    images = ImageSet(library, root, Cache())
    return {} if images.problems else written(images.files())


def seeds(first: int, number: int, root: Path) -> int:
    """How many of these inputs are published; all of what is published is sound."""
    sound = 0
    for seed in range(first, first + number):
        made = published(root / str(seed), with_photograph(SMALL_FILES, Random(seed)))
        assert [*faults(made), *heavy(made)] == [], seed
        sound += any(address.startswith("news/open-day/") for address in made)
    return sound


def test_what_is_published_of_a_photograph_is_sound(tmp_path: Path) -> None:
    assert seeds(0, 40, tmp_path) > 10


@pytest.mark.slow
def test_what_is_published_of_many_photographs_is_sound(tmp_path: Path) -> None:
    assert seeds(1_000, 400, tmp_path) > 150


def test_equal_seeds_give_equal_photographs() -> None:
    assert [photograph(Random(n)) for n in range(30)] == [photograph(Random(n)) for n in range(30)]


def test_the_faults_of_published_pictures_are_seen() -> None:
    photo = SMALL_FILES[f"{ITEM}/tower.jpg"]
    lied = {
        "a/x.png": photo,
        "a/sizes/x.png-9.jpg": photo,
        "a/y.jpg": photo + b"film",
        "a/z.jpg": photo[:200],
        "b/sizes/x.jpg-8.jpg": photo,
        "b/sizes/x.jpg-9.jpg": b"",
    }
    seen = " ".join((*faults(lied), *heavy(lied)))
    for fault in ("is JPEG", "is 8 wide", "behind it", "cannot be decoded", "than a wider one"):
        assert fault in seen
    page = '<picture><source srcset="x.jpg 9w"><img src="x.jpg" srcset="x.jpg 8w" width=8 height=7>'
    page += '</picture><img src="gone.jpg">'
    told = " ".join(faults_of_page(page, "n/", {"n/x.jpg": photo}))
    assert told.count("n/: ") == 3
    assert "no such file: n/gone.jpg" in told
    assert "the page says (8, 7)" in told
    assert "x.jpg is not 9w" in told
