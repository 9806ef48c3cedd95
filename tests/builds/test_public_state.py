"""Notes of the public folder that cannot be read are as if there were none."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dissemination.public_state import (
    NAME,
    QUESTIONS,
    PublicState,
    Written,
    brief,
    forget,
    is_unchanged,
    token,
)
from dissemination.stamps import GRAIN, Stamp, is_coarse, settled, stamp, stamps

SECOND = 10**9


@pytest.fixture
def state(tmp_path: Path) -> PublicState:
    """Notes of a public folder with one file, written down."""
    public = tmp_path / "site"
    public.mkdir()
    (public / "a.html").write_text("a")
    files = {at: Written("key", "digest", own, (0, 1)) for at, own in stamps(public)}
    noted = PublicState(
        {"code": "c"}, {"data/a.yml": (1, 2, 3)}, files, {"q": "1", "r": "2"}, {"docs/x": "d"}, 5, 9
    )
    noted.write(tmp_path)
    return noted


def test_notes_are_read_as_they_were_written(tmp_path: Path, state: PublicState) -> None:
    read = PublicState.read(tmp_path)
    assert read.token
    assert token(tmp_path) == read.token
    assert PublicState(**{**vars(read), "token": ""}) == state
    assert brief(tmp_path)["basis"] == state.basis


def test_nothing_changed_only_if_all_is_as_it_was(tmp_path: Path, state: PublicState) -> None:
    public, inputs, notes = tmp_path / "site", dict(state.inputs), brief(tmp_path)
    assert is_unchanged(notes, public, inputs, 5)
    assert not is_unchanged(notes, public, inputs, 4)
    assert not is_unchanged(notes, public, inputs, 9)
    assert not is_unchanged(notes, public, {**inputs, "data/b.yml": (1, 2, 3)}, 5)
    assert not is_unchanged(notes, public, {"data/a.yml": (1, 2, 4)}, 5)
    (public / "b.html").write_text("b")
    assert not is_unchanged(notes, public, inputs, 5)


SPOILT: dict[str, Callable[[Path], object]] = {
    "deleted": Path.unlink,
    "empty": lambda file: file.write_bytes(b""),
    "cut": lambda file: file.write_bytes(file.read_bytes()[:-9]),
    "other": lambda file: file.write_text('{"token": 1, "files": []}'),
    "flipped": lambda file: file.write_bytes(file.read_bytes().swapcase()),
}


@pytest.mark.parametrize("name", [NAME, QUESTIONS])
@pytest.mark.parametrize("way", SPOILT)
@pytest.mark.usefixtures("state")
def test_spoilt_notes_are_none_and_have_the_token_that_others_see(
    tmp_path: Path, name: str, way: str
) -> None:
    """Else a build would wait for ever for the one that wrote them."""
    SPOILT[way](tmp_path / name)
    read = PublicState.read(tmp_path)
    assert read == PublicState(token=token(tmp_path))
    assert bool(read.token) == (name == QUESTIONS)


@pytest.mark.usefixtures("state")
def test_notes_of_two_publications_do_not_fit(tmp_path: Path) -> None:
    before = (tmp_path / QUESTIONS).read_bytes()
    PublicState(questions={"other": "1"}).write(tmp_path)
    (tmp_path / QUESTIONS).write_bytes(before)
    assert PublicState.read(tmp_path) == PublicState(token=token(tmp_path))
    forget(tmp_path)
    assert PublicState.read(tmp_path) == PublicState()


@pytest.mark.parametrize(
    ("own", "instant", "is_known"),
    [
        ((1, 100 * SECOND, 100 * SECOND), 100 * SECOND + GRAIN, False),
        ((1, 100 * SECOND, 100 * SECOND), 101 * SECOND + GRAIN, True),
        ((1, 100 * SECOND + 7, 100 * SECOND), 101 * SECOND, True),
        ((1, 100 * SECOND + 7, 101 * SECOND), 101 * SECOND, False),
        ((1, 200 * SECOND + 7, 100 * SECOND), 101 * SECOND, False),
    ],
)
def test_a_file_that_may_change_again_unseen_is_not_known_again(
    own: Stamp, instant: int, is_known: bool
) -> None:
    """A disk that stamps by seconds needs more time between two changes than others."""
    assert (settled(own, instant) == own) == is_known
    assert settled(own, instant)[0] == own[0]
    assert is_coarse(own) == (own[1] % SECOND == 0)


def test_a_time_that_was_set_back_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("one")
    before = stamp(file)
    assert before
    file.write_text("two")
    os.utime(file, ns=(before[1], before[1]))
    assert stamp(file) != before
