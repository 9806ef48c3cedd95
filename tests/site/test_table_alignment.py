"""The alignment of tables is in classes, on pages of docs/ and in items."""

from __future__ import annotations

from pathlib import Path

import markdown  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissemination.markdown.rendering import render
from dissemination.site.start_tags import start_tags
from dissemination.site.table_alignment import with_classes

TABLE = "| a | b | c | d |\n| --- | :-- | --: | :-: |\n| 1 | 2 | 3 | 4 |\n"


def cells(page: str) -> list[tuple[str, dict[str, str]]]:
    tags = start_tags(page)
    return [(tag.name, dict(tag.attributes)) for tag in tags if tag.name in {"th", "td"}]


@pytest.mark.parametrize(
    "page", [render(TABLE), markdown.markdown(TABLE, extensions=["tables"])], ids=["items", "docs"]
)
def test_both_kinds_of_markdown_give_the_same_classes(page: str) -> None:
    classes: list[dict[str, str]] = [
        {},
        *({"class": f"align-{direction}"} for direction in ("left", "right", "center")),
    ]
    expected = [(name, each) for name in ("th", "td") for each in classes]
    assert cells(with_classes(page)) == expected
    assert "style" not in with_classes(page)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<TD ALIGN=Right>", '<td class="align-right">'),
        ('<td align="right" title="a>b">', '<td title="a&gt;b" class="align-right">'),
        ('<td class="num" align="center" rowspan=2>', '<td class="num align-center" rowspan="2">'),
        ('<th align="justify">', "<th>"),
        ('<th style="TEXT-ALIGN : left">', '<th class="align-left">'),
        # What is no alignment stays, for a page of docs/ to be told of.
        ('<td style="color: red">', None),
        ('<p align="right">', None),
        ('<!-- <td align="right"> -->', None),
        ('<![no]> <script>"<td align=right>"</script>', None),
    ],
)
def test_only_the_alignment_of_cells_is_changed(cell: str, expected: str | None) -> None:
    assert with_classes(f"é\n{cell} x") == f"é\n{expected or cell} x"


@given(st.text(alphabet="<>/td alignsye=\"'!-[]\n", max_size=60))
def test_whatever_a_page_holds_is_taken(text: str) -> None:
    assert with_classes(with_classes(text)) == with_classes(text)


def test_an_item_of_a_site_has_the_class(mills: Path) -> None:
    page = (mills / "news/salt-and-wind/index.html").read_text("utf-8")
    assert '<td class="align-right">' in page
    assert " align=" not in page
