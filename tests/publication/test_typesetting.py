"""What typst gives is asked for again where a validator would misread it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from dissemination.publication import typesetting
from dissemination.publication.typesetting import MISREAD, MOST_NUDGES, pdf

DAY = date(2026, 11, 22)
BAD = b"1" + MISREAD
WORSE = b"2" + MISREAD
GOOD = b"3\nendstream"


def nudges(monkeypatch: pytest.MonkeyPatch, given: Iterator[bytes]) -> list[str]:
    """What the template is told each time; typst gives one after the other of `given`."""
    told: list[str] = []

    def made(*_: object, sys_inputs: dict[str, str], **__: object) -> bytes:
        told.append(sys_inputs["nudge"])
        return next(given)

    monkeypatch.setattr(typesetting, "_made", made)
    return told


@pytest.mark.parametrize(
    ("given", "times"),
    [([GOOD], 1), ([BAD, GOOD], 2), ([BAD, WORSE, GOOD], 3), ([BAD, BAD, GOOD], 2)],
)
def test_a_document_is_nudged_until_it_is_read_well_or_does_not_heed(
    monkeypatch: pytest.MonkeyPatch, given: list[bytes], times: int
) -> None:
    told = nudges(monkeypatch, iter(given))
    assert pdf("work", {}, DAY) == given[times - 1]
    assert told == [str(number) for number in range(times)]


def test_nudging_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    told = nudges(monkeypatch, (b"%d" % number + MISREAD for number in range(99)))
    pdf("work", {}, DAY)
    assert len(told) == MOST_NUDGES
