"""The words that Markdown adds to a text are in the language of the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from dissemination.library import bodies
from dissemination.markdown.rendering import render
from dissemination.model.practice import PARTS
from tests.support.marked import Marked
from tests.support.small import ADDRESSES, ITEMS, small

TEXT = """\
Τέλος.[^1]

- [ ] ένα
- [x] δύο

> [!NOTE]
> Κείμενο.

> [!WARNING] Τίτλος
> Κείμενο.

| α | β |
| - | - |
| γ | δ |

[^1]: Σημείωση.
"""


def labels(root: HtmlElement, path: str) -> list[str]:
    return [str(label) for label in root.xpath(path)]


@pytest.mark.parametrize("raw", ["", "<mark>ε</mark>\n\n"], ids=["Markdown", "with HTML"])
def test_what_markdown_adds_is_in_the_language_of_the_text(raw: str) -> None:
    root = html.fragment_fromstring(render(raw + TEXT, words=Marked("en")), create_parent="div")
    assert labels(root, ".//input/@aria-label") == ["⟦open⟧", "⟦done⟧"]
    assert labels(root, ".//section/@aria-label") == ["⟦Notes⟧"]
    assert labels(root, ".//*[@role='region']/@aria-label") == ["⟦Table: α, β⟧"]
    assert labels(root, ".//a[.='↩']/@aria-label") == ["⟦Back to reference 1⟧"]
    titles = root.find_class("markdown-alert-title")
    assert [title.text for title in titles] == ["⟦Note⟧", "Τίτλος"]


def test_the_parts_of_a_practice_have_their_names_and_headings(tmp_path: Path) -> None:
    library = small(tmp_path, ITEMS)
    entry = library.practices["sharing"]
    marked = Marked("en")
    page = bodies.Bodies(library.pictures, marked).html(entry, ADDRESSES.root)
    headings = [h.text for h in html.fragment_fromstring(page, create_parent="div").iter("h2")]
    assert headings == [f"⟦{part.capitalize()}⟧" for part in PARTS]
    parts = bodies.parts(entry, ADDRESSES.absolute, library.pictures, marked)
    assert tuple(parts) == PARTS
    assert not any("<h2" in part for part in parts.values())
