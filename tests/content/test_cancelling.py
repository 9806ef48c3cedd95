"""To cancel, postpone or move an event takes one message, whose lines can be pasted."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dissemination.load import load
from dissemination.problems import ContentError
from tests.support.small import event, minimal

MOMENT = datetime(2027, 1, 31, 23, 30, tzinfo=UTC)  # the first of February in Berlin


def problems(root: Path, text: str) -> list[str]:
    try:
        load(minimal(root, **{"content/events/e.md": text}), MOMENT)
    except ContentError as error:
        return [problem.message for problem in error.problems]
    return []


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "cancelled"},
        {"status": "postponed"},
        {"status": "postponed", "days_unknown": "2027-01", "start": ""},
        {"status": "moved", "moved_from": "2026-05-03"},
        {"status": "moved", "place_before": "Town hall"},
        {"status": "cancelled", "updated": "2026-12-01"},
        {"status": "cancelled", "correction": "The speaker is ill."},
        {"status": "cancelled", "published": "2027-02-01 00:10"},
        {"status": "planned", "sequence": "2", "correction": "It ends at noon."},
    ],
    ids=str,
)
def test_the_lines_of_the_one_message_are_all_that_is_needed(
    tmp_path: Path, fields: dict[str, str]
) -> None:
    [message] = problems(tmp_path, event(**fields))
    lines = dict(line.split(": ", 1) for line in re.findall(r'"([a-z_]+: [^"]+)"', message))
    assert lines
    assert lines.get("updated", "2027-02-01") == "2027-02-01"
    assert problems(tmp_path, event(**fields | lines)) == []


def test_what_only_the_author_knows_is_left_open(tmp_path: Path) -> None:
    [message] = problems(tmp_path, event(status="moved"))
    assert '"moved_from: …" with its former start (or "place_before: …")' in message
    pasted = {"moved_from": "…", "sequence": "1", "updated": "2027-02-01", "correction": "Moved."}
    [message] = problems(tmp_path, event(status="moved", **pasted))
    assert message.startswith("moved_from: expected a date")
