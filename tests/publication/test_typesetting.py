"""A PDF is compiled again where a validator would misread its bytes."""

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


def nudges(monkeypatch: pytest.MonkeyPatch, outputs: Iterator[bytes]) -> list[str]:
    """The input `nudge` of each compilation; typst returns one after the other of `outputs`."""
    inputs: list[str] = []

    def compile_document(*_: object, sys_inputs: dict[str, str], **__: object) -> bytes:
        inputs.append(sys_inputs["nudge"])
        return next(outputs)

    monkeypatch.setattr(typesetting, "_compile", compile_document)
    return inputs


@pytest.mark.parametrize(
    ("outputs", "times"),
    [([GOOD], 1), ([BAD, GOOD], 2), ([BAD, WORSE, GOOD], 3), ([BAD, BAD, GOOD], 2)],
)
def test_a_document_is_nudged_until_it_is_read_well_or_does_not_heed(
    monkeypatch: pytest.MonkeyPatch, outputs: list[bytes], times: int
) -> None:
    inputs = nudges(monkeypatch, iter(outputs))
    assert pdf("work", {}, DAY) == outputs[times - 1]
    assert inputs == [str(number) for number in range(times)]


def test_nudging_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = nudges(monkeypatch, (b"%d" % number + MISREAD for number in range(99)))
    pdf("work", {}, DAY)
    assert len(inputs) == MOST_NUDGES
