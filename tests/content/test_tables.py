"""Tables of texts: each scrolls in a box with a name of its own."""

from __future__ import annotations

import pytest
from lxml import html

from dissemination.markdown.rendering import render

TABLE = "| a | b |\n| - | - |\n| 1 | 2 |\n\n"
CAPTIONED = "<table><caption>Costs &amp; <b>returns</b></caption><tr><td>1</td></tr></table>\n\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (TABLE, ["Table"]),
        (TABLE + TABLE, ["Table", "Table (2)"]),
        ("## What *came* of it & why\n\n" + TABLE, ["What came of it & why"]),
        ("## One\n\n" + TABLE + "### Two\n\n" + TABLE, ["One", "Two"]),
        ("## One\n\n" + TABLE + "## Two\n\nText.\n\n## One\n\n" + TABLE, ["One", "One (2)"]),
        ("## One\n\n" + CAPTIONED + TABLE, ["Costs & returns", "One"]),
        (CAPTIONED + CAPTIONED, ["Costs & returns", "Costs & returns (2)"]),
        ('## "Quoted" <3\n\n' + TABLE, ['"Quoted" <3']),
    ],
)
def test_each_table_has_its_own_name(text: str, names: list[str]) -> None:
    boxes = html.fragment_fromstring(render(text), create_parent="div").find_class("table-scroll")
    assert [box.get("aria-label") for box in boxes] == names
    assert [[child.tag for child in box] for box in boxes] == [["table"]] * len(names)
    assert {(box.get("tabindex"), box.get("role")) for box in boxes} == {("0", "group")}
