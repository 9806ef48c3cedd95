"""Mistakes of beginners: each is told as the handbook shows, and right once it is mended."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tools.handbook import PAGE, Mistake, page, parts, sound, told

MISTAKES: Final = [mistake for mistakes in parts().values() for mistake in mistakes]


def test_the_project_is_sound(tmp_path: Path) -> None:
    assert told(sound(), tmp_path) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.mistake)
def test_a_mistake_is_told(mistake: Mistake, tmp_path: Path) -> None:
    assert told(mistake.made(sound()), tmp_path) == mistake.told.splitlines()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.mistake)
def test_what_is_to_be_typed_instead_is_right(mistake: Mistake, tmp_path: Path) -> None:
    assert told(mistake.mended(sound()), tmp_path) == []


def test_there_are_sixty_at_least_and_none_is_silent() -> None:
    assert len({mistake.mistake for mistake in MISTAKES}) == len(MISTAKES) >= 60
    assert [mistake.mistake for mistake in MISTAKES if not mistake.told.strip()] == []


def test_the_page_shows_what_was_tried() -> None:
    assert PAGE.read_text("utf-8") == page(), "write it anew: python -m tools.handbook"
