"""Stilted sentences that readers once met stay away."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

OLD: Final = (
    "What it was for",
    "What came of it",
    "What the plan promised in figures",
    "4 from 4 countries",
    "Take it along",
    "And then",
    "What belongs to it",
    "Editorial view: ours",
    "A source reports that this was done",
    "does not stand in for it",
    "What has no mark of its own",
    "Where this comes from",
    "Mended:",
    "What rests on it",
    "No record of this site cites it",
    "mended without a word",
    "New items come by themselves",
    "comes to you by itself",
    "The main ones",
    "a reader that takes such a list",
    "which corrects itself",
    "what becomes of them",
    "day not known",
    "Events whose day is not known",
    "What the plan or a partner names",
    "Named for the coordinator",
    "the names are equal",
    "Reported in part",
    "What no public source says",
    "to be taken along",
    "asks no thing of any other host",
    "Who answers for this site",
    "The first page",
    "The main pages",
    "that only the plan names",
    "Elsewhere worded",
    "Register of labels",
    "A second line: more than one",
    "Its maintainers",
    ">For whom",
)
TEXTS: Final = (".html", ".xml", ".json", ".ics", ".opml")


@pytest.mark.parametrize("name", ["inno_drop", "mills"])
def test_no_site_says_what_was_put_in_plain_words(
    name: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(name)
    files = [file for file in site.rglob("*") if file.suffix in TEXTS]
    assert len(files) > 100
    assert [
        f"{file.relative_to(site).as_posix()}: {phrase}"
        for file in files
        for text in [" ".join(file.read_text("utf-8").split())]
        for phrase in OLD
        if phrase in text
    ] == []
