"""Tables and notes of texts: each table scrolls in a box with a name of its own, and no two texts
share a landmark or an id."""

from __future__ import annotations

import pytest
from lxml import html

from dissemination.library.bodies import prose
from dissemination.locale.locale import Locale
from dissemination.markdown.rendering import render

TABLE = "| a | b |\n| - | - |\n| 1 | 2 |\n\n"
CAPTIONED = "<table><caption>Costs &amp; <b>returns</b></caption><tr><td>1</td></tr></table>\n\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (TABLE, ["Table: a, b"]),
        (TABLE + TABLE, ["Table: a, b", "Table: a, b (2)"]),
        ("| | *b* |\n|-|-|\n| 1 | 2 |\n", ["Table: b"]),
        ("<table><tr><td>1</td></tr></table>\n", ["Table"]),
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
    assert {(box.get("tabindex"), box.get("role")) for box in boxes} == {("0", "region")}


def test_the_notes_of_two_texts_of_data_share_no_landmark_and_no_id() -> None:
    texts = [f"{word}.[^1]\n\n{TABLE}\n\n[^1]: A note." for word in ("One", "Two")]
    page = "".join(prose(text, "data/networks.yml", str, Locale("en")) for text in texts)
    root = html.fragment_fromstring(page, create_parent="div")

    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids)) == 4
    assert sorted(f"#{each}" for each in ids) == sorted(root.xpath("//a/@href"))
    assert root.xpath("//*[@aria-label='Notes']/@role") == ["note", "note"]
